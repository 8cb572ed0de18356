/**
 * What bulk work answers.
 *
 * @since 0.1.0
 */
import type { ChangeFailure, InputRefusal, KeyMissing } from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import type { Changed, Unchanged } from '../command/outcome.js'
import type { NotAuthorized } from '../command/policy.js'

/**
 * Why one interaction was not changed.
 *
 * @category errors
 * @since 0.1.0
 */
export type ItemProblem<Own> = ChangeFailure | NotAuthorized | Own

/**
 * An interaction that was refused, or would be.
 *
 * @category model
 * @since 0.1.0
 */
export interface NotChanged<Own> {
  readonly interactionId: string
  readonly problem: ItemProblem<Own>
}

/**
 * What became of one interaction.
 *
 * @category model
 * @since 0.1.0
 */
export interface ItemOutcome<Own> {
  readonly interactionId: string
  readonly outcome: Changed | Unchanged | ItemProblem<Own>
}

/**
 * Each interaction was asked for by itself; those that were refused do not keep the others.
 *
 * @category model
 * @since 0.1.0
 */
export interface BulkDone<Own> {
  readonly type: 'BulkDone'
  readonly changed: number
  /** Those that were so already. */
  readonly unchanged: number
  readonly refused: readonly NotChanged<Own>[]
}

/**
 * The answer to a dry run: how many would be changed now. Your own say was not asked.
 *
 * @category model
 * @since 0.1.0
 */
export interface BulkPlanned<Own> {
  readonly type: 'BulkPlanned'
  readonly count: number
  readonly unchanged: number
  readonly refused: readonly NotChanged<Own>[]
}

/**
 * `checkFirst` found interactions that would be refused now; nothing was started.
 *
 * @category errors
 * @since 0.1.0
 */
export interface NothingStarted<Problem> {
  readonly type: 'NothingStarted'
  readonly refused: readonly { readonly interactionId: string; readonly problem: Problem }[]
}

/**
 * @category errors
 * @since 0.1.0
 */
export type BulkProblem<Own> =
  InputRefusal | KeyMissing | QueryFailure | NothingStarted<ItemProblem<Own>>
