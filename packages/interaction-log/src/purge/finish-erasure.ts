/**
 * Goes on with every erasure, and completes each batch whose content is gone from the store and from
 * all views that are kept where this process keeps its own. Repeating it is safe.
 *
 * @since 0.1.0
 */
import {
  type ActorId,
  completePurge,
  type ErasureEvidence,
  type ErasureReport,
  type Instant,
  type PositionText,
  type Uuid,
} from '@interaction-log/core'
import type { ViewErasure, ViewFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import { randomUuid } from '../command/random-uuid.js'
import type { Engine } from '../engine.js'
import type { ErasureFinished, ErasureProblem } from './outcome.js'
import { openBatches, purgedIn } from './registered.js'
import { rewrittenViews } from './rewritten-views.js'

type Gone = Extract<ErasureReport, { readonly type: 'Gone' }>

const passed = async <Own>(
  { openedViews, openPasts }: Engine<Own>,
  upTo: bigint,
): Promise<E.Either<ViewFailure, void>> => {
  for (const past of openPasts) await past.forget()
  for (const { view } of openedViews) {
    const reached: E.Either<ViewFailure, void> = await view.reached(upTo)()
    if (E.isLeft(reached)) return reached
  }
  return E.right(undefined)
}

const evidenceOf = (
  { store, nodes }: Gone,
  views: ViewErasure,
  completedAt: Instant,
): readonly ErasureEvidence[] => [
  ...nodes.map(({ node, scavengeId }) => ({ store, node, scavengeId, completedAt })),
  { store: views.store, node: views.node, scavengeId: null, completedAt },
]

/** Completes these batches with what they have purged; answers those that were not complete. */
const completed = async <Own>(
  engine: Engine<Own>,
  actor: ActorId,
  batches: ReadonlySet<Uuid>,
  erasure: readonly ErasureEvidence[],
  upTo: bigint,
): Promise<E.Either<ErasureProblem, readonly Uuid[]>> => {
  const { session, ownWrites } = engine
  const upToPosition = String(upTo) as PositionText
  const done: Uuid[] = []
  for (const batchId of batches) {
    const count = await purgedIn(engine, batchId)
    if (E.isLeft(count)) return count
    const commandId = randomUuid()
    const handled = await completePurge(session)(
      batchId,
      { count: count.right, erasure, upToPosition },
      { actor, commandId, isKeyed: false, correlationId: randomUuid(), causationId: commandId },
    )()
    if (E.isLeft(handled)) return handled
    if (handled.right.type === 'Unchanged') continue
    ownWrites.note('purgeBatch', handled.right.position)
    done.push(batchId)
  }
  return E.right(done)
}

/** `own`: a batch of this actor that has just purged all it should, open or not. */
export const finishErasure = async <Own>(
  engine: Engine<Own>,
  actor: ActorId,
  own?: Uuid,
): Promise<E.Either<ErasureProblem, ErasureFinished>> => {
  const { store, clock } = engine.session
  const upTo = await store.head()()
  if (E.isLeft(upTo)) return upTo
  const report = await store.finishErasure()()
  if (E.isLeft(report)) return report
  const shown = await passed(engine, upTo.right)
  if (E.isLeft(shown)) return shown
  const open = await openBatches(engine)
  if (E.isLeft(open)) return open
  const rewritten = await rewrittenViews(engine, open.right)
  if (E.isLeft(rewritten)) return rewritten
  if (report.right.type === 'Hidden' || rewritten.right.type === 'Hidden')
    return E.right({ type: 'ErasureFinished', erasure: 'Hidden', completed: [] })
  const ids = open.right.map(({ batchId }) => batchId)
  const batches = new Set(own === undefined ? ids : [...ids, own])
  const erasure = evidenceOf(report.right, rewritten.right, clock().toISOString() as Instant)
  return E.map((completed: readonly Uuid[]): ErasureFinished => ({
    type: 'ErasureFinished',
    erasure: 'Gone',
    completed,
  }))(await completed(engine, actor, batches, erasure, upTo.right))
}
