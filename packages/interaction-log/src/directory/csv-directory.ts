/**
 * Contacts, salespeople and campaigns from CSV files. A file is read once, checked line by line, and
 * kept in memory.
 *
 * @since 0.1.0
 */
import {
  Campaign,
  type Campaigns,
  Contact,
  type Contacts,
  campaigns,
  contacts,
  type ContactInput,
  decodeInput,
  type Salespeople,
  Salesperson,
  salespeople,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { type CsvInvalid, type CsvRow, readCsv } from './csv-rows.js'

type Field = readonly [name: string, value: string | boolean | null | undefined]

const text = (row: CsvRow, column: string): string | null =>
  row[column] === undefined || row[column] === '' ? null : row[column]

/** Yes or no; undefined if the file has no such column. */
const flag = (row: CsvRow, column: string): boolean | undefined =>
  row[column] === undefined ? undefined : ['yes', 'true', '1'].includes(row[column].toLowerCase())

const byId = <Entry extends { readonly id: string }>(
  file: string,
  codec: t.Type<Entry, unknown>,
  columns: readonly string[],
  fieldsOf: (row: CsvRow) => readonly Field[],
): E.Either<CsvInvalid, ReadonlyMap<string, Entry>> => {
  const rows = readCsv(file)
  if (E.isLeft(rows)) return rows
  const invalid = (line: number, field: string, because: string) =>
    E.left<CsvInvalid>({ type: 'CsvInvalid', file, line, field, because })
  const entries = new Map<string, Entry>()
  for (const { row, line } of rows.right) {
    const unknown = Object.keys(row).find((column) => !columns.includes(column))
    if (unknown !== undefined) return invalid(1, unknown, 'this column is not known')
    const input = Object.fromEntries(fieldsOf(row))
    const entry = decodeInput(codec, Object.keys(input))(input)
    if (E.isLeft(entry)) {
      const { left } = entry
      const because = left.type === 'FieldInvalid' ? `expected ${left.expected}` : 'it is missing'
      return invalid(line, left.field, because)
    }
    if (entries.has(entry.right.id)) return invalid(line, 'id', 'this id stands on an earlier line')
    entries.set(entry.right.id, entry.right)
  }
  return E.right(entries)
}

const contactColumns = [
  'id',
  'companyId',
  'name',
  'hasEmail',
  'languageCode',
  'salespersonCode',
  'correspondenceType',
  'privacyBlocked',
]

/**
 * Contacts of a CSV file with the columns id, companyId, name, hasEmail (yes or no), languageCode,
 * salespersonCode, correspondenceType (none, hardCopy, email, fax) and privacyBlocked (yes or no).
 * Only `id` must have a value; a company has itself as companyId.
 *
 * @category constructors
 * @since 0.1.0
 */
export const csvContacts = (file: string): E.Either<CsvInvalid, Contacts> =>
  E.map((entries: ReadonlyMap<string, ContactInput>) => contacts((id) => entries.get(id)))(
    byId(file, Contact, contactColumns, (row) => [
      ['id', text(row, 'id')],
      ['companyId', text(row, 'companyId')],
      ['name', text(row, 'name')],
      ['hasEmail', flag(row, 'hasEmail')],
      ['languageCode', text(row, 'languageCode')],
      ['salespersonCode', text(row, 'salespersonCode')],
      ['correspondenceType', text(row, 'correspondenceType') ?? 'none'],
      ['privacyBlocked', flag(row, 'privacyBlocked')],
    ]),
  )

/**
 * Salespeople of a CSV file with the columns id and name.
 *
 * @category constructors
 * @since 0.1.0
 */
export const csvSalespeople = (file: string): E.Either<CsvInvalid, Salespeople> =>
  E.map((entries: ReadonlyMap<string, Salesperson>) => salespeople((id) => entries.get(id)))(
    byId(file, Salesperson, ['id', 'name'], (row) => [
      ['id', text(row, 'id')],
      ['name', text(row, 'name')],
    ]),
  )

/**
 * Campaigns of a CSV file with the columns id and description.
 *
 * @category constructors
 * @since 0.1.0
 */
export const csvCampaigns = (file: string): E.Either<CsvInvalid, Campaigns> =>
  E.map((entries: ReadonlyMap<string, Campaign>) => campaigns((id) => entries.get(id)))(
    byId(file, Campaign, ['id', 'description'], (row) => [
      ['id', text(row, 'id')],
      ['description', text(row, 'description')],
    ]),
  )
