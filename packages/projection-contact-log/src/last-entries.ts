/**
 * When somebody was last in touch: the entry that a contact's last date is taken from. Canceled entries
 * never count.
 *
 * @since 0.1.0
 */
import { type Condition, equals, type Query } from '@interaction-log/projection'
import type { ContactLogColumn } from './contact-log.js'
import { selectedEntries, type Selection } from './selected-entries.js'

const last =
  (condition: Condition<ContactLogColumn>) =>
  (selection: Selection): Query<ContactLogColumn> => {
    const query = selectedEntries(selection, { limit: 1 })
    const where = [...query.where, equals<ContactLogColumn>('status', 'recorded'), condition]
    return { ...query, where, descending: true }
  }

/**
 * The last interaction: the latest by date of those whose attempt did not fail.
 *
 * @example
 * import type { ContactId } from '@interaction-log/core'
 * import { lastInteraction } from '@interaction-log/projection-contact-log'
 *
 * const query = lastInteraction({ contact: 'CT000012' as ContactId })
 *
 * assert.deepStrictEqual([query.orderBy, query.descending], [['date', 'entryNo'], true])
 *
 * @category queries
 * @since 0.1.0
 */
export const lastInteraction = last(equals('attemptFailed', 0))

/**
 * The last attempt: the latest by date of those that we initiated, failed or not.
 *
 * @example
 * import type { ContactId } from '@interaction-log/core'
 * import { lastAttempt } from '@interaction-log/projection-contact-log'
 *
 * const { where } = lastAttempt({ company: 'CT000001' as ContactId })
 *
 * assert.deepStrictEqual(where.map(({ column }) => column), ['companyId', 'status', 'initiatedBy'])
 *
 * @category queries
 * @since 0.1.0
 */
export const lastAttempt = last(equals('initiatedBy', 'us'))
