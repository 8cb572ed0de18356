/**
 * A view as it was at some point of the log.
 *
 * @since 0.1.0
 */
import type { SqliteMissing, SqliteTooOld } from '@interaction-log/sqlite'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CursorInvalid, ViewFailure } from '../failure.js'
import type { Condition } from '../view-store/condition.js'
import type { Page, Query } from '../view-store/query.js'

/**
 * Why the past cannot be shown.
 *
 * @category errors
 * @since 0.1.0
 */
export type AsOfFailure = ViewFailure | SqliteMissing | SqliteTooOld

/**
 * It shows nothing that is purged by now: if something is purged while it is open, the next question
 * replays the log anew. It takes room on the disk until it is closed, and little in memory.
 *
 * @category model
 * @since 0.1.0
 */
export interface PastView<Row extends object, Column extends string> {
  /** The point, by the positions that people see. */
  readonly position: bigint
  /** How many streams had begun by then and are left out, because they are erased by now. */
  readonly leftOut: () => TaskEither<AsOfFailure, number>
  readonly find: (id: string) => TaskEither<AsOfFailure, Row | undefined>
  readonly query: (query: Query<Column>) => TaskEither<AsOfFailure | CursorInvalid, Page<Row>>
  /** How many rows there are for which all of this holds. */
  readonly count: (where: readonly Condition<Column>[]) => TaskEither<AsOfFailure, number>
  /** Lets go of all rows, because something is purged; the next question replays the log anew. */
  readonly forget: Task<void>
  /** What it is asked afterwards answers `ViewUnavailable`. */
  readonly close: Task<void>
}
