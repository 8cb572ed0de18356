/**
 * The purge: its batch is started, every canceled interaction that is meant gets its erasing event and
 * is erased, and when everything is gone the batch is completed.
 *
 * @since 0.1.0
 */
import {
  batchIdOf,
  type CommandContext,
  type Criterion,
  type EraseFailure,
  type InteractionId,
  interactionStream,
  purgeBatchStream,
  purgeInteraction,
  startPurge,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { randomUuid } from '../command/random-uuid.js'
import type { CommandGuard } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { finishErasure, purgedIn } from './finish-erasure.js'
import { type Batch, type Pages, thisOne, thoseThatMeet } from './meant.js'
import type { NotPurged, Purged, PurgePlanned, PurgeProblem } from './outcome.js'
import { criteriaOf, type PurgeRequest } from './purge-request.js'

/** Appends the erasing event of one interaction and erases what it lists. */
const purgeOne = async <Own>(
  { engine: { session, ownWrites }, basis, context, guard }: Batch<Own>,
  interactionId: InteractionId,
): Promise<NotPurged<Own> | undefined> => {
  const purged = await purgeInteraction(session)(interactionId, basis, context, guard)()
  if (E.isLeft(purged)) return { interactionId, problem: purged.left }
  if (purged.right.type === 'Applied') ownWrites.note('interaction', purged.right.position)
  const stream = interactionStream(interactionId)
  const erased: E.Either<EraseFailure, unknown> = await session.store.eraseStream(
    stream,
    purged.right.version,
  )()
  return E.isLeft(erased) ? { interactionId, problem: erased.left } : undefined
}

/**
 * Purges page after page; undefined = there was nothing to purge. The filter of a batch that was
 * started before is not run again.
 */
const purgePages = async <Own>(
  batch: Batch<Own>,
  criteria: readonly Criterion[],
  pages: Pages<Own>,
): Promise<E.Either<PurgeProblem<Own>, readonly NotPurged<Own>[] | undefined>> => {
  const { engine, batchId, basis, context } = batch
  const start = startPurge(engine.session)({ basis, criteria }, context)
  const before = await engine.session.store.readStream(purgeBatchStream(batchId))()
  if (E.isLeft(before)) return before
  if (before.right.version > 0) return E.map(() => [])(await start())
  let notPurged: NotPurged<Own>[] | undefined
  for await (const ids of pages) {
    if (E.isLeft(ids)) return ids
    if (ids.right.length === 0) continue
    if (notPurged === undefined) {
      const started = await start()
      if (E.isLeft(started)) return started
      if (started.right.type === 'Applied')
        engine.ownWrites.note('purgeBatch', started.right.position)
      notPurged = []
    }
    const purging = ids.right.map((id) => purgeOne(batch, id))
    // Should a guard throw, the batch ends only when nothing is on its way any more.
    await Promise.allSettled(purging)
    const outcomes = await Promise.all(purging)
    notPurged.push(...outcomes.filter((outcome) => outcome !== undefined))
  }
  return E.right(notPurged)
}

const runBatch = async <Own>(
  batch: Batch<Own>,
  criteria: readonly Criterion[],
  pages: Pages<Own>,
): Promise<E.Either<PurgeProblem<Own>, Purged<Own>>> => {
  const { engine, batchId, context } = batch
  engine.runningBatches.add(batchId)
  const purged = await purgePages(batch, criteria, pages).finally(() => {
    engine.runningBatches.delete(batchId)
  })
  if (E.isLeft(purged)) return purged
  const notPurged = purged.right
  const finished = await finishErasure(engine, context.actor, notPurged && batchId)
  if (E.isLeft(finished)) return finished
  const { erasure } = finished.right
  if (notPurged === undefined)
    return E.right({ type: 'Purged', batchId: null, count: 0, erasure, notPurged: [] })
  return E.map((count: number): Purged<Own> => ({
    type: 'Purged',
    batchId,
    count,
    erasure,
    notPurged,
  }))(await purgedIn(engine, batchId))
}

const planned = async <Own>(
  pages: Pages<Own>,
): Promise<E.Either<PurgeProblem<Own>, PurgePlanned>> => {
  let count = 0
  for await (const ids of pages) {
    if (E.isLeft(ids)) return ids
    count += ids.right.length
  }
  return E.right({ type: 'PurgePlanned', count })
}

export const purge =
  <Own>(engine: Engine<Own>) =>
  (
    request: PurgeRequest,
    given: CommandContext,
    guard: CommandGuard<Own>,
  ): TaskEither<PurgeProblem<Own>, Purged<Own> | PurgePlanned> =>
  () => {
    // A correlation of its own: nothing may lead from a purge to what was purged.
    const context = { ...given, correlationId: randomUuid() }
    const batch = { engine, batchId: batchIdOf(context), basis: request.basis, context, guard }
    if ('interactionId' in request) {
      const { interactionId } = request
      const criteria = [{ name: 'interactionId', value: interactionId }]
      return runBatch(batch, criteria, thisOne(batch, interactionId))
    }
    const pages = thoseThatMeet(engine, request.filter)
    return request.dryRun ? planned(pages) : runBatch(batch, criteriaOf(request.filter), pages)
  }
