/**
 * Entries by what is asked for, page by page.
 *
 * @since 0.1.0
 */
import type { Condition } from '../view-store/condition.js'
import { atLeast, atMost, equals, includes, matches } from '../view-store/condition.js'
import type { Query } from '../view-store/query.js'
import type { EntryFilter, EntryFilterFields } from './entry-filter.js'
import type { LogEntryColumn } from './log-entry-columns.js'

type Conditions = {
  readonly [Name in keyof EntryFilterFields]: (
    value: EntryFilterFields[Name],
  ) => Condition<LogEntryColumn>
}

const conditions: Conditions = {
  status: (status) => equals('status', status),
  entryNoFrom: (no) => atLeast('entryNo', BigInt(no)),
  entryNoTo: (no) => atMost('entryNo', BigInt(no)),
  contactId: (id) => equals('contactId', id),
  companyId: (id) => equals('companyId', id),
  detached: () => equals('detached', 1),
  formerContact: (id) => includes('formerContacts', id),
  dateFrom: (date) => atLeast('date', date),
  dateTo: (date) => atMost('date', date),
  recordedFrom: (instant) => atLeast('recordedAt', instant),
  recordedTo: (instant) => atMost('recordedAt', instant),
  templateCode: (code) => equals('templateCode', code),
  groupCode: (code) => equals('groupCode', code),
  salespersonCode: (code) => equals('salespersonCode', code),
  campaignNo: (no) => equals('campaignNo', no),
  opportunityNo: (no) => equals('opportunityNo', no),
  taskNo: (no) => equals('taskNo', no),
  documentNo: (no) => equals('documentNo', no),
  documentKind: (kind) => equals('documentKind', kind),
  direction: (flow) => equals('direction', flow),
  initiatedBy: (whom) => equals('initiatedBy', whom),
  channel: (channel) => equals('channel', channel),
  evaluation: (evaluation) => equals('evaluation', evaluation),
  source: (type) => equals('source', type),
  segmentNo: (no) => equals('segmentNo', no),
  loggedSegmentId: (id) => equals('loggedSegmentId', id),
  attemptFailed: (hasFailed) => equals('attemptFailed', hasFailed ? 1 : 0),
  text: matches,
}

const whenGiven = <Name extends keyof EntryFilterFields>(
  name: Name,
  value: EntryFilter[Name],
): readonly Condition<LogEntryColumn>[] => (value === undefined ? [] : [conditions[name](value)])

const names = Object.keys(conditions) as readonly (keyof EntryFilter)[]

/**
 * The conditions of a filter, for counting.
 *
 * @example
 * import { conditionsOf } from '@interaction-log/projection'
 *
 * assert.deepStrictEqual(conditionsOf({ status: 'canceled', text: 'offer' }), [
 *   { type: 'Equals', column: 'status', value: 'canceled' },
 *   { type: 'Matches', text: 'offer' },
 * ])
 *
 * @category queries
 * @since 0.1.0
 */
export const conditionsOf = (filter: EntryFilter): readonly Condition<LogEntryColumn>[] =>
  names.flatMap((name) => whenGiven(name, filter[name]))

/**
 * Which page of the entries, in which order: `after` is the `next` of the page before.
 *
 * @category model
 * @since 0.1.0
 */
export interface EntryPage {
  /** Ties by entry number; `entryNo` if left out. */
  readonly sortBy?: LogEntryColumn | undefined
  readonly descending?: boolean | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/**
 * The entries that meet all of a filter; an empty one is met by every entry.
 *
 * @example
 * import type { ContactId } from '@interaction-log/core'
 * import { entriesThatMeet } from '@interaction-log/projection'
 *
 * const contactId = 'CT000012' as ContactId
 *
 * assert.deepStrictEqual(entriesThatMeet({ contactId }, { sortBy: 'date', limit: 50 }), {
 *   where: [{ type: 'Equals', column: 'contactId', value: 'CT000012' }],
 *   orderBy: ['date', 'entryNo'],
 *   descending: false,
 *   after: undefined,
 *   limit: 50,
 * })
 *
 * @category queries
 * @since 0.1.0
 */
export const entriesThatMeet = (
  filter: EntryFilter,
  { sortBy = 'entryNo', descending = false, limit, after }: EntryPage,
): Query<LogEntryColumn> => ({
  where: conditionsOf(filter),
  orderBy: sortBy === 'entryNo' ? ['entryNo'] : [sortBy, 'entryNo'],
  descending,
  after,
  limit,
})
