/**
 * What a purge answers.
 *
 * @since 0.1.0
 */
import type {
  ChangeFailure,
  CommandFailure,
  EraseFailure,
  InputRefusal,
  KeyMissing,
  PurgeBatchFailure,
} from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import type { NothingStarted } from '../bulk/outcome.js'
import type { NotAuthorized } from '../command/policy.js'

/**
 * An interaction that could not be purged, or not yet erased, and why.
 *
 * @category model
 * @since 0.1.0
 */
export interface NotPurged<Own> {
  readonly interactionId: string
  readonly problem: ChangeFailure | KeyMissing | EraseFailure | NotAuthorized | Own
}

/**
 * How far a purge has got: what became of some hundreds of interactions.
 *
 * @category model
 * @since 0.1.0
 */
export interface PurgedPage<Own> {
  readonly purged: number
  readonly notPurged: readonly NotPurged<Own>[]
}

/**
 * `Gone`: what it purged is in no file of the log and of its views, whoever runs them.
 * `Hidden`: nobody reads it any more, but it is not yet gone: call `finishErasure` later.
 *
 * @category model
 * @since 0.1.0
 */
export interface Purged<Own> {
  readonly type: 'Purged'
  /** null: nothing was purged, because nothing was meant or all of it was refused. */
  readonly batchId: string | null
  readonly count: number
  readonly erasure: 'Gone' | 'Hidden'
  readonly notPurged: readonly NotPurged<Own>[]
}

/**
 * The answer to a dry run: how many interactions a purge with this filter would remove now.
 *
 * @category model
 * @since 0.1.0
 */
export interface PurgePlanned {
  readonly type: 'PurgePlanned'
  readonly count: number
}

/**
 * How all erasures stand.
 *
 * @category model
 * @since 0.1.0
 */
export interface ErasureFinished {
  readonly type: 'ErasureFinished'
  readonly erasure: 'Gone' | 'Hidden'
  /** The batches that were completed now. */
  readonly completed: readonly string[]
}

/**
 * @category errors
 * @since 0.1.0
 */
export type ErasureProblem = EraseFailure | CommandFailure | PurgeBatchFailure | QueryFailure

/**
 * @category errors
 * @since 0.1.0
 */
export type PurgeProblem<Own> =
  | InputRefusal
  | KeyMissing
  | ChangeFailure
  | NotAuthorized
  | ErasureProblem
  | NothingStarted<NotPurged<Own>['problem']>
  | Own
