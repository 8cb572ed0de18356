/**
 * What a view answers, said as plainly as can be: filter and sort.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../../projection.js'
import type { Condition } from '../../view-store/condition.js'
import type { CountBy, Group, Query } from '../../view-store/query.js'
import { type Thing, type ThingColumn, things } from './things.js'

export type Things = ReadonlyMap<string, Thing>

const kindOf = (value: ColumnValue): number =>
  value === null ? 0 : typeof value === 'string' ? 2 : 1

const compare = (a: ColumnValue, b: ColumnValue): number => {
  if (a === b) return 0
  if (kindOf(a) !== kindOf(b)) return kindOf(a) - kindOf(b)
  if (typeof a === 'string' || typeof b === 'string')
    return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
  return a === null || b === null || a == b ? 0 : a < b ? -1 : 1
}

const compareAll = (a: readonly ColumnValue[], b: readonly ColumnValue[]): number =>
  a.map((value, index) => compare(value, b[index] ?? null)).find((order) => order !== 0) ?? 0

const { columns } = things()

const valuesIn = (names: readonly ThingColumn[], row: Thing): readonly ColumnValue[] =>
  names.map((name) => columns[name](row))

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const holds =
  (row: Thing) =>
  (condition: Condition<ThingColumn>): boolean => {
    if (condition.type === 'Matches')
      return wordsIn(condition.text).every((beginning) =>
        wordsIn(row.note).some((word) => word.startsWith(beginning)),
      )
    const actual = columns[condition.column](row)
    switch (condition.type) {
      case 'IsPresent':
        return actual !== null
      case 'Includes':
        return condition.column === 'tags' && row.tags.includes(String(condition.value))
      case 'Equals':
        return compare(actual, condition.value) === 0
      case 'AtLeast':
        return actual !== null && condition.value !== null && compare(actual, condition.value) >= 0
      case 'AtMost':
        return actual !== null && condition.value !== null && compare(actual, condition.value) <= 0
    }
  }

export const meeting = (
  rows: Things,
  where: readonly Condition<ThingColumn>[],
): readonly (readonly [id: string, row: Thing])[] =>
  [...rows].filter(([, row]) => where.every(holds(row)))

interface Placed {
  readonly place: readonly ColumnValue[]
  readonly row: Thing
}

/** All of them that lie behind a place, in order, each with its own. */
export const expectedPlaces = (
  rows: Things,
  { where, orderBy, descending }: Pick<Query<ThingColumn>, 'where' | 'orderBy' | 'descending'>,
  behind?: readonly ColumnValue[],
): readonly Placed[] => {
  const direction = descending === true ? -1 : 1
  return meeting(rows, where)
    .map(([id, row]) => ({ place: [...valuesIn(orderBy, row), id], row }))
    .filter(({ place }) => behind === undefined || direction * compareAll(place, behind) > 0)
    .sort((a, b) => direction * compareAll(a.place, b.place))
}

/** All of them, in order. */
export const expectedRows = (
  rows: Things,
  query: Pick<Query<ThingColumn>, 'where' | 'orderBy' | 'descending'>,
): readonly Thing[] => expectedPlaces(rows, query).map(({ row }) => row)

const shown = (value: ColumnValue): ColumnValue =>
  typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value

/** All of them, in order. */
export const expectedGroups = (
  rows: Things,
  { by, where }: Pick<CountBy<ThingColumn>, 'by' | 'where'>,
): readonly Group[] => {
  const groups: { values: readonly ColumnValue[]; count: number }[] = []
  for (const [, row] of meeting(rows, where)) {
    const values = valuesIn(by, row)
    const same = groups.find((group) => compareAll(group.values, values) === 0)
    if (same === undefined) groups.push({ values, count: 1 })
    else same.count += 1
  }
  return groups
    .sort((a, b) => compareAll(a.values, b.values))
    .map(({ values, count }) => ({ values: values.map(shown), count }))
}
