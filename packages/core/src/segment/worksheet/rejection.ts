/**
 * Why a worksheet stays as it is.
 *
 * @since 0.1.0
 */
import type { SegmentNo } from '../../values/code.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type WorksheetRejection =
  | OfSegment<'SegmentWorksheetGone'>
  | OfSegment<'SegmentFull'>
  | (OfSegment<'SegmentLineNotFound'> & { readonly lineNo: number })

interface OfSegment<Type> {
  readonly type: Type
  readonly segmentNo: SegmentNo
}
