/**
 * The interaction log per segment: every interaction of a segment that is not purged.
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
 * import { segmentLog } from '@interaction-log/projection-segment-log'
 *
 * assert.deepStrictEqual(segmentLog.categories, ['interaction'])
 *
 * @category projections
 * @since 0.1.0
 */
export const segmentLog: Projection<LogEntry, InteractionEvent, LogEntryColumn> = {
  name: 'segment-log',
  version: 3,
  codecs: interactionEvents,
  categories: ['interaction'],
  rowId: logEntryId,
  project: (entry, envelope) => {
    const after = projectLogEntry(entry, envelope)
    return after?.segment === null ? undefined : after
  },
  columns: logEntryColumns,
  text: logEntryText,
  indexes: [
    ['entryNo'],
    ['segmentNo', 'entryNo'],
    ['segmentNo', 'date', 'entryNo'],
    ['loggedSegmentId', 'status'],
    ['loggedSegmentId', 'entryNo'],
  ],
}
