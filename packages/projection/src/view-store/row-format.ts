/**
 * How rows are kept: as JSON text beside the values of their columns. A row is read back as what was
 * saved, because a view of another version is never read.
 *
 * @since 0.1.0
 */
import type { ColumnValue, Projection } from '../projection.js'

export interface RowFormat<Row extends object> {
  readonly columns: readonly string[]
  /** In the order of `columns`. */
  readonly valuesOf: (row: Row) => readonly ColumnValue[]
  readonly write: (row: Row) => string
  readonly read: (text: string) => Row
}

export const rowFormat = <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>({
  columns,
}: Projection<Row, Event, Column>): RowFormat<Row> => {
  const named = Object.entries<(row: Row) => ColumnValue>(columns)
  return {
    columns: named.map(([name]) => name),
    valuesOf: (row) => named.map(([, valueOf]) => valueOf(row)),
    write: (row) => JSON.stringify(row),
    read: (text) => JSON.parse(text) as Row,
  }
}
