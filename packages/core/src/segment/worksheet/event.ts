/**
 * What can have happened to a worksheet: the lines of a segment that is not logged yet. All of it is
 * content, and is erased when the segment is logged.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import type { EventCodecs } from '../../event/decode-event.js'
import { ErasedEvent } from '../../event/erasing-event.js'
import { InteractionRecorded } from '../../interaction/recorded.js'
import { message } from '../../message.js'
import { Line } from '../../values/text.js'
import { WholeNumber } from '../../values/whole-number.js'
import { SegmentDefaults, SegmentLine } from '../line.js'

const header = {
  /** Of the segment, for people; not that of its interactions. */
  description: Line,
  defaults: SegmentDefaults,
}

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentCreated = message('SegmentCreated', header)
/** @since 0.1.0 */
export interface SegmentCreated extends t.TypeOf<typeof SegmentCreated> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentDescribed = message('SegmentDescribed', header)
/** @since 0.1.0 */
export interface SegmentDescribed extends t.TypeOf<typeof SegmentDescribed> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentLinesAdded = message('SegmentLinesAdded', {
  lines: t.readonlyArray(SegmentLine),
})
/** @since 0.1.0 */
export interface SegmentLinesAdded extends t.TypeOf<typeof SegmentLinesAdded> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentLinesRevised = message('SegmentLinesRevised', {
  /** As they are now, complete. */
  lines: t.readonlyArray(SegmentLine),
})
/** @since 0.1.0 */
export interface SegmentLinesRevised extends t.TypeOf<typeof SegmentLinesRevised> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentLinesRemoved = message('SegmentLinesRemoved', {
  lineNos: t.readonlyArray(WholeNumber),
})
/** @since 0.1.0 */
export interface SegmentLinesRemoved extends t.TypeOf<typeof SegmentLinesRemoved> {}

/**
 * A line with the values that its interaction will have.
 *
 * @category codecs
 * @since 0.1.0
 */
export const ResolvedLine = t.readonly(
  t.strict({ lineNo: WholeNumber, interaction: InteractionRecorded.type.type.props.data }),
)
/** @since 0.1.0 */
export type ResolvedLine = t.TypeOf<typeof ResolvedLine>

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentLinesResolved = message('SegmentLinesResolved', {
  /** The version of the worksheet that was resolved: the same in all events of one resolution. */
  asOf: WholeNumber,
  lines: t.readonlyArray(ResolvedLine),
})
/** @since 0.1.0 */
export interface SegmentLinesResolved extends t.TypeOf<typeof SegmentLinesResolved> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentWorksheetClosed = message('SegmentWorksheetClosed', {
  /** Every earlier version, ascending, without a gap. */
  erased: t.readonlyArray(ErasedEvent),
})
/** @since 0.1.0 */
export interface SegmentWorksheetClosed extends t.TypeOf<typeof SegmentWorksheetClosed> {}

/**
 * @category model
 * @since 0.1.0
 */
export type WorksheetEvent =
  | SegmentCreated
  | SegmentDescribed
  | SegmentLinesAdded
  | SegmentLinesRevised
  | SegmentLinesRemoved
  | SegmentLinesResolved
  | SegmentWorksheetClosed

/**
 * @category codecs
 * @since 0.1.0
 */
export const worksheetEvents: EventCodecs<WorksheetEvent> = {
  SegmentCreated,
  SegmentDescribed,
  SegmentLinesAdded,
  SegmentLinesRevised,
  SegmentLinesRemoved,
  SegmentLinesResolved,
  SegmentWorksheetClosed,
}
