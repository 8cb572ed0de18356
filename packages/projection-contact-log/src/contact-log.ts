/**
 * The interaction log: every interaction that is not purged, canceled ones included.
 *
 * @since 0.1.0
 */
import { type InteractionEvent, interactionEvents } from '@interaction-log/core'
import {
  type LogEntry,
  type LogEntryColumn,
  logEntryColumns,
  logEntryId,
  logEntryText,
  projectLogEntry,
  type Projection,
} from '@interaction-log/projection'

/**
 * @example
 * import { contactLog } from '@interaction-log/projection-contact-log'
 *
 * assert.deepStrictEqual(contactLog.categories, ['interaction'])
 *
 * @category projections
 * @since 0.1.0
 */
export const contactLog: Projection<LogEntry, InteractionEvent, LogEntryColumn> = {
  name: 'contact-log',
  version: 5,
  codecs: interactionEvents,
  categories: ['interaction'],
  rowId: logEntryId,
  project: projectLogEntry,
  columns: logEntryColumns,
  text: logEntryText,
  indexes: [
    ['entryNo'],
    ['date', 'entryNo'],
    ['recordedAt', 'entryNo'],
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
  sparse: ['detached', 'formerContacts', 'campaignNo', 'opportunityNo', 'taskNo', 'documentNo'],
}
