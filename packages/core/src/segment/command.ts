/**
 * What can be asked of a segment number.
 *
 * @since 0.1.0
 */
import type { SegmentNo } from '../values/code.js'
import type { Uuid } from '../values/uuid.js'

/**
 * Takes the number for a worksheet.
 *
 * @category model
 * @since 0.1.0
 */
export interface OpenSegment {
  readonly type: 'OpenSegment'
  readonly no: SegmentNo
  readonly worksheetId: Uuid
}

/**
 * @category model
 * @since 0.1.0
 */
export interface ReplaceWorksheet {
  readonly type: 'ReplaceWorksheet'
  readonly no: SegmentNo
  readonly from: Uuid
  readonly to: Uuid
}

/**
 * The worksheet was changed after its lines had been frozen: a logging that is about to commit what
 * was frozen must begin again.
 *
 * @category model
 * @since 0.1.0
 */
export interface RenewWorksheet {
  readonly type: 'RenewWorksheet'
  readonly no: SegmentNo
  readonly worksheetId: Uuid
}

/**
 * Logs a worksheet whose lines are resolved and frozen.
 *
 * @category model
 * @since 0.1.0
 */
export interface LogSegment {
  readonly type: 'LogSegment'
  readonly no: SegmentNo
  readonly worksheetId: Uuid
  readonly worksheetVersion: number
  readonly lineCount: number
}

interface OfRun<Type> {
  readonly type: Type
  readonly no: SegmentNo
  readonly run: number
}

/**
 * @category model
 * @since 0.1.0
 */
export type SegmentCommand =
  | OpenSegment
  | ReplaceWorksheet
  | RenewWorksheet
  | LogSegment
  | OfRun<'CompleteLogging'>
  | OfRun<'CancelLoggedSegment'>
  | OfRun<'ReinstateLoggedSegment'>
  | OfRun<'DeleteLoggedSegment'>
