/**
 * A CSV file (UTF-8, commas) as lines of values. A byte order mark is skipped.
 *
 * @since 0.1.0
 */
import { type Buffer, isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
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

/** On which line, from 1, the byte before an offset is. To be asked in the order of the file. */
const lineCounter = (bytes: Buffer) => {
  let [line, at] = [1, 0]
  return (offset: number): number => {
    const passed = bytes.subarray(at, offset).toString('latin1')
    line += passed.match(/\r\n|\r|\n/g)?.length ?? 0
    at = offset
    return /[\r\n]$/.test(passed) ? line - 1 : line
  }
}

/** Where the value begins that the parser could not read: behind empty lines, too. */
const beginOf = (bytes: Buffer, error: CsvError): number => {
  const end = Number(error['bytes'])
  const blank = /^\s*/.exec(bytes.toString('latin1', end))
  return end + (blank?.[0].length ?? 0) + 1
}

const parsed = (bytes: Buffer): E.Either<{ line: number; because: string }, readonly CsvRow[]> => {
  const rows: CsvRow[] = []
  const lineOf = lineCounter(bytes)
  try {
    parse(bytes, {
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (values: string[], info) => {
        rows.push({ line: lineOf(info.bytes), values })
        return null
      },
    })
    return E.right(rows)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const because = 'it is not valid CSV: check the quotes of the value that begins here'
    return E.left({ line: lineOf(beginOf(bytes, error)), because })
  }
}

export const readCsv = (file: string): E.Either<CsvInvalid, readonly CsvRow[]> => {
  const invalid = (line: number, because: string) =>
    E.left<CsvInvalid>({ type: 'CsvInvalid', file, line, field: '', because })
  const bytes = E.tryCatch(() => readFileSync(file), errorCode)
  if (E.isLeft(bytes)) return invalid(0, `it cannot be read (${bytes.left})`)
  if (!isUtf8(bytes.right)) return invalid(0, 'it is not UTF-8')
  const rows = parsed(bytes.right)
  return E.isRight(rows) ? rows : invalid(rows.left.line, rows.left.because)
}
