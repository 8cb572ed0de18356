/**
 * A view of one's own beside those of the log.
 *
 * @since 0.1.0
 */
import type { InputRefusal, PositionText } from '@interaction-log/core'
import type {
  AsOfProgress,
  BuildProgress,
  ViewFailure,
  ViewStatus,
} from '@interaction-log/projection'
import type { AsOfInput } from '../past/point.js'
import type { Rebuilt } from '../read/rebuild.js'
import type { RowAnswers } from './row-questions.js'

/**
 * The view as it was at some point, without what is purged by now.
 *
 * @category model
 * @since 0.1.0
 */
export interface ViewAsOf<Row extends object, Column extends string> {
  readonly type: 'ViewAsOf'
  readonly view: RowAnswers<Row, Column> & {
    /** Closing the log closes it, too. */
    readonly close: () => Promise<{ readonly type: 'Closed' }>
  }
  /** Every event up to here is in it, save those that are purged by now. */
  readonly position: PositionText
  /** How many streams had begun by then, and are left out because they are erased by now. */
  readonly leftOut: number
}

/**
 * Every answer covers the log as it was when it was asked, one's own writes included; a view that does
 * not get there within five seconds answers `ViewBehind`.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnView<Row extends object, Column extends string> extends RowAnswers<
  Row,
  Column
> {
  readonly status: () => ViewStatus
  /** Waits until the view covers the log as it is now: for so many milliseconds, 5,000 if left out. */
  readonly caughtUp: (
    withinMs?: number,
  ) => Promise<{ readonly type: 'CaughtUp' } | InputRefusal | ViewFailure>
  /** As `rebuild` of the log. */
  readonly rebuild: (
    onProgress?: (progress: BuildProgress) => void,
  ) => Promise<Rebuilt | ViewFailure>
  /** Replays the log up to a point; `onProgress` is told after every batch of events. */
  readonly asOf: (
    point: AsOfInput,
    onProgress?: (progress: AsOfProgress) => void,
  ) => Promise<ViewAsOf<Row, Column> | InputRefusal | ViewFailure>
  /** Ends it; its rows stay where the views are kept. Closing the log ends it, too. */
  readonly close: () => Promise<{ readonly type: 'Closed' }>
}
