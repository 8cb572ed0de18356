/**
 * What a view in memory consists of, whatever its rows look like.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../../projection.js'
import { comparePlaces, compareValues } from '../column-order.js'
import type { Place } from '../cursor.js'
import type { Condition, Query } from '../query.js'

export interface MemoryRow {
  readonly text: string
  readonly values: readonly ColumnValue[]
}

export interface MemoryTable {
  readonly columns: readonly string[]
  readonly rows: Map<string, MemoryRow>
}

const holds = ({ type, value }: Condition<string>, actual: ColumnValue): boolean => {
  if (type === 'Includes') {
    const list = typeof actual === 'string' ? (JSON.parse(actual) as readonly ColumnValue[]) : []
    return list.includes(value)
  }
  const order = compareValues(actual, value)
  if (type === 'Equals') return order === 0
  return actual !== null && value !== null && (type === 'AtLeast' ? order >= 0 : order <= 0)
}

/** What a query finds behind a place, in order, and at which places. */
export const search = (
  { columns, rows }: MemoryTable,
  { where, orderBy, descending = false }: Query<string>,
  after: Place | undefined,
): readonly (readonly [place: Place, row: MemoryRow])[] => {
  const compare = (a: Place, b: Place) => (descending ? comparePlaces(b, a) : comparePlaces(a, b))
  const found: [Place, MemoryRow][] = []
  for (const [id, row] of rows) {
    const valueIn = (column: string): ColumnValue => row.values[columns.indexOf(column)] ?? null
    const place = [...orderBy.map(valueIn), id]
    const isFound =
      !place.includes(null) &&
      where.every((condition) => holds(condition, valueIn(condition.column))) &&
      (after === undefined || compare(place, after) > 0)
    if (isFound) found.push([place, row])
  }
  return found.sort(([a], [b]) => compare(a, b))
}
