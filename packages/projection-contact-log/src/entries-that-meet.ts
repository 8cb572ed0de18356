/**
 * Entries by the filters of bulk work.
 *
 * @since 0.1.0
 */
import type {
  ContactId,
  GroupCode,
  LocalDate,
  OpaqueId,
  PositionText,
  TemplateCode,
} from '@interaction-log/core'
import { atLeast, atMost, equals, type Query } from '@interaction-log/projection'
import type { ContactLogColumn } from './contact-log.js'
import type { PageOf } from './queries.js'
import { when } from './when.js'

/**
 * What Business Central's "Delete Canceled Interaction Log Entries" filters by; left out = any.
 *
 * @category model
 * @since 0.1.0
 */
export interface EntryFilter {
  readonly status: 'recorded' | 'canceled'
  readonly entryNoFrom?: PositionText | undefined
  readonly entryNoTo?: PositionText | undefined
  readonly contactId?: ContactId | undefined
  readonly dateFrom?: LocalDate | undefined
  readonly dateTo?: LocalDate | undefined
  readonly campaignNo?: OpaqueId | undefined
  readonly groupCode?: GroupCode | undefined
  readonly templateCode?: TemplateCode | undefined
  readonly salespersonCode?: OpaqueId | undefined
}

/**
 * The entries of this status that meet the filter, by number.
 *
 * @example
 * import { entriesThatMeet } from '@interaction-log/projection-contact-log'
 *
 * assert.deepStrictEqual(entriesThatMeet({ status: 'canceled' }, { limit: 50 }).where, [
 *   { type: 'Equals', column: 'status', value: 'canceled' },
 * ])
 *
 * @category queries
 * @since 0.1.0
 */
export const entriesThatMeet = (
  filter: EntryFilter,
  { limit, after }: PageOf,
): Query<ContactLogColumn> => ({
  where: [
    equals('status', filter.status),
    ...when(filter.entryNoFrom, (no) => atLeast('entryNo', BigInt(no))),
    ...when(filter.entryNoTo, (no) => atMost('entryNo', BigInt(no))),
    ...when(filter.contactId, (id) => equals('contactId', id)),
    ...when(filter.dateFrom, (date) => atLeast('date', date)),
    ...when(filter.dateTo, (date) => atMost('date', date)),
    ...when(filter.campaignNo, (no) => equals('campaignNo', no)),
    ...when(filter.groupCode, (code) => equals('groupCode', code)),
    ...when(filter.templateCode, (code) => equals('templateCode', code)),
    ...when(filter.salespersonCode, (code) => equals('salespersonCode', code)),
  ],
  orderBy: ['entryNo'],
  after,
  limit,
})
