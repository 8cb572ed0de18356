/**
 * The interaction log per segment: every interaction of a segment that is not purged.
 *
 * @since 0.1.0
 */
import { type InteractionEvent, interactionEvents, type SegmentNo } from '@interaction-log/core'
import {
  equals,
  type LogEntry,
  logEntryId,
  projectLogEntry,
  type Projection,
  type Query,
} from '@interaction-log/projection'

/**
 * What an entry is found under.
 *
 * @category model
 * @since 0.1.0
 */
export type SegmentLogColumn = 'segmentNo' | 'loggedSegmentId' | 'status' | 'entryNo'

/**
 * @example
 * import { segmentLog } from '@interaction-log/projection-segment-log'
 *
 * assert.deepStrictEqual(segmentLog.indexes, [
 *   ['segmentNo', 'entryNo'],
 *   ['loggedSegmentId', 'status'],
 * ])
 *
 * @category projections
 * @since 0.1.0
 */
export const segmentLog: Projection<LogEntry, InteractionEvent, SegmentLogColumn> = {
  name: 'segment-log',
  version: 2,
  codecs: interactionEvents,
  categories: ['interaction'],
  rowId: logEntryId,
  project: (entry, envelope) => {
    const after = projectLogEntry(entry, envelope)
    return after?.segment === null ? undefined : after
  },
  columns: {
    segmentNo: ({ segment }) => segment?.no ?? null,
    loggedSegmentId: ({ segment }) => segment?.loggedSegmentId ?? null,
    status: ({ status }) => status,
    entryNo: ({ entryNo }) => BigInt(entryNo),
  },
  indexes: [
    ['segmentNo', 'entryNo'],
    ['loggedSegmentId', 'status'],
  ],
}

/**
 * The entries of all runs of a segment, by number; `after` is the `next` of the page before.
 *
 * @example
 * import type { SegmentNo } from '@interaction-log/core'
 * import { entriesOfSegment } from '@interaction-log/projection-segment-log'
 *
 * assert.deepStrictEqual(entriesOfSegment('SM00001' as SegmentNo, { limit: 50 }), {
 *   where: [{ type: 'Equals', column: 'segmentNo', value: 'SM00001' }],
 *   orderBy: ['entryNo'],
 *   after: undefined,
 *   limit: 50,
 * })
 *
 * @category queries
 * @since 0.1.0
 */
export const entriesOfSegment = (
  no: SegmentNo,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Query<SegmentLogColumn> => ({
  where: [equals('segmentNo', no)],
  orderBy: ['entryNo'],
  after,
  limit,
})
