/**
 * What can have happened to a segment number: which worksheet it has, and what became of each time
 * that it was logged. It is never erased, and so holds no content.
 *
 * @since 0.1.0
 */
import type * as t from 'io-ts'
import type { EventCodecs } from '../event/decode-event.js'
import { type StreamName, streamName } from '../event/stream-name.js'
import { message } from '../message.js'
import type { SegmentNo } from '../values/code.js'
import { Uuid } from '../values/uuid.js'
import { WholeNumber } from '../values/whole-number.js'

/**
 * @example
 * import { type SegmentNo, segmentStream } from '@interaction-log/core'
 *
 * assert.strictEqual(segmentStream('SM1' as SegmentNo), 'segment-SM1')
 *
 * @category constructors
 * @since 0.1.0
 */
export const segmentStream = (no: SegmentNo): StreamName => streamName('segment', no)

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentOpened = message('SegmentOpened', { worksheetId: Uuid })
/** @since 0.1.0 */
export interface SegmentOpened extends t.TypeOf<typeof SegmentOpened> {}

/**
 * By another one; or by itself, changed since its lines were frozen.
 *
 * @category codecs
 * @since 0.1.0
 */
export const SegmentWorksheetReplaced = message('SegmentWorksheetReplaced', { worksheetId: Uuid })
/** @since 0.1.0 */
export interface SegmentWorksheetReplaced extends t.TypeOf<typeof SegmentWorksheetReplaced> {}

/**
 * The commit point: what is logged is the worksheet as of this version of its stream.
 *
 * @category codecs
 * @since 0.1.0
 */
export const SegmentLogged = message('SegmentLogged', {
  /** 1, 2, … within the segment number. */
  run: WholeNumber,
  worksheetId: Uuid,
  worksheetVersion: WholeNumber,
  lineCount: WholeNumber,
})
/** @since 0.1.0 */
export interface SegmentLogged extends t.TypeOf<typeof SegmentLogged> {}

const ofRun = { run: WholeNumber }

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentLoggingCompleted = message('SegmentLoggingCompleted', ofRun)
/** @since 0.1.0 */
export interface SegmentLoggingCompleted extends t.TypeOf<typeof SegmentLoggingCompleted> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const LoggedSegmentCanceled = message('LoggedSegmentCanceled', ofRun)
/** @since 0.1.0 */
export interface LoggedSegmentCanceled extends t.TypeOf<typeof LoggedSegmentCanceled> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const LoggedSegmentReinstated = message('LoggedSegmentReinstated', ofRun)
/** @since 0.1.0 */
export interface LoggedSegmentReinstated extends t.TypeOf<typeof LoggedSegmentReinstated> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const LoggedSegmentDeleted = message('LoggedSegmentDeleted', ofRun)
/** @since 0.1.0 */
export interface LoggedSegmentDeleted extends t.TypeOf<typeof LoggedSegmentDeleted> {}

/**
 * @category model
 * @since 0.1.0
 */
export type SegmentEvent =
  | SegmentOpened
  | SegmentWorksheetReplaced
  | SegmentLogged
  | SegmentLoggingCompleted
  | LoggedSegmentCanceled
  | LoggedSegmentReinstated
  | LoggedSegmentDeleted

/**
 * @category codecs
 * @since 0.1.0
 */
export const segmentEvents: EventCodecs<SegmentEvent> = {
  SegmentOpened,
  SegmentWorksheetReplaced,
  SegmentLogged,
  SegmentLoggingCompleted,
  LoggedSegmentCanceled,
  LoggedSegmentReinstated,
  LoggedSegmentDeleted,
}
