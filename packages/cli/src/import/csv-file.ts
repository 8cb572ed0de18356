/**
 * A CSV file as a stream of rows. The first line names the columns; a byte order mark is skipped.
 *
 * @since 0.1.0
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { CsvInvalid } from '@interaction-log/interaction-log'
import { CsvError, parse } from 'csv-parse'
import * as E from 'fp-ts/lib/Either.js'
import { errorCode } from '../error-code.js'
import type { Values } from './text.js'

interface CsvLine {
  /** The line on which the row ends, from 1. */
  readonly line: number
  readonly values: Values
}

export interface CsvFile {
  readonly columns: Values
  /** A failure is the last row. */
  readonly rows: AsyncGenerator<E.Either<CsvInvalid, CsvLine>>
  readonly bytes: number
  readonly bytesRead: () => number
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

const notUtf8 = 'ERR_ENCODING_INVALID_ENCODED_DATA'

/** Bytes that are not UTF-8 end the file: to replace them would store what nobody wrote. */
const decoded = async function* (input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of input) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

const problemOf = (file: string, error: unknown): CsvInvalid => {
  const line = error instanceof CsvError ? Number(error['lines'] ?? 0) : 0
  const unreadable =
    errorCode(error) === notUtf8 ? 'it is not UTF-8' : `it cannot be read (${errorCode(error)})`
  const because = error instanceof CsvError ? 'it is not valid CSV' : unreadable
  return { type: 'CsvInvalid', file, line, field: '', because }
}

/** Opens the file and reads its first line. */
export const openCsv = async (
  file: string,
  delimiter: string,
): Promise<E.Either<CsvInvalid, CsvFile>> => {
  const input = createReadStream(file)
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  })
  const bytes: AsyncIterable<Uint8Array> = input
  const text = Readable.from(decoded(bytes))
  text.on('error', (error) => parser.destroy(error)).pipe(parser)

  const lines = async function* (): AsyncGenerator<E.Either<CsvInvalid, CsvLine>> {
    const parsed: AsyncIterable<Parsed> = parser
    try {
      for await (const { record, info } of parsed)
        yield E.right({ line: info.lines, values: record })
    } catch (error) {
      yield E.left(problemOf(file, error))
    } finally {
      input.destroy()
    }
  }

  const rows = lines()
  const first = await rows.next()
  if (first.done === true)
    return E.left({ type: 'CsvInvalid', file, line: 1, field: '', because: 'it is empty' })
  if (E.isLeft(first.value)) return first.value
  const columns = first.value.right.values
  if (new Set(columns).size < columns.length) {
    input.destroy()
    const because = 'two columns have the same name'
    return E.left({ type: 'CsvInvalid', file, line: 1, field: '', because })
  }
  const { size } = await stat(file)
  return E.right({
    columns,
    rows,
    bytes: size,
    bytesRead: () => input.bytesRead,
  })
}
