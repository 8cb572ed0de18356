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

/** Purges page after page. The filter of a batch that was started before is not run again. */
const purgePages = async <Own>(
  batch: Batch<Own>,
  criteria: readonly Criterion[],
  pages: Pages<Own>,
): Promise<E.Either<PurgeProblem<Own>, readonly NotPurged<Own>[]>> => {
  const { engine, basis, context } = batch
  const notPurged: NotPurged<Own>[] = []
  let isStarted = false
  for await (const ids of pages) {
    if (E.isLeft(ids)) return ids
    if (ids.right.length === 0) continue
    if (!isStarted) {
      const started = await startPurge(engine.session)({ basis, criteria }, context)()
      if (E.isLeft(started)) return started
      if (started.right.type === 'Unchanged' || started.right.repeated) break
      engine.ownWrites.note('purgeBatch', started.right.position)
      isStarted = true
    }
    const outcomes = await Promise.all(ids.right.map((id) => purgeOne(batch, id)))
    notPurged.push(...outcomes.filter((outcome) => outcome !== undefined))
  }
  return E.right(notPurged)
}

const runBatch = async <Own>(
  batch: Batch<Own>,
  criteria: readonly Criterion[],
  pages: Pages<Own>,
): Promise<E.Either<PurgeProblem<Own>, Purged<Own>>> => {
  const { engine, batchId } = batch
  engine.runningBatches.add(batchId)
  const notPurged = await purgePages(batch, criteria, pages)
  engine.runningBatches.delete(batchId)
  if (E.isLeft(notPurged)) return notPurged
  const finished = await finishErasure(engine)
  if (E.isLeft(finished)) return finished
  const count = await purgedIn(engine, batchId)
  if (E.isLeft(count)) return count
  const isEmpty = count.right === 0 && notPurged.right.length === 0
  return E.right({
    type: 'Purged',
    batchId: isEmpty ? null : batchId,
    count: count.right,
    erasure: finished.right.erasure,
    notPurged: notPurged.right,
  })
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
