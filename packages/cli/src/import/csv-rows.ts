/**
 * The bytes of a CSV file as rows. Those that precede a failure are handed out before it.
 *
 * @since 0.1.0
 */
import { CsvError, parse, type Parser } from 'csv-parse'
import * as E from 'fp-ts/lib/Either.js'
import { type LineCounter, lineCounter } from './line-counter.js'
import type { Values } from './text.js'
import { utf8Check } from './utf8-check.js'

export interface CsvRow {
  /** The line on which the row ends, from 1. */
  readonly line: number
  readonly values: Values
}

/** `line`: where what is wrong begins. */
export interface NoCsv {
  readonly line: number
  readonly because: string
}

/** Bytes of a row: a quote that is never closed must not fill the memory. */
const longest = 4 * 1024 * 1024

const reasons: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: 'this row has more than 4 MiB. Is a quote in it not closed',
  INVALID_OPENING_QUOTE:
    'a quote stands inside a value that does not begin with one. Put the value in quotes and ' +
    'double those in it',
}

const notClosed =
  'a quote opens here, and is not closed at the end of its value. Close it, and double those ' +
  'inside of the value'

const noCsv = (error: CsvError, lines: LineCounter, emptyLines: number): NoCsv => {
  const isFirstValue = Number(error['index']) === 0
  const skipped = isFirstValue ? Number(error['empty_lines']) - emptyLines : 0
  const line = lines.lineOf(Number(error['bytes'])) + skipped
  return { line, because: reasons[error.code] ?? notClosed }
}

/** Hands the next bytes to the parser, or says that there are no more; answers what it throws. */
const parsed = (parser: Parser, chunk: Uint8Array | undefined) =>
  new Promise<Error | null | undefined>((resolve) => {
    if (chunk === undefined) parser.end(resolve)
    else parser.write(chunk, resolve)
  })

const chunksAndEnd = async function* (
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array | undefined> {
  yield* bytes
  yield undefined
}

export const csvRows = async function* (
  bytes: AsyncIterable<Uint8Array>,
  delimiter: string,
): AsyncGenerator<E.Either<NoCsv, CsvRow>> {
  const lines = lineCounter()
  const wrongIn = utf8Check()
  let rows: CsvRow[] = []
  let emptyLines = 0
  const parser = parse({
    bom: true,
    delimiter,
    max_record_size: longest,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    on_record: (values: string[], info) => {
      rows.push({ line: lines.lineOf(info.bytes - 1), values })
      emptyLines = info.empty_lines
      return null
    },
  })
  // It is answered by `parsed`, too; without a listener it would end the process.
  parser.on('error', () => undefined)
  let offset = 0
  for await (const chunk of chunksAndEnd(bytes)) {
    if (chunk !== undefined) lines.add(chunk)
    const wrong = wrongIn(chunk)
    if (wrong !== undefined) {
      yield E.left({ line: lines.lineOf(offset + wrong), because: 'this is not UTF-8' })
      return
    }
    const error = await parsed(parser, chunk)
    for (const row of rows) yield E.right(row)
    rows = []
    if (error instanceof CsvError) {
      yield E.left(noCsv(error, lines, emptyLines))
      return
    }
    if (error) throw error
    offset += chunk?.length ?? 0
  }
}
