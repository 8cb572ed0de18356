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
  inMemoryContacts,
  type Salespeople,
  Salesperson,
  salespeople,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { type Columns, csvEntries, text, yesOrNo } from './csv-entries.js'
import type { CsvInvalid } from './csv-rows.js'

/**
 * The file as a directory, which is an option of `openInteractionLog`.
 *
 * @category model
 * @since 0.1.0
 */
export interface CsvRead<Directory> {
  readonly type: 'CsvRead'
  readonly directory: Directory
}

const answered = <Entry, Directory>(
  entries: E.Either<CsvInvalid, ReadonlyMap<string, Entry>>,
  directoryOf: (entries: ReadonlyMap<string, Entry>) => Directory,
): CsvRead<Directory> | CsvInvalid =>
  E.isLeft(entries) ? entries.left : { type: 'CsvRead', directory: directoryOf(entries.right) }

const contactColumns: Columns = {
  id: text,
  companyId: text,
  name: text,
  hasEmail: yesOrNo,
  languageCode: text,
  salespersonCode: text,
  correspondenceType: text,
  privacyBlocked: yesOrNo,
  customerNo: text,
  vendorNo: text,
}

/**
 * Contacts of a CSV file with the columns id, companyId, name, hasEmail (yes or no), languageCode,
 * salespersonCode, correspondenceType (none, hardCopy, email, fax), privacyBlocked (yes or no),
 * customerNo and vendorNo. Only `id` must be there and have a value; a company has itself as companyId.
 * Of several contacts of one customer or vendor, the first is its contact.
 *
 * @example
 * import { mkdtempSync, writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { csvContacts } from '@interaction-log/interaction-log'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'contacts-')), 'contacts.csv')
 * writeFileSync(file, 'id,companyId,privacyBlocked\nP1,C,no\nP2,C,perhaps\n')
 * assert.deepStrictEqual(csvContacts(file), {
 *   type: 'CsvInvalid',
 *   file,
 *   line: 3,
 *   field: 'privacyBlocked',
 *   because: 'expected yes or no',
 * })
 *
 * @category constructors
 * @since 0.1.0
 */
export const csvContacts = (file: string): CsvRead<Contacts> | CsvInvalid =>
  answered(csvEntries(file, Contact, contactColumns), (entries) =>
    inMemoryContacts([...entries.values()]),
  )

/**
 * Salespeople of a CSV file with the columns id and name.
 *
 * @example
 * import { mkdtempSync, writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { csvSalespeople } from '@interaction-log/interaction-log'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'salespeople-')), 'salespeople.csv')
 * writeFileSync(file, 'id,name\nS1,Rossi\n')
 * const read = csvSalespeople(file)
 * assert.ok(read.type === 'CsvRead')
 *
 * @category constructors
 * @since 0.1.0
 */
export const csvSalespeople = (file: string): CsvRead<Salespeople> | CsvInvalid =>
  answered(csvEntries(file, Salesperson, { id: text, name: text }), (entries) =>
    salespeople((id) => entries.get(id)),
  )

/**
 * Campaigns of a CSV file with the columns id and description.
 *
 * @example
 * import { mkdtempSync, writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { csvCampaigns } from '@interaction-log/interaction-log'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'campaigns-')), 'campaigns.csv')
 * writeFileSync(file, 'id,description\nCP1,Spring\n')
 * const read = csvCampaigns(file)
 * assert.ok(read.type === 'CsvRead')
 *
 * @category constructors
 * @since 0.1.0
 */
export const csvCampaigns = (file: string): CsvRead<Campaigns> | CsvInvalid =>
  answered(csvEntries(file, Campaign, { id: text, description: text }), (entries) =>
    campaigns((id) => entries.get(id)),
  )
