/**
 * One subscription of a view, from its checkpoint until something ends it.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import type { StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { ViewState } from '../view-store/view-state.js'
import { build } from './building/build.js'
import type { BuildProgress } from './building/build-progress.js'
import { reachedBy } from './moved-state.js'
import { resume } from './resume.js'
import { endsPurge, piecesOf, rewritten, stopped } from './rewritten.js'
import type { Run, SessionEnd } from './run.js'

const batchSize = 1_000

export const session = async <Row extends object, Column extends string>(
  run: Run<Row, Column>,
  signal: AbortSignal,
): Promise<SessionEnd> => {
  const { store, views, view, categories, save, progress, inTurn } = run
  const handle = async (
    before: ViewState,
    events: readonly StoredEvent[],
  ): Promise<E.Either<SessionEnd, ViewState>> => {
    let state = before
    for (const piece of piecesOf(events)) {
      const from = state
      if (state.built && state.rewriteNeeded && piece.some(endsPurge)) {
        const done = await rewritten(views, view, signal)
        if (E.isLeft(done)) return done
      }
      const saved = await inTurn(() => save(from, piece))
      state = saved.state
      const { skipped } = progress.status()
      progress.update({ position: reachedBy(state), skipped: skipped + saved.skipped })
      if (saved.failure !== undefined) return E.left(saved.failure)
    }
    return E.right(state)
  }

  const built = async (state: ViewState): Promise<E.Either<SessionEnd, ViewState>> => {
    if (state.built) return E.right(state)
    const tell = (building: BuildProgress) => {
      progress.update(
        building.type === 'Reading' ? { building, position: building.position } : { building },
      )
    }
    try {
      const done = await build(run, { tell, signal })
      return E.isLeft(done) ? done : await view.state()()
    } finally {
      progress.update({ building: undefined })
    }
  }

  const isOver = () => signal.aborted
  const resumed = await resume(store, view)
  if (E.isLeft(resumed)) return resumed.left
  let { state } = resumed.right
  const rewound = resumed.right.rewound ?? progress.status().rewound
  progress.update({ position: reachedBy(state), isLive: false, failure: undefined, rewound })
  if (isOver()) return stopped

  // Beside a live build it does not read the log to its end, but to where that one is.
  const live = await view.live()()
  if (E.isLeft(live)) return live.left
  const begun = live.right === undefined ? E.right(state) : await built(state)
  if (E.isLeft(begun)) return begun.left
  state = begun.right

  const subscription = store.subscribeToAll({ after: reachedBy(state), categories, batchSize })
  signal.addEventListener('abort', () => void subscription.cancel(), { once: true })
  for await (const message of subscription) {
    if (isOver()) break
    if (E.isLeft(message)) return message.left
    const next =
      message.right.type === 'Events'
        ? await handle(state, message.right.events)
        : await built(state)
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
