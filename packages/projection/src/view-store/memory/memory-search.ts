/**
 * Looking through all rows, because there is no index in memory. Only as many are kept as are asked
 * for.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../../projection.js'
import { comparePlaces } from '../column-order.js'
import type { Condition } from '../condition.js'
import type { Place } from '../cursor.js'
import type { Counted, Found } from '../paging.js'
import type { CountBy, Query } from '../query.js'
import { holdsFor } from './memory-condition.js'
import type { MemoryRow, MemoryRows } from './memory-table.js'

export const whether = (columns: readonly string[], where: readonly Condition<string>[]) => {
  const all = where.map((condition) => holdsFor(columns, condition))
  return (row: MemoryRow): boolean => all.every((holds) => holds(row))
}

const valuesIn = (columns: readonly string[], names: readonly string[]) => {
  const places = names.map((name) => columns.indexOf(name))
  return ({ values }: MemoryRow): ColumnValue[] => places.map((place) => values[place] ?? null)
}

/** Where it belongs among those that are in order. */
const placeAmong = <A>(sorted: readonly A[], isAfter: (one: A) => boolean): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = sorted[middle]
    if (one !== undefined && isAfter(one)) low = middle + 1
    else high = middle
  }
  return low
}

/** One more than the page holds, if there is one. */
export const search = (
  columns: readonly string[],
  rows: MemoryRows,
  { where, orderBy, descending = false, limit }: Query<string>,
  after: Place | undefined,
): readonly Found[] => {
  const holds = whether(columns, where)
  const orderOf = valuesIn(columns, orderBy)
  const compare = (a: Place, b: Place) => (descending ? comparePlaces(b, a) : comparePlaces(a, b))
  const found: { place: Place; id: string; row: string }[] = []
  for (const [id, row] of rows) {
    if (!holds(row)) continue
    const place = [...orderOf(row), id]
    if (after !== undefined && compare(place, after) <= 0) continue
    const last = found.length > limit ? found.at(-1) : undefined
    if (last !== undefined && compare(place, last.place) >= 0) continue
    const index = placeAmong(found, (one) => compare(one.place, place) < 0)
    found.splice(index, 0, { place, id, row: row.row })
    if (found.length > limit + 1) found.pop()
  }
  return found
}

/** The same for values that are equal. */
const keyOf = (value: ColumnValue): string | null =>
  value === null || typeof value === 'string'
    ? value && `"${value}`
    : String(typeof value === 'bigint' || Number.isInteger(value) ? BigInt(value) : value)

/** One more than the page holds, if there is one. */
export const countGroups = (
  columns: readonly string[],
  rows: MemoryRows,
  { by, where, limit }: CountBy<string>,
  after: Place | undefined,
): readonly Counted[] => {
  const holds = whether(columns, where)
  const valuesOf = valuesIn(columns, by)
  const groups = new Map<string, [values: ColumnValue[], count: number]>()
  for (const row of rows.values()) {
    if (!holds(row)) continue
    const values = valuesOf(row)
    const key = JSON.stringify(values.map(keyOf))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [values, 1])
    else group[1] += 1
  }
  return [...groups.values()]
    .filter(([values]) => after === undefined || comparePlaces(values, after) > 0)
    .sort(([a], [b]) => comparePlaces(a, b))
    .slice(0, limit + 1)
}
