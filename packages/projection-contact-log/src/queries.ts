/**
 * The questions that the interaction log answers, each as pages.
 *
 * @since 0.1.0
 */
import type { ContactId } from '@interaction-log/core'
import { equals, includes, type Query } from '@interaction-log/projection'
import type { ContactLogColumn } from './contact-log.js'

/**
 * Which page: `after` is the `next` of the page before.
 *
 * @category model
 * @since 0.1.0
 */
export interface PageOf {
  readonly limit: number
  readonly after?: string | undefined
}

/**
 * Every entry, by number.
 *
 * @example
 * import { allEntries } from '@interaction-log/projection-contact-log'
 *
 * assert.deepStrictEqual(allEntries({ limit: 50 }), {
 *   where: [],
 *   orderBy: ['entryNo'],
 *   after: undefined,
 *   limit: 50,
 * })
 *
 * @category queries
 * @since 0.1.0
 */
export const allEntries = ({ limit, after }: PageOf): Query<ContactLogColumn> => ({
  where: [],
  orderBy: ['entryNo'],
  after,
  limit,
})

/**
 * The entries of exactly this contact, by date.
 *
 * @example
 * import type { ContactId } from '@interaction-log/core'
 * import { entriesOfContact } from '@interaction-log/projection-contact-log'
 *
 * const { orderBy } = entriesOfContact('CT000012' as ContactId, { limit: 50 })
 * assert.deepStrictEqual(orderBy, ['date', 'entryNo'])
 *
 * @category queries
 * @since 0.1.0
 */
export const entriesOfContact = (
  contactId: ContactId,
  { limit, after }: PageOf,
): Query<ContactLogColumn> => ({
  where: [equals('contactId', contactId)],
  orderBy: ['date', 'entryNo'],
  after,
  limit,
})

/**
 * The entries that were of this contact and are not any more, those of the same contacts together. Only
 * entries that have ever moved are looked at.
 *
 * @example
 * import type { ContactId } from '@interaction-log/core'
 * import { entriesFormerlyOf } from '@interaction-log/projection-contact-log'
 *
 * const { where } = entriesFormerlyOf('CT000012' as ContactId, { limit: 50 })
 * assert.deepStrictEqual(where, [
 *   { type: 'Includes', column: 'formerContacts', value: 'CT000012' },
 * ])
 *
 * @category queries
 * @since 0.1.0
 */
export const entriesFormerlyOf = (
  contactId: ContactId,
  { limit, after }: PageOf,
): Query<ContactLogColumn> => ({
  where: [includes('formerContacts', contactId)],
  orderBy: ['formerContacts', 'entryNo'],
  after,
  limit,
})

/**
 * The entries of a company and of its persons, by date: those that belonged to it when the
 * interaction was recorded.
 *
 * @example
 * import type { ContactId } from '@interaction-log/core'
 * import { entriesOfCompany } from '@interaction-log/projection-contact-log'
 *
 * const { where } = entriesOfCompany('CT000001' as ContactId, { limit: 50 })
 * assert.deepStrictEqual(where, [{ type: 'Equals', column: 'companyId', value: 'CT000001' }])
 *
 * @category queries
 * @since 0.1.0
 */
export const entriesOfCompany = (
  companyId: ContactId,
  { limit, after }: PageOf,
): Query<ContactLogColumn> => ({
  where: [equals('companyId', companyId)],
  orderBy: ['date', 'entryNo'],
  after,
  limit,
})
