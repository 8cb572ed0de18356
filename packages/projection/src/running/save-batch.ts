/**
 * Brings a view behind a batch of events. Events at or below its checkpoint change nothing; if another
 * process was faster, what it has saved is not projected again.
 *
 * @since 0.1.0
 */
import { erasedBy, type EventUndecodable, type StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { ViewUnavailable } from '../failure.js'
import type { Projection } from '../projection.js'
import { checkpointOf } from '../view-store/checkpoint.js'
import type { View, ViewState } from '../view-store/view-store.js'
import { movedState, reachedBy, type ViewCleared } from './moved-state.js'
import { batchDecoder, projectBatch } from './project-batch.js'

export type SaveFailure = EventUndecodable | ViewUnavailable | ViewCleared

interface BatchSaved {
  readonly state: ViewState
  readonly skipped: number
}

/** `state` covers every event that was delivered before this batch. */
export type SaveBatch = (
  state: ViewState,
  events: readonly StoredEvent[],
) => Promise<E.Either<SaveFailure, BatchSaved>>

export const saveBatch = <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>(
  projection: Projection<Row, Event, Column>,
  view: View<Row, Column>,
): SaveBatch => {
  const decode = batchDecoder(projection)
  return async (before, events) => {
    let state = before
    for (;;) {
      const fresh = events.filter(({ position }) => position > reachedBy(state))
      const last = fresh.at(-1)
      if (last === undefined) return E.right({ state, skipped: 0 })

      const batch = decode(fresh)
      if (E.isLeft(batch)) return batch
      const { envelopes, skipped } = batch.right
      const loaded = await view.load([...new Set(envelopes.map(([id]) => id))])()
      if (E.isLeft(loaded)) return loaded
      const rows = projectBatch(projection, loaded.right, batch.right)

      const saved = await view.save(state.revision, {
        rows,
        checkpoint: checkpointOf(last),
        erasing: fresh.some((event) => erasedBy(event) !== undefined),
      })()
      if (E.isRight(saved)) return E.right({ state: saved.right, skipped })
      if (saved.left.type === 'ViewUnavailable') return E.left(saved.left)

      const moved = await movedState(view, before)
      if (E.isLeft(moved)) return moved
      state = moved.right
    }
  }
}
