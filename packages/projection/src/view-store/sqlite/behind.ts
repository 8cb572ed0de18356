/**
 * What lies behind a place in an order. SQL compares no tuples that hold NULL as the order needs it,
 * so the comparison is spelled out, column by column.
 *
 * @since 0.1.0
 */
import { sql } from 'kysely'
import type { ColumnValue } from '../../projection.js'
import type { Place } from '../cursor.js'
import type { Part } from './holds.js'

/** Behind one value; NULL comes first, in a descending order last. */
const behindValue = (column: string, value: ColumnValue, descending: boolean): readonly Part[] => {
  const name = sql.id(column)
  if (descending) return value === null ? [] : [sql`${name} < ${value}`, sql`${name} is null`]
  return [value === null ? sql`${name} is not null` : sql`${name} > ${value}`]
}

/** The parts of the order that lie behind a place, the nearest first. */
export const partsBehind = (
  order: readonly string[],
  place: Place,
  descending: boolean,
): readonly Part[] =>
  order
    .map((column, index) => {
      const same = order
        .slice(0, index)
        .map((before, at): Part => sql`${sql.id(before)} is ${place[at] ?? null}`)
      return behindValue(column, place[index] ?? null, descending).map(
        (behind): Part => sql`${sql.join([...same, behind], sql` and `)}`,
      )
    })
    .reverse()
    .flat()

export const isBehind = (order: readonly string[], place: Place, descending: boolean): Part => {
  const parts = partsBehind(order, place, descending)
  return parts.length === 0
    ? sql`false`
    : sql`(${sql.join(
        parts.map((part) => sql`(${part})`),
        sql` or `,
      )})`
}
