/**
 * Whether a condition holds for a row in memory.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../../projection.js'
import { compareValues } from '../column-order.js'
import { kept } from '../column-value.js'
import type { Compared, Condition } from '../condition.js'
import { holdsAll } from '../matching.js'
import { words } from '../words.js'
import { type MemoryRow, wordsIn } from './memory-row.js'

const compares = (type: Compared<string>['type'], actual: ColumnValue, value: ColumnValue) => {
  const order = compareValues(actual, value)
  if (type === 'Equals') return order === 0
  return actual !== null && value !== null && (type === 'AtLeast' ? order >= 0 : order <= 0)
}

/** What the text lists; nothing if it is no list. */
const listIn = (text: ColumnValue): readonly unknown[] => {
  if (typeof text !== 'string') return []
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}

export const holdsFor = (
  columns: readonly string[],
  condition: Condition<string>,
): ((row: MemoryRow) => boolean) => {
  if (condition.type === 'Matches') {
    const beginnings = words(condition.text)
    return (row) => holdsAll(beginnings, wordsIn(row))
  }
  const index = columns.indexOf(condition.column)
  const actual = ({ values }: MemoryRow): ColumnValue => values[index] ?? null
  switch (condition.type) {
    case 'IsPresent':
      return (row) => actual(row) !== null
    case 'Includes': {
      const value = kept(condition.value)
      return (row) => listIn(actual(row)).includes(value)
    }
    case 'Equals':
    case 'AtLeast':
    case 'AtMost': {
      const { type } = condition
      const value = kept(condition.value)
      return (row) => compares(type, actual(row), value)
    }
  }
}
