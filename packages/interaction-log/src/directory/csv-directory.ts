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
  type Salespeople,
  Salesperson,
  salespeople,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { type Columns, csvEntries, text, yesOrNo } from './csv-entries.js'
import type { CsvInvalid } from './csv-rows.js'

const contactColumns: Columns = {
  id: text,
  companyId: text,
  name: text,
  hasEmail: yesOrNo,
  languageCode: text,
  salespersonCode: text,
  correspondenceType: text,
  privacyBlocked: yesOrNo,
}

/**
 * Contacts of a CSV file with the columns id, companyId, name, hasEmail (yes or no), languageCode,
 * salespersonCode, correspondenceType (none, hardCopy, email, fax) and privacyBlocked (yes or no).
 * Only `id` must be there and have a value; a company has itself as companyId.
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
 *   _tag: 'Left',
 *   left: { type: 'CsvInvalid', file, line: 3, field: 'privacyBlocked', because: 'expected yes or no' },
 * })
 *
 * @category constructors
 * @since 0.1.0
 */
export const csvContacts = (file: string): E.Either<CsvInvalid, Contacts> =>
  E.map((entries: ReadonlyMap<string, Contact>) => contacts((id) => entries.get(id)))(
    csvEntries(file, Contact, contactColumns),
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
 * const directory = csvSalespeople(file)
 * assert.ok(directory._tag === 'Right')
 * assert.deepStrictEqual(await directory.right.find('S2')(), { _tag: 'Right', right: undefined })
 *
 * @category constructors
 * @since 0.1.0
 */
export const csvSalespeople = (file: string): E.Either<CsvInvalid, Salespeople> =>
  E.map((entries: ReadonlyMap<string, Salesperson>) => salespeople((id) => entries.get(id)))(
    csvEntries(file, Salesperson, { id: text, name: text }),
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
 * const directory = csvCampaigns(file)
 * assert.ok(directory._tag === 'Right')
 * assert.deepStrictEqual(await directory.right.find('CP2')(), { _tag: 'Right', right: undefined })
 *
 * @category constructors
 * @since 0.1.0
 */
export const csvCampaigns = (file: string): E.Either<CsvInvalid, Campaigns> =>
  E.map((entries: ReadonlyMap<string, Campaign>) => campaigns((id) => entries.get(id)))(
    csvEntries(file, Campaign, { id: text, description: text }),
  )
