/**
 * cancelMany and reinstateMany.
 *
 * @since 0.1.0
 */
import {
  cancelCommand,
  cancelInteraction,
  freeOfSegment,
  type InteractionId,
  reinstateCommand,
  reinstateInteraction,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { CommandOptions } from '../command/command-options.js'
import { type CommandGuard, submit } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { type IdPages, theseOnes, thoseThatMeet } from '../purge/meant.js'
import {
  type CancelManyInput,
  decodeCancelMany,
  decodeReinstateMany,
  type Meant,
  type ReinstateManyInput,
} from './bulk-request.js'
import type { BulkDone, BulkPlanned, BulkProblem, ItemOutcome } from './outcome.js'
import { type BulkWork, checkedFirst, planBulk, runBulk } from './run-bulk.js'

type Bulk<Own, Input> = (
  request: Input,
  options?: CommandOptions,
  onPage?: (outcomes: readonly ItemOutcome<Own>[]) => void,
) => Promise<BulkDone<Own> | BulkPlanned<Own> | BulkProblem<Own>>

/**
 * The same for many interactions. `onPage` is told what became of each, some hundreds at a time.
 * Repeated under the same key, what it did is not done again, and what came to meet the filter since
 * is done, too. Should it answer a failure, what was done by then stays done.
 *
 * @category model
 * @since 0.1.0
 */
export interface BulkCommands<Own> {
  /** Cancels the interactions listed, or all that meet the filter and are not canceled. */
  readonly cancelMany: Bulk<Own, CancelManyInput>
  /** Reinstates the interactions listed, or all that meet the filter and are canceled. */
  readonly reinstateMany: Bulk<Own, ReinstateManyInput>
}

interface Planning {
  readonly dryRun?: boolean | undefined
  readonly checkFirst?: boolean | undefined
}

const worked =
  <Own>(
    { dryRun, checkFirst }: Planning,
    work: BulkWork<Own>,
    guard: CommandGuard<Own>,
    onPage: ((outcomes: readonly ItemOutcome<Own>[]) => void) | undefined,
  ) =>
  async (): Promise<E.Either<BulkProblem<Own>, BulkDone<Own> | BulkPlanned<Own>>> => {
    if (dryRun) return planBulk(work, () => E.right(undefined))
    const checked = checkFirst ? await checkedFirst(work, guard) : E.right(undefined)
    return E.isLeft(checked) ? checked : runBulk(work, onPage)
  }

export const bulkCommands = <Own>(engine: Engine<Own>): BulkCommands<Own> => {
  const { session } = engine
  const meant = (request: Meant, status: 'recorded' | 'canceled') => (): IdPages =>
    'filter' in request
      ? thoseThatMeet(engine, status, request.filter)
      : theseOnes(request.interactionIds)
  return {
    cancelMany: (input, options, onPage) =>
      submit(engine)(
        'CancelInteractions',
        decodeCancelMany,
        (request, context, guard: CommandGuard<Own>) => {
          const { reason, removeUniqueAttachment } = request
          const one = (interactionId: InteractionId) => ({
            interactionId,
            ...(reason !== undefined && { reason }),
            ...(removeUniqueAttachment !== undefined && { removeUniqueAttachment }),
          })
          const work: BulkWork<Own> = {
            engine,
            pages: meant(request, 'recorded'),
            prepare: (id) => TE.right(cancelCommand(one(id))),
            handle: (id) => cancelInteraction(session)(one(id), context, guard),
          }
          return worked(request, work, guard, onPage)
        },
        (outcome) => outcome,
      )(input, options),
    reinstateMany: (input, options, onPage) =>
      submit(engine)(
        'ReinstateInteractions',
        decodeReinstateMany,
        (request, context, guard: CommandGuard<Own>) => {
          const { reason } = request
          const one = (interactionId: InteractionId) => ({
            interactionId,
            ...(reason !== undefined && { reason }),
          })
          const work: BulkWork<Own> = {
            engine,
            pages: meant(request, 'canceled'),
            prepare: (id, state) =>
              TE.map(() => reinstateCommand(one(id)))(freeOfSegment(session, id, state)),
            handle: (id) => reinstateInteraction(session)(one(id), context, guard),
          }
          return worked(request, work, guard, onPage)
        },
        (outcome) => outcome,
      )(input, options),
  }
}
