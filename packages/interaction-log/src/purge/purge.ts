/**
 * The purge: its batch is started, purges, and is completed when everything is gone.
 *
 * @since 0.1.0
 */
import { batchIdOf, type CommandContext, type Criterion } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { randomUuid } from '../command/random-uuid.js'
import type { CommandGuard } from '../command/submit.js'
import type { Engine } from '../engine.js'
import type { Batch } from './batch.js'
import { checkedFirst, planned } from './check-first.js'
import { finishErasure } from './finish-erasure.js'
import { type IdPages, theseOnes, thoseThatMeet } from './meant.js'
import type { Purged, PurgedPage, PurgePlanned, PurgeProblem } from './outcome.js'
import { criteriaOf } from './purge-filter.js'
import { type Pass, purgePages } from './purge-pages.js'
import type { PurgeRequest } from './purge-request.js'
import { purgedIn } from './registered.js'

export type OnPage<Own> = ((page: PurgedPage<Own>) => void) | undefined

/** Purges, and says while it does that this batch is nobody else's to complete. */
export const purging = async <Own>(
  batch: Batch<Own>,
  criteria: readonly Criterion[],
  pages: IdPages,
  onPage?: OnPage<Own>,
): Promise<E.Either<PurgeProblem<Own>, Pass<Own>>> => {
  const { runningBatches } = batch.engine
  const isRunning = runningBatches.has(batch.batchId)
  runningBatches.add(batch.batchId)
  try {
    return await purgePages(batch, criteria, pages, onPage)
  } finally {
    if (!isRunning) runningBatches.delete(batch.batchId)
  }
}

const runBatch = async <Own>(
  batch: Batch<Own>,
  criteria: readonly Criterion[],
  pages: IdPages,
  onPage?: OnPage<Own>,
): Promise<E.Either<PurgeProblem<Own>, Purged<Own>>> => {
  const { engine, batchId, context } = batch
  const pass = await purging(batch, criteria, pages, onPage)
  if (E.isLeft(pass)) return pass
  const { isBegun, notPurged } = pass.right
  const purged = (
    id: string | null,
    count: number,
    erasure: Purged<Own>['erasure'],
  ): Purged<Own> => ({ type: 'Purged', batchId: id, count, erasure, notPurged })
  if (!isBegun && notPurged.length > 0) return E.right(purged(null, 0, 'Gone'))
  const isMine = isBegun && !engine.runningBatches.has(batchId)
  const finished = await finishErasure(engine, context.actor, isMine ? batchId : undefined)
  if (E.isLeft(finished)) return finished
  const { erasure } = finished.right
  if (!isBegun) return E.right(purged(null, 0, erasure))
  return E.map((count: number) => purged(batchId, count, erasure))(await purgedIn(engine, batchId))
}

/** Of a purge of one interaction, its refusal is the answer. */
const orRefusal = <Own>(purged: Purged<Own>): E.Either<PurgeProblem<Own>, Purged<Own>> => {
  const [refused] = purged.batchId === null ? purged.notPurged : []
  return refused === undefined ? E.right(purged) : E.left(refused.problem)
}

export const purge =
  <Own>(engine: Engine<Own>, onPage?: OnPage<Own>) =>
  (
    request: PurgeRequest,
    given: CommandContext,
    guard: CommandGuard<Own>,
  ): TaskEither<PurgeProblem<Own>, Purged<Own> | PurgePlanned> =>
  async () => {
    // A correlation of its own: nothing may lead from a purge to what was purged.
    const context = { ...given, correlationId: randomUuid() }
    const batch = { engine, batchId: batchIdOf(context), basis: request.basis, context, guard }
    if ('interactionId' in request) {
      const { interactionId } = request
      const criteria = [{ name: 'interactionId', value: interactionId }]
      return E.chain(orRefusal<Own>)(
        await runBatch(batch, criteria, theseOnes([interactionId]), onPage),
      )
    }
    const pages = () =>
      'filter' in request
        ? thoseThatMeet(engine, 'canceled', request.filter)
        : theseOnes(request.interactionIds)
    if (request.dryRun) return planned(batch, pages())
    const checked = request.checkFirst ? await checkedFirst(batch, pages()) : E.right(undefined)
    if (E.isLeft(checked)) return checked
    const criteria =
      'filter' in request
        ? criteriaOf(request.filter)
        : request.interactionIds.map((value) => ({ name: 'interactionId', value }))
    return runBatch(batch, criteria, pages(), onPage)
  }
