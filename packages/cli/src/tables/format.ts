/**
 * What rows look like when they are printed.
 *
 * @since 0.1.0
 */
import { type Column, tableHead, tableRows } from './table.js'

export interface Format<Row> {
  /** What stands above the rows. */
  readonly head?: string
  /** The rows of a page, which is not empty, as lines. */
  readonly linesOf: (rows: readonly Row[]) => string
}

export const asTable = <Row>(columns: readonly Column<Row>[]): Format<Row> => ({
  head: tableHead(columns),
  linesOf: (rows) => tableRows(columns, rows),
})

/** JSON escapes the control characters of ASCII, but not those behind it, which terminals obey, too. */
const jsonLine = (row: unknown): string =>
  JSON.stringify(row).replace(
    /\p{Cc}/gu,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

export const asJson: Format<unknown> = { linesOf: (rows) => rows.map(jsonLine).join('\n') }
