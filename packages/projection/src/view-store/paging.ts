/**
 * Pages of what a store has found.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../projection.js'
import { shown } from './column-value.js'
import { cursorOf, type Place } from './cursor.js'
import type { Group, Groups, Page, Query } from './query.js'
import type { RowFormat } from './row-format.js'

/** A row as it is kept. */
export interface Found {
  readonly id: string
  readonly row: string
}

/** `found`: in order, one more than the page holds if there is one. */
export const pageOf = <Row extends object>(
  { columns, read, valuesOf }: RowFormat<Row>,
  { orderBy, limit }: Query<string>,
  binding: string,
  found: readonly Found[],
): Page<Row> => {
  const shownOnes = found.slice(0, limit)
  const rows = shownOnes.map(({ row }) => read(row))
  const [last, lastRow] = [shownOnes.at(-1), rows.at(-1)]
  if (found.length === rows.length || last === undefined || lastRow === undefined)
    return { rows, next: undefined }
  const values = valuesOf(lastRow)
  const place: Place = orderBy.map((column) => values[columns.indexOf(column)] ?? null)
  return { rows, next: cursorOf(binding, [...place, last.id]) }
}

/** The values and the number of rows of a group. */
export type Counted = readonly [values: readonly ColumnValue[], count: number]

export const groupsOf = (limit: number, binding: string, found: readonly Counted[]): Groups => {
  const groups = found
    .slice(0, limit)
    .map(([values, count]): Group => ({ values: values.map(shown), count }))
  const last = groups.at(-1)
  return {
    groups,
    next: last && found.length > limit ? cursorOf(binding, last.values) : undefined,
  }
}
