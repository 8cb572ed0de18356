/**
 * The segments that have an open worksheet. Nothing in it is content.
 *
 * @since 0.1.0
 */
import {
  type ActorId,
  type EventEnvelope,
  idOf,
  type Instant,
  match,
  type SegmentEvent,
  segmentEvents,
  type SegmentNo,
  type Uuid,
} from '@interaction-log/core'
import type { Projection } from '@interaction-log/projection'

/**
 * @category model
 * @since 0.1.0
 */
export interface OpenSegment {
  readonly no: SegmentNo
  readonly openedAt: Instant
  readonly openedBy: ActorId
  readonly worksheetId: Uuid
  /** Where it was opened, in this store: its worksheets begin later. */
  readonly openedPosition: string
  /** Its worksheet has taken the place of another one. */
  readonly isReplaced: boolean
}

/**
 * @example
 * import { openSegments } from '@interaction-log/projection-segment-log'
 *
 * assert.deepStrictEqual(openSegments.categories, ['segment'])
 *
 * @category projections
 * @since 0.1.0
 */
export const openSegments: Projection<OpenSegment, SegmentEvent, 'no'> = {
  name: 'open-segments',
  version: 1,
  codecs: segmentEvents,
  categories: ['segment'],
  rowId: ({ stream }) => stream,
  project: (row, { stream, position, event, metadata }: EventEnvelope<SegmentEvent>) =>
    match<SegmentEvent, OpenSegment | undefined>(event, {
      SegmentOpened: ({ data: { worksheetId } }) => ({
        no: idOf(stream) as SegmentNo,
        openedAt: metadata.recordedAt,
        openedBy: metadata.actor,
        worksheetId,
        openedPosition: String(position),
        isReplaced: false,
      }),
      SegmentWorksheetReplaced: ({ data: { worksheetId } }) =>
        row && { ...row, worksheetId, isReplaced: true },
      SegmentLogged: () => undefined,
      SegmentLoggingCompleted: () => row,
      LoggedSegmentCanceled: () => row,
      LoggedSegmentReinstated: () => row,
      LoggedSegmentDeleted: () => row,
    }),
  columns: { no: ({ no }) => no },
  indexes: [['no']],
}
