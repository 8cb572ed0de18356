/**
 * The port through which contacts are found.
 *
 * @since 0.1.0
 */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CustomerOrVendor } from '../interaction/account.js'
import { ContactId } from '../values/opaque-id.js'
import { Contact } from './contact.js'
import {
  answered,
  type Directory,
  directory,
  type DirectoryUnavailable,
  inMemory,
} from './directory.js'

/**
 * Contacts by id. With `ofAccount` also the contact of a customer or a vendor, which automatic
 * recording needs if it is given one.
 *
 * @category model
 * @since 0.1.0
 */
export interface Contacts extends Directory<Contact> {
  readonly ofAccount?: (
    account: CustomerOrVendor,
  ) => TaskEither<DirectoryUnavailable, ContactId | undefined>
}

/**
 * A contact as a caller gives it: plain strings, everything but `id` may be left out.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContactInput {
  readonly id: string
  readonly companyId?: string | null
  readonly name?: string | null
  readonly hasEmail?: boolean
  readonly languageCode?: string | null
  readonly salespersonCode?: string | null
  readonly correspondenceType?: 'none' | 'hardCopy' | 'email' | 'fax'
  readonly privacyBlocked?: boolean
  readonly alternativeAddresses?: readonly {
    readonly code: string
    readonly hasEmail: boolean
    readonly startsOn: string
    readonly endsOn: string | null
  }[]
  readonly customerNo?: string | null
  readonly vendorNo?: string | null
}

type IdOfAccount = (account: CustomerOrVendor) => Promise<string | undefined> | string | undefined

/**
 * Contacts found by the caller's own function, in its database for instance; and by another one, which
 * may be left out, the id of the contact of a customer or vendor.
 *
 * @example
 * import { contacts, type CustomerOrVendor } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const directory = contacts(async (id) => (id === 'P1' ? { id, companyId: 'C' } : undefined))
 * const found = await directory.find('P1')()
 *
 * assert.strictEqual(E.isRight(found) && found.right?.companyId, 'C')
 * assert.deepStrictEqual(await directory.find('P2')(), { _tag: 'Right', right: undefined })
 *
 * const withCustomers = contacts(
 *   (id) => ({ id }),
 *   ({ type, no }) => (type === 'customer' ? `contact of ${no}` : undefined),
 * )
 * const account = { type: 'customer', no: '10000' } as CustomerOrVendor
 *
 * assert.deepStrictEqual(
 *   await withCustomers.ofAccount?.(account)(),
 *   E.right('contact of 10000'),
 * )
 *
 * @category constructors
 * @since 0.1.0
 */
export const contacts = (
  find: (id: string) => Promise<ContactInput | undefined> | ContactInput | undefined,
  idOfAccount?: IdOfAccount,
): Contacts => ({
  ...directory('contacts', Contact, find),
  ...(idOfAccount && {
    ofAccount: (account) => answered('contacts', ContactId, () => idOfAccount(account)),
  }),
})

const firstByNo = (
  list: readonly ContactInput[],
  noOf: (contact: ContactInput) => string | null | undefined,
): ReadonlyMap<string | null | undefined, string> =>
  new Map(list.map((contact) => [noOf(contact), contact.id] as const).reverse())

/**
 * Exactly the contacts of a list. Of several with the number of one customer or vendor, the first.
 *
 * @example
 * import { inMemoryContacts } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const directory = inMemoryContacts([{ id: 'C', companyId: 'C', name: 'Adatum' }])
 * const found = await directory.find('C')()
 *
 * assert.strictEqual(E.isRight(found) && found.right?.name, 'Adatum')
 *
 * @category constructors
 * @since 0.1.0
 */
export const inMemoryContacts = (list: readonly ContactInput[]): Contacts => {
  const byNo = {
    customer: firstByNo(list, ({ customerNo }) => customerNo),
    vendor: firstByNo(list, ({ vendorNo }) => vendorNo),
  }
  return contacts(inMemory(list), ({ type, no }) => byNo[type].get(no))
}

/**
 * Every id is a contact: an independent person with an e-mail address, of whom no more is known. No
 * customer or vendor has one.
 *
 * @example
 * import { anyContact } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const found = await anyContact.find('whoever')()
 *
 * assert.strictEqual(E.isRight(found) && found.right?.companyId, null)
 *
 * @category constructors
 * @since 0.1.0
 */
export const anyContact: Contacts = contacts(
  (id) => ({ id }),
  () => undefined,
)
