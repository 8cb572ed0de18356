/**
 * A batch begins with the first interaction that may be purged: a purge that is refused altogether
 * stores nothing.
 *
 * @since 0.1.0
 */
import {
  holdOn,
  type InteractionId,
  interactionDecider,
  interactionState,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Batch, Pages } from './meant.js'
import type { NotPurged, PurgeProblem } from './outcome.js'

interface Page<Own> {
  readonly ids: readonly InteractionId[]
  readonly refused: readonly NotPurged<Own>[]
}

/** Whether there is something to purge; a refusal if it may not be purged. */
export const isToBePurged = async <Own>(
  { engine, batchId, basis, guard }: Batch<Own>,
  interactionId: InteractionId,
): Promise<E.Either<NotPurged<Own>['problem'], boolean>> => {
  const state = await interactionState(engine.session)(interactionId)()
  if (E.isLeft(state)) return state
  const hold = await holdOn(engine.holds, interactionId, state.right)()
  if (E.isLeft(hold)) return hold
  const command = {
    type: 'PurgeInteraction' as const,
    interactionId,
    basis,
    batchId,
    erased: [],
    hold: hold.right,
  }
  const guarded = guard(command, state.right)
  if (E.isLeft(guarded)) return guarded
  const decision = interactionDecider.decide(command, state.right)
  return E.isLeft(decision) ? decision : E.right(decision.right.length > 0)
}

const fromTheFirst = async <Own>(
  batch: Batch<Own>,
  ids: readonly InteractionId[],
): Promise<Page<Own>> => {
  const refused: NotPurged<Own>[] = []
  for (const [index, interactionId] of ids.entries()) {
    const isToBe = await isToBePurged(batch, interactionId)
    if (E.isLeft(isToBe)) refused.push({ interactionId, problem: isToBe.left })
    else if (isToBe.right) return { ids: ids.slice(index), refused }
  }
  return { ids: [], refused }
}

/** The same pages, without what is refused before the first that is not. */
export const refusedFirst = async function* <Own>(
  batch: Batch<Own>,
  pages: Pages<Own>,
): AsyncGenerator<E.Either<PurgeProblem<Own>, Page<Own>>> {
  let isBegun = false
  for await (const all of pages) {
    if (E.isLeft(all)) {
      yield all
      return
    }
    const page: Page<Own> = isBegun
      ? { ids: all.right, refused: [] }
      : await fromTheFirst(batch, all.right)
    isBegun ||= page.ids.length > 0
    yield E.right(page)
  }
}
