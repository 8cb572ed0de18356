/**
 * Rows as CSV (RFC 4180), with every field. What a spreadsheet would take for a formula gets an
 * apostrophe in front, so that opening the file runs nothing that somebody has typed.
 *
 * @since 0.1.0
 */
import { stringify } from 'csv-stringify/sync'
import type { Format } from './format.js'

export interface CsvColumn<Row> {
  readonly name: string
  readonly value: (row: Row) => string | number | boolean | null | undefined
}

/** Without the line feed of the last line, which whoever prints adds. */
const linesOf = (records: readonly (readonly unknown[])[]): string =>
  stringify([...records], {
    cast: { boolean: String },
    escape_formulas: true,
    record_delimiter: 'windows',
  }).replace(/\n$/, '')

export const asCsv = <Row>(columns: readonly CsvColumn<Row>[]): Format<Row> => ({
  head: linesOf([columns.map(({ name }) => name)]),
  linesOf: (rows) => linesOf(rows.map((row) => columns.map(({ value }) => value(row)))),
})
