/**
 * What speaks against logging a segment.
 *
 * @since 0.1.0
 */
import type { SegmentRejection } from '../../segment/decider.js'
import type { WorksheetRejection } from '../../segment/worksheet/rejection.js'
import type { SegmentNo } from '../../values/code.js'
import type { LineRefused } from './resolve-lines.js'

/**
 * Why a segment cannot be logged.
 *
 * @category errors
 * @since 0.1.0
 */
export type LoggingRejection<Refusal> =
  | SegmentRejection
  | WorksheetRejection
  | { readonly type: 'SegmentDescriptionRequired'; readonly segmentNo: SegmentNo }
  | { readonly type: 'SegmentEmpty'; readonly segmentNo: SegmentNo }
  | SegmentLinesRefused<Refusal>

/**
 * Nothing was logged, because of these lines.
 *
 * @category errors
 * @since 0.1.0
 */
export interface SegmentLinesRefused<Refusal> {
  readonly type: 'SegmentLinesRefused'
  readonly segmentNo: SegmentNo
  /** How many lines are refused. */
  readonly count: number
  /** The first thousand of them. */
  readonly refusals: readonly LineRefused<Refusal>[]
}
