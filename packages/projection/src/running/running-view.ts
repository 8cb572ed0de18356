/**
 * What a view that runs can be asked.
 *
 * @since 0.1.0
 */
import type { ReadFailure } from '@interaction-log/core'
import type { Task } from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { QueryFailure, ViewFailure } from '../failure.js'
import type { Condition } from '../view-store/condition.js'
import type { Differences } from '../view-store/differences.js'
import type { CountBy, Groups, Page, Query } from '../view-store/query.js'
import type { ViewErasure } from '../view-store/view-store.js'
import type { BuildProgress } from './building/build-progress.js'
import type { ViewStatus } from './progress.js'

/**
 * A view that follows its log. What it is asked before it has caught up waits for that, bounded;
 * times are in milliseconds, 5,000 if not given.
 *
 * @category model
 * @since 0.1.0
 */
export interface RunningView<Row extends object, Column extends string> {
  readonly status: () => ViewStatus
  /** How far it is behind the log, in positions of the store; 0 if nothing more is there for it. */
  readonly lag: () => TE.TaskEither<ReadFailure, bigint>
  /** Events that it has handled a second, on average over the last ten seconds. */
  readonly rate: () => number
  /** The view covers the log up to this position: for reading one's own writes. */
  readonly reached: (position: bigint, withinMs?: number) => TE.TaskEither<ViewFailure, void>
  /** The view covers the log as it was when this was asked. */
  readonly caughtUp: (withinMs?: number) => TE.TaskEither<ViewFailure, void>
  readonly find: (id: string) => TE.TaskEither<ViewFailure, Row | undefined>
  readonly query: (query: Query<Column>) => TE.TaskEither<QueryFailure, Page<Row>>
  /** How many rows there are for which all of this holds. */
  readonly count: (where: readonly Condition<Column>[]) => TE.TaskEither<ViewFailure, number>
  /** How many rows there are with each combination of values. */
  readonly countBy: (question: CountBy<Column>) => TE.TaskEither<QueryFailure, Groups>
  /** Removes from the view's file what was erased up to this position. */
  readonly finishErasure: (
    upTo: bigint,
    withinMs?: number,
  ) => TE.TaskEither<ViewFailure, ViewErasure>
  /**
   * Builds the view anew, as if its file had been deleted, and goes on answering meanwhile. What was
   * interrupted is gone on with. The new build takes over when it is where the old one is; answers
   * what it shows differently.
   */
  readonly rebuild: (
    tell?: (progress: BuildProgress) => void,
  ) => TE.TaskEither<ViewFailure, Differences>
  /** Ends it; what it is asked afterwards answers `ViewUnavailable`. */
  readonly stop: () => Task<void>
}
