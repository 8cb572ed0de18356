/**
 * The rows of a CSV file as lines of a segment: each column is a field of a line, an empty value is
 * left out.
 *
 * @since 0.1.0
 */
import {
  decodeInput,
  type InputRefusal,
  NewSegmentLine,
  segmentLineFields,
} from '@interaction-log/core'
import type { CsvInvalid } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import { openCsv } from '../import/csv-file.js'
import type { Values } from '../import/text.js'

export interface CsvLine {
  /** Where in the file it stands. */
  readonly line: number
  readonly decoded: E.Either<InputRefusal, NewSegmentLine>
}

const fields = ['contactId', ...segmentLineFields]
const decode = decodeInput(NewSegmentLine, fields)

const booleans: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  no: false,
  false: false,
}
const areBooleans = new Set(['attemptFailed', 'campaignTarget', 'campaignResponse'])

const valueOf = (field: string, text: string): unknown => {
  if (areBooleans.has(field)) return booleans[text.toLowerCase()] ?? text
  return field === 'durationMinutes' && /^\d+$/.test(text) ? Number(text) : text
}

const lineOf = (columns: Values, values: Values): object =>
  Object.fromEntries(
    columns.flatMap((field, index) => {
      const text = values[index] ?? ''
      return text === '' ? [] : [[field, valueOf(field, text)]]
    }),
  )

/** A failure is the last item. */
export const csvLines = async function* (
  file: string,
): AsyncGenerator<E.Either<CsvInvalid, CsvLine>> {
  const csv = await openCsv(file, ',')
  if (E.isLeft(csv)) {
    yield csv
    return
  }
  const { columns, rows } = csv.right
  const invalid = (line: number, field: string, because: string) =>
    E.left<CsvInvalid>({ type: 'CsvInvalid', file, line, field, because })
  const unknown = columns.find((name) => !fields.includes(name))
  if (unknown !== undefined) {
    await rows.return(undefined)
    yield invalid(1, unknown, 'a line of a segment has no such field')
    return
  }
  for await (const row of rows) {
    if (E.isLeft(row)) {
      yield row
      return
    }
    const { line, values } = row.right
    if (values.length !== columns.length) {
      yield invalid(line, '', 'this line has not as many values as the first line has columns')
      return
    }
    yield E.right({ line, decoded: decode(lineOf(columns, values)) })
  }
}
