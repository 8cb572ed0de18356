/**
 * How rows are kept: as JSON text beside the values of their columns. A row is read back as what was
 * saved, because a view of another version is never read.
 *
 * @since 0.1.0
 */
import type { ColumnValue, Projection } from '../projection.js'
import { checkedText, checkedValue } from '../projection-mistake.js'
import { kept } from './column-value.js'
import { copied } from './copied.js'

export interface RowFormat<Row extends object> {
  /** Which view, of which version. */
  readonly view: string
  readonly columns: readonly string[]
  /** In the order of `columns`. */
  readonly valuesOf: (row: Row) => readonly ColumnValue[]
  /** What text search finds a row by; `undefined` = no search. */
  readonly textOf: ((row: Row) => string) | undefined
  readonly write: (row: Row) => string
  readonly read: (text: string) => Row
  /** Of a row that was saved. */
  readonly copy: (row: object) => Row
}

export const rowFormat = <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>({
  name,
  version,
  columns,
  text,
}: Projection<Row, Event, Column>): RowFormat<Row> => {
  const named = Object.entries<(row: Row) => ColumnValue>(columns)
  return {
    view: `${name}/${String(version)}`,
    columns: named.map(([column]) => column),
    valuesOf: (row) => named.map(([column, valueOf]) => kept(checkedValue(column, valueOf(row)))),
    textOf: text && ((row) => checkedText(text(row))),
    write: (row) => JSON.stringify(row),
    read: (written) => JSON.parse(written) as Row,
    copy: (row) => copied(row) as Row,
  }
}
