/**
 * The interaction log: every interaction that is not purged, canceled ones included.
 *
 * @since 0.1.0
 */
import { type InteractionEvent, interactionEvents } from '@interaction-log/core'
import {
  type LogEntry,
  logEntryId,
  projectLogEntry,
  type Projection,
} from '@interaction-log/projection'

/**
 * What an entry is found under.
 *
 * @category model
 * @since 0.1.0
 */
export type ContactLogColumn =
  | 'entryNo'
  | 'contactId'
  | 'companyId'
  | 'detached'
  | 'formerContacts'
  | 'status'
  | 'date'
  | 'templateCode'
  | 'groupCode'
  | 'campaignNo'
  | 'salespersonCode'
  | 'opportunityNo'
  | 'taskNo'
  | 'documentNo'
  | 'documentKind'
  | 'initiatedBy'
  | 'attemptFailed'

/**
 * @example
 * import { contactLog } from '@interaction-log/projection-contact-log'
 *
 * assert.deepStrictEqual(contactLog.categories, ['interaction'])
 *
 * @category projections
 * @since 0.1.0
 */
export const contactLog: Projection<LogEntry, InteractionEvent, ContactLogColumn> = {
  name: 'contact-log',
  version: 4,
  codecs: interactionEvents,
  categories: ['interaction'],
  rowId: logEntryId,
  project: projectLogEntry,
  columns: {
    entryNo: ({ entryNo }) => BigInt(entryNo),
    contactId: ({ contactId }) => contactId,
    companyId: ({ companyId }) => companyId,
    detached: ({ contactId }) => (contactId === null ? 1 : null),
    formerContacts: ({ formerContacts }) =>
      formerContacts.length === 0 ? null : JSON.stringify(formerContacts),
    status: ({ status }) => status,
    date: ({ date }) => date,
    templateCode: ({ templateCode }) => templateCode,
    groupCode: ({ groupCode }) => groupCode,
    campaignNo: ({ campaign }) => campaign?.no ?? null,
    salespersonCode: ({ salespersonCode }) => salespersonCode,
    opportunityNo: ({ opportunityNo }) => opportunityNo,
    taskNo: ({ taskNo }) => taskNo,
    documentNo: ({ source }) => (source.type === 'document' ? source.no : null),
    documentKind: ({ source }) => (source.type === 'document' ? source.kind : null),
    initiatedBy: ({ initiatedBy }) => initiatedBy,
    attemptFailed: ({ attemptFailed }) => (attemptFailed ? 1 : 0),
  },
  indexes: [
    ['entryNo'],
    ['contactId', 'date', 'entryNo'],
    ['companyId', 'date', 'entryNo'],
    ['detached', 'date', 'entryNo'],
    ['formerContacts', 'entryNo'],
    ['status', 'entryNo'],
    ['campaignNo', 'date', 'entryNo'],
    ['opportunityNo', 'date', 'entryNo'],
    ['salespersonCode', 'date', 'entryNo'],
    ['taskNo', 'date', 'entryNo'],
    ['templateCode', 'date', 'entryNo'],
    ['groupCode', 'date', 'entryNo'],
    ['documentNo', 'date', 'entryNo'],
  ],
}
