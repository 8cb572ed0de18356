/**
 * When somebody was last in touch: the entry that a contact's last date is taken from. Canceled entries
 * never count.
 *
 * @since 0.1.0
 */
import {
  type Condition,
  entriesThatMeet,
  type EntryFilter,
  equals,
  type LogEntryColumn,
  type Query,
} from '@interaction-log/projection'

const last =
  (condition: Condition<LogEntryColumn>) =>
  (filter: EntryFilter): Query<LogEntryColumn> => {
    const recorded: EntryFilter = { ...filter, status: 'recorded' }
    const query = entriesThatMeet(recorded, { sortBy: 'date', descending: true, limit: 1 })
    return { ...query, where: [...query.where, condition] }
  }

/**
 * The last interaction: the latest by date of those whose attempt did not fail.
 *
 * @example
 * import type { ContactId } from '@interaction-log/core'
 * import { lastInteraction } from '@interaction-log/projection-contact-log'
 *
 * const query = lastInteraction({ contactId: 'CT000012' as ContactId })
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
 * const { where } = lastAttempt({ companyId: 'CT000001' as ContactId })
 *
 * assert.deepStrictEqual(where.at(-1), { type: 'Equals', column: 'initiatedBy', value: 'us' })
 *
 * @category queries
 * @since 0.1.0
 */
export const lastAttempt = last(equals('initiatedBy', 'us'))
