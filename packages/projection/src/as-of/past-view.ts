/**
 * A view as it was at some point of the log.
 *
 * @since 0.1.0
 */
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ViewFailure } from '../failure.js'
import type { RunningView } from '../running/run-projection.js'

/**
 * It shows nothing that is purged by now: if something is purged while it is open, the next question
 * replays the log anew. It takes room on the disk until it is closed, and little in memory.
 *
 * @category model
 * @since 0.1.0
 */
export interface PastView<Row extends object, Column extends string> extends Pick<
  RunningView<Row, Column>,
  'find' | 'query' | 'count' | 'countBy'
> {
  /** The point, by the positions that people see. */
  readonly position: bigint
  /** How many streams had begun by then and are left out, because they are erased by now. */
  readonly leftOut: () => TaskEither<ViewFailure, number>
  /** Lets go of all rows, because something is purged; the next question replays the log anew. */
  readonly forget: Task<void>
  /** What it is asked afterwards answers `ViewUnavailable`. */
  readonly close: Task<void>
}
