/**
 * The log as it was at some point: it answers what the log itself answers now.
 *
 * @since 0.1.0
 */
import type { InputRefusal, PositionText } from '@interaction-log/core'
import type { AsOfProgress, ViewFailure } from '@interaction-log/projection'
import type { Catalogs } from '../read/catalogs.js'
import type { Readings } from '../read/entries.js'
import type { SegmentLists } from '../segment/list-segments.js'
import type { AsOfInput } from './point.js'

export type { AsOfProgress }

/**
 * The log as of a point, without what is purged by now. It takes room on the disk until it is closed;
 * closing the log closes it, too.
 *
 * @category model
 * @since 0.1.0
 */
export interface Past extends Readings, Catalogs, SegmentLists {
  /** Later calls answer `ViewUnavailable`; closing again is allowed. */
  readonly close: () => Promise<{ readonly type: 'Closed' }>
}

/**
 * @category model
 * @since 0.1.0
 */
export interface AsOf {
  readonly type: 'AsOf'
  readonly past: Past
  /** Every event up to here is in it, save those that are purged by now. */
  readonly position: PositionText
  /** How many interactions had been recorded by then, and are left out because they are purged by now. */
  readonly leftOut: number
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Pasts {
  /**
   * Replays the log up to a point, which takes its time: `onProgress` is told after every batch of events.
   */
  readonly asOf: (
    point: AsOfInput,
    onProgress?: (progress: AsOfProgress) => void,
  ) => Promise<AsOf | InputRefusal | ViewFailure>
}
