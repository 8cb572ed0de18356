/**
 * A CSV file (UTF-8, commas) as lines of values. A byte order mark is skipped.
 *
 * @since 0.1.0
 */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import * as E from 'fp-ts/lib/Either.js'
import { errorCode } from '../error-code.js'

/**
 * The file cannot be read, or a line of it is not what it should be. Nothing here is a value of the
 * file.
 *
 * @category errors
 * @since 0.1.0
 */
export interface CsvInvalid {
  readonly type: 'CsvInvalid'
  readonly file: string
  /** From 1; 0 = the file as a whole. */
  readonly line: number
  /** The column; empty = the line as a whole. */
  readonly field: string
  readonly because: string
}

/** A record, and the line on which it ends. */
export interface CsvRow {
  readonly line: number
  readonly values: readonly string[]
}

const lineOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : 0

export const readCsv = (file: string): E.Either<CsvInvalid, readonly CsvRow[]> => {
  const invalid = (line: number, because: string): CsvInvalid => ({
    type: 'CsvInvalid',
    file,
    line,
    field: '',
    because,
  })
  const rows: CsvRow[] = []
  return E.chain((text: string) =>
    E.tryCatch(
      () => {
        parse(text, {
          skip_empty_lines: true,
          trim: true,
          on_record: (values, { lines }) => {
            rows.push({ line: lines, values })
            return null
          },
        })
        return rows
      },
      (error) => invalid(lineOf(error), 'it is not valid CSV'),
    ),
  )(
    E.tryCatch(
      () => new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)),
      (error) => invalid(0, `it cannot be read (${errorCode(error)})`),
    ),
  )
}
