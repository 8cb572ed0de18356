/**
 * Makes the interactions of a contact ready to be purged: what may be purged is canceled; what is on
 * hold, or may not be purged by this actor, stays as it is.
 *
 * @since 0.1.0
 */
import {
  cancelInteraction,
  type ContactId,
  holdOn,
  type InteractionId,
  interactionState,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { randomUuid } from '../command/random-uuid.js'
import type { Batch } from '../purge/batch.js'
import type { IdPages } from '../purge/meant.js'
import type { NotPurged } from '../purge/outcome.js'
import { interactionsOf } from './interactions-of.js'

const readyOne = async <Own>(
  { engine, batchId, basis, context, guard }: Batch<Own>,
  interactionId: InteractionId,
): Promise<E.Either<NotPurged<Own>['problem'], unknown>> => {
  const state = await interactionState(engine.session)(interactionId)()
  if (E.isLeft(state)) return state
  const hold = await holdOn(engine.holds, interactionId, state.right)()
  if (E.isLeft(hold)) return hold
  if (hold.right !== null) return E.left({ type: 'OnHold', interactionId, hold: hold.right })
  const purge = { interactionId, basis, batchId, erased: [], hold: null }
  const guarded = guard({ type: 'PurgeInteraction', ...purge }, state.right)
  if (E.isLeft(guarded)) return guarded
  if (state.right.type !== 'Recorded') return guarded
  // A command of its own: the batch's own purges it.
  const canceling = { ...context, commandId: randomUuid(), isKeyed: false }
  return cancelInteraction(engine.session)({ interactionId }, canceling, guard)()
}

/** `keep` is told of those that stay. */
export const canceledToErase = async function* <Own>(
  batch: Batch<Own>,
  contactId: ContactId,
  keep: (kept: NotPurged<Own>) => void,
): IdPages {
  for await (const page of interactionsOf(batch.engine, contactId)) {
    if (E.isLeft(page)) {
      yield page
      return
    }
    const readying = page.right.map(async ({ interactionId }) => ({
      interactionId,
      ready: await readyOne(batch, interactionId),
    }))
    // Should a guard throw, this ends only when nothing is on its way any more.
    await Promise.allSettled(readying)
    const ids: InteractionId[] = []
    for (const { interactionId, ready } of await Promise.all(readying))
      if (E.isLeft(ready)) keep({ interactionId, problem: ready.left })
      else ids.push(interactionId)
    yield E.right(ids)
  }
}
