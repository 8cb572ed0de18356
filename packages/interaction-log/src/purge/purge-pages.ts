/**
 * Purging page after page: every canceled interaction that is meant gets its erasing event and is
 * erased.
 *
 * @since 0.1.0
 */
import {
  type Criterion,
  type EraseFailure,
  type InteractionId,
  interactionStream,
  purgeBatchStream,
  purgeInteraction,
  startPurge,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Batch } from './batch.js'
import type { IdPages } from './meant.js'
import type { NotPurged, PurgedPage, PurgeProblem } from './outcome.js'
import { refusedFirst } from './refused-first.js'

/** Appends the erasing event of one interaction and erases what it lists. */
const purgeOne = async <Own>(
  { engine: { session, ownWrites, holds }, basis, context, guard }: Batch<Own>,
  interactionId: InteractionId,
): Promise<NotPurged<Own> | undefined> => {
  // Nobody else purges under this batch.
  const own = { ...context, isKeyed: false }
  const purged = await purgeInteraction(session, holds)(interactionId, basis, own, guard)()
  if (E.isLeft(purged)) return { interactionId, problem: purged.left }
  if (purged.right.type === 'Applied') ownWrites.note('interaction', purged.right.position)
  const stream = interactionStream(interactionId)
  const erased: E.Either<EraseFailure, unknown> = await session.store.eraseStream(
    stream,
    purged.right.version,
  )()
  return E.isLeft(erased) ? { interactionId, problem: erased.left } : undefined
}

export interface Pass<Own> {
  /** Whether there is a batch. */
  readonly isBegun: boolean
  readonly notPurged: readonly NotPurged<Own>[]
}

const begunBefore = { isBegun: true, notPurged: [] }

/** Purges page after page. Only the call that begins the batch does: a repeated one runs no filter. */
export const purgePages = async <Own>(
  batch: Batch<Own>,
  criteria: readonly Criterion[],
  pages: IdPages,
  onPage: ((page: PurgedPage<Own>) => void) | undefined,
): Promise<E.Either<PurgeProblem<Own>, Pass<Own>>> => {
  const { engine, batchId, basis, context } = batch
  const start = startPurge(engine.session)({ basis, criteria }, context)
  const before = await engine.session.store.readStream(purgeBatchStream(batchId))()
  if (E.isLeft(before)) return before
  if (before.right.version > 0) return E.map(() => begunBefore)(await start())
  let isBegun = false
  const notPurged: NotPurged<Own>[] = []
  for await (const page of refusedFirst(batch, pages)) {
    if (E.isLeft(page)) return page
    const { ids, refused } = page.right
    notPurged.push(...refused)
    if (ids.length === 0) continue
    if (!isBegun) {
      const started = await start()
      if (E.isLeft(started)) return started
      if (started.right.type === 'Unchanged' || started.right.repeated) return E.right(begunBefore)
      engine.ownWrites.note('purgeBatch', started.right.position)
      isBegun = true
    }
    const purging = ids.map((id) => purgeOne(batch, id))
    // Should a guard throw, the batch ends only when nothing is on its way any more.
    await Promise.allSettled(purging)
    const outcomes = await Promise.all(purging)
    const failed = outcomes.filter((outcome) => outcome !== undefined)
    notPurged.push(...failed)
    onPage?.({ purged: ids.length - failed.length, notPurged: failed })
  }
  return E.right({ isBegun, notPurged })
}
