/**
 * What an entry of the log can be found and sorted by, the same in every view of entries.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../projection.js'
import type { LogEntry } from './log-entry.js'

const flag = (isSo: boolean): number => (isSo ? 1 : 0)

/**
 * Text is sorted by code point, `cost` and `durationMinutes` as numbers. `detached` is 1 if the entry
 * has no contact, else without a value; `formerContacts` is a list.
 *
 * @example
 * import { type LogEntry, logEntryColumns } from '@interaction-log/projection'
 *
 * const entry = { entryNo: '12', contactId: null, cost: '4.5' } as LogEntry
 *
 * assert.strictEqual(logEntryColumns.entryNo(entry), 12n)
 * assert.strictEqual(logEntryColumns.detached(entry), 1)
 * assert.strictEqual(logEntryColumns.cost(entry), 4.5)
 *
 * @category model
 * @since 0.1.0
 */
export const logEntryColumns = {
  entryNo: ({ entryNo }) => BigInt(entryNo),
  status: ({ status }) => status,
  attemptFailed: ({ attemptFailed }) => flag(attemptFailed),
  date: ({ date }) => date,
  time: ({ time }) => time,
  templateCode: ({ templateCode }) => templateCode,
  groupCode: ({ groupCode }) => groupCode,
  contactId: ({ contactId }) => contactId,
  companyId: ({ companyId }) => companyId,
  detached: ({ contactId }) => (contactId === null ? 1 : null),
  formerContacts: ({ formerContacts }) =>
    formerContacts.length === 0 ? null : JSON.stringify(formerContacts),
  evaluation: ({ evaluation }) => evaluation,
  cost: ({ cost }) => Number(cost),
  durationMinutes: ({ durationMinutes }) => durationMinutes,
  salespersonCode: ({ salespersonCode }) => salespersonCode,
  campaignNo: ({ campaign }) => campaign?.no ?? null,
  campaignTarget: ({ campaign }) => campaign && flag(campaign.target),
  campaignResponse: ({ campaign }) => campaign && flag(campaign.response),
  opportunityNo: ({ opportunityNo }) => opportunityNo,
  taskNo: ({ taskNo }) => taskNo,
  channel: ({ channel }) => channel,
  correspondenceType: ({ correspondenceType }) => correspondenceType,
  direction: ({ informationFlow }) => informationFlow,
  initiatedBy: ({ initiatedBy }) => initiatedBy,
  languageCode: ({ languageCode }) => languageCode,
  hasAttachment: ({ attachment }) => flag(attachment !== null),
  source: ({ source }) => source.type,
  documentKind: ({ source }) => (source.type === 'document' ? source.kind : null),
  documentNo: ({ source }) => (source.type === 'document' ? source.no : null),
  segmentNo: ({ segment }) => segment?.no ?? null,
  loggedSegmentId: ({ segment }) => segment?.loggedSegmentId ?? null,
  recordedAt: ({ recordedAt }) => recordedAt,
  recordedBy: ({ recordedBy }) => recordedBy,
  description: ({ description }) => description,
} as const satisfies Readonly<Record<string, (entry: LogEntry) => ColumnValue>>

/**
 * @category model
 * @since 0.1.0
 */
export type LogEntryColumn = keyof typeof logEntryColumns

/**
 * What text search finds an entry by: description, subject, and why it was canceled.
 *
 * @example
 * import { type LogEntry, logEntryText } from '@interaction-log/projection'
 *
 * const entry = { description: 'Spring letter', subject: 'Offers', canceled: null } as LogEntry
 *
 * assert.strictEqual(logEntryText(entry), 'Spring letter\nOffers\n')
 *
 * @category model
 * @since 0.1.0
 */
export const logEntryText = ({ description, subject, canceled }: LogEntry): string =>
  [description, subject, canceled?.reason ?? ''].join('\n')
