/**
 * A CSV file as rows by column name. The first line names the columns; a byte order mark is skipped.
 *
 * @since 0.1.0
 */
import { readFileSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'

/**
 * The file cannot be read, or a line of it is not what it should be.
 *
 * @category errors
 * @since 0.1.0
 */
export interface CsvInvalid {
  readonly type: 'CsvInvalid'
  readonly file: string
  /** From 1; 0 = the file as a whole. */
  readonly line: number
  readonly field: string
  readonly because: string
}

/** Rows with the line on which each ends. */
export type CsvRow = Readonly<Record<string, string>>

interface InfoRow {
  readonly record: CsvRow
  readonly info: { readonly lines: number }
}

export const readCsv = (
  file: string,
): E.Either<CsvInvalid, readonly { readonly row: CsvRow; readonly line: number }[]> => {
  const invalid = (line: number, because: string) =>
    E.left<CsvInvalid>({ type: 'CsvInvalid', file, line, field: '', because })
  try {
    const rows = parse(readFileSync(file), {
      bom: true,
      columns: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly InfoRow[]
    return E.right(rows.map(({ record, info }) => ({ row: record, line: info.lines })))
  } catch (error) {
    if (error instanceof CsvError)
      return invalid(typeof error['lines'] === 'number' ? error['lines'] : 0, 'it is not valid CSV')
    const code =
      typeof error === 'object' && error !== null && 'code' in error
        ? String(error.code)
        : 'unknown error'
    return invalid(0, `it cannot be read (${code})`)
  }
}
