/**
 * The logged segments: each time that a segment was logged, and what became of it.
 *
 * @since 0.1.0
 */
import {
  type ActorId,
  type EventEnvelope,
  idOf,
  type Instant,
  loggedSegmentId,
  match,
  type OpaqueId,
  type SegmentEvent,
  segmentEvents,
  type SegmentNo,
} from '@interaction-log/core'
import type { Projection } from '@interaction-log/projection'

/**
 * `logging`: not all of its lines are interactions yet.
 *
 * @category model
 * @since 0.1.0
 */
export type LoggedSegmentStatus = 'logging' | 'complete' | 'canceled' | 'deleted'

/**
 * @category model
 * @since 0.1.0
 */
export interface LoggedSegment {
  /** `<NO>/<run>` */
  readonly loggedSegmentId: OpaqueId
  readonly no: SegmentNo
  readonly run: number
  readonly loggedAt: Instant
  readonly loggedBy: ActorId
  readonly lineCount: number
  readonly status: LoggedSegmentStatus
  /** Where in this store it was logged. */
  readonly position: string
}

const runOf = ({ stream, event }: EventEnvelope<SegmentEvent>): OpaqueId | undefined =>
  'run' in event.data
    ? loggedSegmentId({ no: idOf(stream) as SegmentNo, run: event.data.run })
    : undefined

const project = (
  row: LoggedSegment | undefined,
  envelope: EventEnvelope<SegmentEvent>,
): LoggedSegment | undefined => {
  const { stream, position, event, metadata } = envelope
  const become = (status: LoggedSegmentStatus) => () => row && { ...row, status }
  return match<SegmentEvent, LoggedSegment | undefined>(event, {
    SegmentOpened: () => row,
    SegmentWorksheetReplaced: () => row,
    SegmentLogged: ({ data: { run, lineCount } }) => {
      const no = idOf(stream) as SegmentNo
      return {
        loggedSegmentId: loggedSegmentId({ no, run }),
        no,
        run,
        loggedAt: metadata.recordedAt,
        loggedBy: metadata.actor,
        lineCount,
        status: 'logging',
        position: String(position),
      }
    },
    SegmentLoggingCompleted: become('complete'),
    LoggedSegmentCanceled: become('canceled'),
    LoggedSegmentReinstated: become('complete'),
    LoggedSegmentDeleted: become('deleted'),
  })
}

/**
 * @example
 * import { loggedSegments } from '@interaction-log/projection-segment-log'
 *
 * assert.deepStrictEqual(loggedSegments.categories, ['segment'])
 *
 * @category projections
 * @since 0.1.0
 */
export const loggedSegments: Projection<LoggedSegment, SegmentEvent, 'loggedNo'> = {
  name: 'logged-segments',
  version: 1,
  codecs: segmentEvents,
  categories: ['segment'],
  rowId: runOf,
  project,
  columns: { loggedNo: ({ position }) => BigInt(position) },
  indexes: [['loggedNo']],
}
