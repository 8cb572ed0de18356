/**
 * From the lines of a CSV file, the first of which names the columns, to entries by id.
 *
 * @since 0.1.0
 */
import { decodeInput, type InputRefusal } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { type CsvInvalid, type CsvRow, readCsv } from './csv-rows.js'

/** How a value that is not empty is read; it need not make sense, `codec` sees to that. */
type Column = (value: string) => string | boolean

/** Every column that the file may have, `id` among them. */
export type Columns = Readonly<Record<string, Column>> & { readonly id: Column }

export const text: Column = (value) => value

export const yesOrNo: Column = (value) => {
  const lower = value.toLowerCase()
  if (['yes', 'true', '1'].includes(lower)) return true
  return ['no', 'false', '0'].includes(lower) ? false : value
}

interface Fault {
  readonly field: string
  readonly because: string
}

/** Columns are named by their place: in a file without names, a name would be somebody's data. */
const faultOfHeader = (header: readonly string[], columns: Columns): Fault | undefined => {
  const known = Object.keys(columns)
  const fault = (index: number, because: string) => ({
    field: `column ${String(index + 1)}`,
    because,
  })
  const unknown = header.findIndex((name) => !known.includes(name))
  if (unknown !== -1)
    return fault(unknown, `its name is not known; columns are ${known.join(', ')}`)
  const twice = header.findIndex((name, index) => header.indexOf(name) < index)
  if (twice !== -1) return fault(twice, 'its name stands there twice')
  return header.includes('id') ? undefined : { field: 'id', because: 'this column is missing' }
}

const inputOf = (header: readonly string[], columns: Columns, { values }: CsvRow): object =>
  Object.fromEntries(
    header.flatMap((name, index) => {
      const [value, read] = [values[index], columns[name]]
      return value === undefined || value === '' || !read ? [] : [[name, read(value)] as const]
    }),
  )

const faultOf = (refusal: InputRefusal, columns: Columns): Fault => {
  const { field } = refusal
  if (columns[field] === yesOrNo) return { field, because: 'expected yes or no' }
  const expected = refusal.type === 'FieldInvalid' ? refusal.expected : 'another value'
  return { field, because: `expected ${expected}` }
}

export const csvEntries = <Entry extends { readonly id: string }>(
  file: string,
  codec: t.Type<Entry, unknown>,
  columns: Columns,
): E.Either<CsvInvalid, ReadonlyMap<string, Entry>> => {
  const rows = readCsv(file)
  if (E.isLeft(rows)) return rows
  const invalid = (line: number, { field, because }: Fault) =>
    E.left<CsvInvalid>({ type: 'CsvInvalid', file, line, field, because })
  const [first = { line: 1, values: [] }, ...rest] = rows.right
  const header = first.values
  const fault = faultOfHeader(header, columns)
  if (fault) return invalid(first.line, fault)
  const decode = decodeInput(codec, header)
  const entries = new Map<string, Entry>()
  for (const row of rest) {
    if (row.values.length !== header.length) {
      const counts = `${String(row.values.length)} values, not ${String(header.length)}`
      const because = `this line has ${counts} as the first line has columns`
      return invalid(row.line, { field: '', because })
    }
    const entry = decode(inputOf(header, columns, row))
    if (E.isLeft(entry)) return invalid(row.line, faultOf(entry.left, columns))
    if (entries.has(entry.right.id))
      return invalid(row.line, { field: 'id', because: 'this id stands on an earlier line' })
    entries.set(entry.right.id, entry.right)
  }
  return E.right(entries)
}
