/**
 * Bulk work, page after page: many small commands, each with its outcome. There is no rollback.
 *
 * @since 0.1.0
 */
import type {
  Handled,
  InteractionCommand,
  InteractionId,
  InteractionState,
} from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { changed } from '../command/outcome.js'
import type { CommandGuard } from '../command/submit.js'
import { trial } from '../command/trial.js'
import type { Engine } from '../engine.js'
import type { IdPages } from '../purge/meant.js'
import type {
  BulkDone,
  BulkPlanned,
  ItemOutcome,
  ItemProblem,
  NotChanged,
  NothingStarted,
} from './outcome.js'

export interface BulkWork<Own> {
  readonly engine: Engine<Own>
  readonly pages: () => IdPages
  readonly prepare: (
    interactionId: InteractionId,
    state: InteractionState,
  ) => TaskEither<ItemProblem<Own>, InteractionCommand>
  readonly handle: (interactionId: InteractionId) => TaskEither<ItemProblem<Own>, Handled<unknown>>
}

/** What would come of it now, asking `guard`. */
export const planBulk = async <Own>(
  { engine, pages, prepare }: BulkWork<Own>,
  guard: CommandGuard<Own>,
): Promise<E.Either<QueryFailure, BulkPlanned<Own>>> => {
  let [count, unchanged] = [0, 0]
  const refused: NotChanged<Own>[] = []
  for await (const page of pages()) {
    if (E.isLeft(page)) return page
    const trials = page.right.map(async (interactionId) => ({
      interactionId,
      would: await trial(engine, guard, interactionId, (state) => prepare(interactionId, state)),
    }))
    for (const { interactionId, would } of await Promise.all(trials))
      if (E.isLeft(would)) refused.push({ interactionId, problem: would.left })
      else if (would.right) count += 1
      else unchanged += 1
  }
  return E.right({ type: 'BulkPlanned', count, unchanged, refused })
}

/** Nothing starts unless every interaction would be accepted now. */
export const checkedFirst = async <Own>(
  work: BulkWork<Own>,
  guard: CommandGuard<Own>,
): Promise<E.Either<QueryFailure | NothingStarted<ItemProblem<Own>>, unknown>> => {
  const planned = await planBulk(work, guard)
  if (E.isLeft(planned)) return planned
  const { refused } = planned.right
  return refused.length > 0 ? E.left({ type: 'NothingStarted', refused }) : planned
}

export const runBulk = async <Own>(
  { engine, pages, handle }: BulkWork<Own>,
  onPage: ((outcomes: readonly ItemOutcome<Own>[]) => void) | undefined,
): Promise<E.Either<QueryFailure, BulkDone<Own>>> => {
  let [changedOnes, unchanged] = [0, 0]
  const refused: NotChanged<Own>[] = []
  for await (const page of pages()) {
    if (E.isLeft(page)) return page
    const handling = page.right.map(async (interactionId) => ({
      interactionId,
      handled: await handle(interactionId)(),
    }))
    // Should a guard throw, this ends only when nothing is on its way any more.
    await Promise.allSettled(handling)
    const outcomes = (await Promise.all(handling)).map(
      ({ interactionId, handled }): ItemOutcome<Own> => {
        if (E.isLeft(handled)) {
          refused.push({ interactionId, problem: handled.left })
          return { interactionId, outcome: handled.left }
        }
        if (handled.right.type === 'Applied') {
          engine.ownWrites.note('interaction', handled.right.position)
          changedOnes += 1
        } else unchanged += 1
        return { interactionId, outcome: changed(handled.right) }
      },
    )
    onPage?.(outcomes)
  }
  return E.right({ type: 'BulkDone', changed: changedOnes, unchanged, refused })
}
