/**
 * The second reading: the view is made of every event up to the point that is not erased.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import { type EventStore, originalPosition, type ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { SaveBatch, SaveFailure } from '../running/save-batch.js'
import type { ViewState } from '../view-store/view-state.js'
import type { ErasedStreams } from './erased-streams.js'
import { batchSize } from './find-point.js'
import type { TellProgress } from './point.js'

interface Replay {
  readonly store: EventStore
  readonly categories: readonly string[]
  readonly upTo: bigint
  readonly erased: ErasedStreams
  readonly save: SaveBatch
  readonly tell: TellProgress
}

export const replay = async (
  { store, categories, upTo, erased, save, tell }: Replay,
  empty: ViewState,
): Promise<E.Either<ReadFailure | SaveFailure, ViewState>> => {
  let state = empty
  for await (const batch of store.readAll({ after: 0n, categories, batchSize })) {
    if (E.isLeft(batch)) return batch
    const by = batch.right.filter((event) => originalPosition(event) <= upTo)
    const saved = await save(state, erased.without(by))
    if (saved.failure !== undefined) return E.left(saved.failure)
    state = saved.state
    const last = by.at(-1)
    if (last !== undefined) tell({ step: 'replay', position: originalPosition(last), upTo })
    if (by.length < batch.right.length) break
    await setImmediate()
  }
  tell({ step: 'replay', position: upTo, upTo })
  return E.right(state)
}
