/**
 * Moves all interactions of a contact, again and again until a caught-up view shows none but those
 * that were refused.
 *
 * @since 0.1.0
 */
import {
  type CommandContext,
  type ContactId,
  type Handled,
  type InteractionId,
  moveInteraction,
  type MoveInteraction,
} from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { BulkDone, BulkPlanned, ItemOutcome } from '../bulk/outcome.js'
import { type BulkWork, planBulk, runBulk } from '../bulk/run-bulk.js'
import type { CommandGuard } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { interactionsToMove } from './interactions-of.js'

type Tell<Own> = ((outcomes: readonly ItemOutcome<Own>[]) => void) | undefined

export interface Moving<Own> {
  readonly engine: Engine<Own>
  /** Whose interactions are moved. */
  readonly contactId: ContactId
  readonly commandOf: (interactionId: InteractionId) => MoveInteraction
  readonly dryRun: boolean | undefined
}

/** `tell` is told of each once, and of those that are refused again and again in the first round. */
const moveThem = async <Own>(
  work: BulkWork<Own>,
  tell: Tell<Own>,
): Promise<E.Either<QueryFailure, BulkDone<Own>>> => {
  const first = await runBulk(work, tell)
  if (E.isLeft(first)) return first
  const { unchanged } = first.right
  let { changed, refused } = first.right
  for (let wasMoved = changed > 0; wasMoved;) {
    const moved = new Set<string>()
    const handle: BulkWork<Own>['handle'] = (id) =>
      TE.map((handled: Handled<unknown>) => {
        if (handled.type === 'Applied' && !handled.repeated) moved.add(id)
        return handled
      })(work.handle(id))
    const next = await runBulk({ ...work, handle }, (outcomes) =>
      tell?.(outcomes.filter(({ interactionId }) => moved.has(interactionId))),
    )
    if (E.isLeft(next)) return next
    wasMoved = moved.size > 0
    changed += moved.size
    refused = next.right.refused
  }
  return E.right({ type: 'BulkDone', changed, unchanged, refused })
}

/** A dry run says how many there are to move now; the caller's own say is not asked. */
export const moveAll =
  <Own>(
    { engine, contactId, commandOf, dryRun }: Moving<Own>,
    context: CommandContext,
    guard: CommandGuard<Own>,
    tell: Tell<Own>,
  ): TE.TaskEither<QueryFailure, BulkDone<Own> | BulkPlanned<Own>> =>
  () => {
    const work: BulkWork<Own> = {
      engine,
      pages: () => interactionsToMove(engine, contactId),
      prepare: (id) => TE.right(commandOf(id)),
      handle: (id) => moveInteraction(engine.session)(commandOf(id), context, guard),
    }
    return dryRun ? planBulk(work, () => E.right(undefined)) : moveThem(work, tell)
  }
