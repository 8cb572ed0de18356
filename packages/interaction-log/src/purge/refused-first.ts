/**
 * A batch begins with the first interaction that may be purged: a purge that is refused altogether
 * stores nothing.
 *
 * @since 0.1.0
 */
import { holdOn, type HoldSubject, type InteractionId } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { trial } from '../command/trial.js'
import type { Batch } from './batch.js'
import type { IdPages } from './meant.js'
import type { NotPurged, PurgeProblem } from './outcome.js'

interface Page<Own> {
  readonly ids: readonly InteractionId[]
  readonly refused: readonly NotPurged<Own>[]
}

/** Whether there is something to purge; a refusal if it may not be purged. */
export const isToBePurged = <Own>(
  { engine, batchId, basis, guard }: Batch<Own>,
  interactionId: InteractionId,
): Promise<E.Either<NotPurged<Own>['problem'], boolean>> =>
  trial(engine, guard, interactionId, (state) =>
    TE.map((hold: HoldSubject['type'] | null) => ({
      type: 'PurgeInteraction' as const,
      interactionId,
      basis,
      batchId,
      erased: [],
      hold,
    }))(holdOn(engine.holds, interactionId, state)),
  )

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
  pages: IdPages,
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
