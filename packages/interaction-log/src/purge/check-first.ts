/**
 * Looking before purging: how many it would be, and whether any of them would be refused.
 *
 * @since 0.1.0
 */
import { purgeBatchStream } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Batch } from './batch.js'
import type { IdPages } from './meant.js'
import type { NotPurged, PurgePlanned, PurgeProblem } from './outcome.js'
import { isToBePurged } from './refused-first.js'

interface Tried<Own> {
  readonly count: number
  readonly refused: readonly NotPurged<Own>[]
}

const tried = async <Own>(
  batch: Batch<Own>,
  pages: IdPages,
): Promise<E.Either<PurgeProblem<Own>, Tried<Own>>> => {
  let count = 0
  const refused: NotPurged<Own>[] = []
  for await (const ids of pages) {
    if (E.isLeft(ids)) return ids
    const trials = ids.right.map(async (interactionId) => ({
      interactionId,
      isToBe: await isToBePurged(batch, interactionId),
    }))
    for (const { interactionId, isToBe } of await Promise.all(trials))
      if (E.isLeft(isToBe)) refused.push({ interactionId, problem: isToBe.left })
      else if (isToBe.right) count += 1
  }
  return E.right({ count, refused })
}

/** Counts what would be purged now; the caller's own say is not asked. */
export const planned = async <Own>(
  batch: Batch<Own>,
  pages: IdPages,
): Promise<E.Either<PurgeProblem<Own>, PurgePlanned>> => {
  const all = await tried({ ...batch, guard: () => E.right(undefined) }, pages)
  return E.isLeft(all) ? all : E.right({ type: 'PurgePlanned', count: all.right.count })
}

/** Nothing starts unless every interaction would be purged now. A batch that was begun goes on. */
export const checkedFirst = async <Own>(
  batch: Batch<Own>,
  pages: IdPages,
): Promise<E.Either<PurgeProblem<Own>, undefined>> => {
  const before = await batch.engine.session.store.readStream(purgeBatchStream(batch.batchId))()
  if (E.isLeft(before)) return before
  if (before.right.version > 0) return E.right(undefined)
  const all = await tried(batch, pages)
  if (E.isLeft(all)) return all
  const { refused } = all.right
  return refused.length > 0 ? E.left({ type: 'NothingStarted', refused }) : E.right(undefined)
}
