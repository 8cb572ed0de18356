/**
 * The port through which contacts are found.
 *
 * @since 0.1.0
 */
import { Contact } from './contact.js'
import { type Directory, directory, inMemory } from './directory.js'

/**
 * @category model
 * @since 0.1.0
 */
export type Contacts = Directory<Contact>

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
}

/**
 * Contacts found by the caller's own function, in its database for instance.
 *
 * @example
 * import { contacts } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const directory = contacts(async (id) => (id === 'P1' ? { id, companyId: 'C' } : undefined))
 * const found = await directory.find('P1')()
 *
 * assert.strictEqual(E.isRight(found) && found.right?.companyId, 'C')
 * assert.deepStrictEqual(await directory.find('P2')(), { _tag: 'Right', right: undefined })
 *
 * @category constructors
 * @since 0.1.0
 */
export const contacts = (
  find: (id: string) => Promise<ContactInput | undefined> | ContactInput | undefined,
): Contacts => directory('contacts', Contact, find)

/**
 * Exactly the contacts of a list.
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
export const inMemoryContacts = (list: readonly ContactInput[]): Contacts =>
  contacts(inMemory(list))

/**
 * Every id is a contact: an independent person with an e-mail address, of whom no more is known.
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
export const anyContact: Contacts = contacts((id) => ({ id }))
