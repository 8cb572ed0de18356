/**
 * Brings a view behind a batch of events. Events at or below its checkpoint change nothing; if another
 * process was faster, what it has saved is not projected again. A batch that an event spoils is gone
 * through event by event: what stands before that one is saved.
 *
 * @since 0.1.0
 */
import { erasedBy, type EventUndecodable, type StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { ViewDefect, ViewUnavailable } from '../failure.js'
import type { Projection } from '../projection.js'
import { checkpointOf } from '../view-store/checkpoint.js'
import type { View } from '../view-store/view.js'
import type { ViewState } from '../view-store/view-state.js'
import { eventPlace } from './event-place.js'
import { movedState, reachedBy, type ViewCleared } from './moved-state.js'
import { batchDecoder, projectBatch } from './project-batch.js'

export type SaveFailure = EventUndecodable | ViewDefect | ViewUnavailable | ViewCleared

interface Saved {
  readonly state: ViewState
  readonly skipped: number
}

/** What was saved, and what came in the way of the rest. */
interface BatchSaved extends Saved {
  readonly failure: SaveFailure | undefined
}

/** `before` covers every event that was delivered before this batch. */
export type SaveBatch = (before: ViewState, events: readonly StoredEvent[]) => Promise<BatchSaved>

const freshOf = (events: readonly StoredEvent[], reached: bigint): readonly StoredEvent[] =>
  events.every(({ position }) => position > reached)
    ? events
    : events.filter(({ position }) => position > reached)

const isOfAnEvent = ({ type }: SaveFailure): boolean =>
  type === 'EventUndecodable' || type === 'ViewDefect'

export const saveBatch = <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>(
  projection: Projection<Row, Event, Column>,
  view: View<Row, Column>,
): SaveBatch => {
  const decode = batchDecoder(projection)

  const save = async (
    before: ViewState,
    events: readonly StoredEvent[],
  ): Promise<E.Either<SaveFailure, Saved>> => {
    let state = before
    for (;;) {
      const fresh = freshOf(events, reachedBy(state))
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

  const saveOrSayWhy: SaveBatch = async (before, events) => {
    const saved = await save(before, events).catch((thrown: unknown) =>
      E.left<SaveFailure>({
        type: 'ViewDefect',
        view: projection.name,
        event: eventPlace(events[0]),
        thrown,
      }),
    )
    return E.isRight(saved)
      ? { ...saved.right, failure: undefined }
      : { state: before, skipped: 0, failure: saved.left }
  }

  return async (before, events) => {
    const all = await saveOrSayWhy(before, events)
    if (all.failure === undefined || !isOfAnEvent(all.failure) || events.length === 1) return all
    let saved: BatchSaved = { ...all, failure: undefined }
    for (const event of events) {
      const { skipped } = saved
      saved = await saveOrSayWhy(saved.state, [event])
      saved = { ...saved, skipped: skipped + saved.skipped }
      if (saved.failure !== undefined) break
    }
    return saved
  }
}
