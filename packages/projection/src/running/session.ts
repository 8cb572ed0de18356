/**
 * One subscription of a view, from its checkpoint until something ends it.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import type { EventStore, ReadFailure, StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { View, ViewState, ViewStore } from '../view-store/view-store.js'
import { movedState, reachedBy } from './moved-state.js'
import type { Progress } from './progress.js'
import { resume } from './resume.js'
import { endsPurge, piecesOf, rewritten, stopped } from './rewritten.js'
import type { SaveBatch, SaveFailure } from './save-batch.js'

/** What a view is run with. */
export interface Run<Row extends object, Column extends string> {
  readonly store: EventStore
  readonly views: ViewStore
  readonly view: View<Row, Column>
  readonly categories: readonly string[]
  readonly save: SaveBatch
  readonly progress: Progress
}

export type SessionEnd = ReadFailure | SaveFailure

const batchSize = 500

export const session = async <Row extends object, Column extends string>(
  { store, views, view, categories, save, progress }: Run<Row, Column>,
  signal: AbortSignal,
): Promise<SessionEnd> => {
  const handle = async (
    before: ViewState,
    events: readonly StoredEvent[],
  ): Promise<E.Either<SessionEnd, ViewState>> => {
    let state = before
    for (const piece of piecesOf(events)) {
      if (state.built && state.rewriteNeeded && piece.some(endsPurge)) {
        const done = await rewritten(views, signal)
        if (E.isLeft(done)) return done
      }
      const saved = await save(state, piece)
      state = saved.state
      const { skipped } = progress.status()
      progress.update({ position: reachedBy(state), skipped: skipped + saved.skipped })
      if (saved.failure !== undefined) return E.left(saved.failure)
    }
    return E.right(state)
  }

  const build = async (before: ViewState): Promise<E.Either<SessionEnd, ViewState>> => {
    let state = before
    while (!state.built) {
      const done = state.rewriteNeeded ? await rewritten(views, signal) : E.right(undefined)
      if (E.isLeft(done)) return done
      const built = await view.finishBuilding(state.revision)()
      if (E.isRight(built)) return built
      const moved = await movedState(view, before)
      if (E.isLeft(moved)) return moved
      state = moved.right
    }
    return E.right(state)
  }

  const isOver = () => signal.aborted
  const resumed = await resume(store, view)
  if (E.isLeft(resumed)) return resumed.left
  let { state } = resumed.right
  const rewound = resumed.right.rewound ?? progress.status().rewound
  progress.update({ position: reachedBy(state), isLive: false, failure: undefined, rewound })
  if (isOver()) return stopped

  const subscription = store.subscribeToAll({ after: reachedBy(state), categories, batchSize })
  signal.addEventListener('abort', () => void subscription.cancel(), { once: true })
  for await (const message of subscription) {
    if (isOver()) break
    if (E.isLeft(message)) return message.left
    const next =
      message.right.type === 'Events'
        ? await handle(state, message.right.events)
        : await build(state)
    if (E.isLeft(next)) return next.left
    state = next.right
    if (message.right.type === 'CaughtUp') {
      const { position } = message.right
      progress.update({
        isLive: true,
        position: position > reachedBy(state) ? position : reachedBy(state),
      })
    }
    // Views that catch up leave room for everything else.
    await setImmediate()
  }
  return isOver() ? stopped : { type: 'StoreUnavailable', because: 'the log has ended' }
}
