/**
 * Waiting for a view. A position may belong to an event that the view does not read; then the view is
 * there when the log holds nothing for it up to that position. A view that is still being built is
 * nowhere yet.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ViewFailure } from '../failure.js'
import { nextPosition } from './next-position.js'
import { aborted } from './pause.js'
import type { Progress } from './progress.js'

export interface Reach {
  readonly reached: (position: bigint, withinMs: number) => TaskEither<ViewFailure, void>
  readonly caughtUp: (withinMs: number) => TaskEither<ViewFailure, void>
}

export const reach = (
  view: string,
  store: EventStore,
  categories: readonly string[],
  progress: Progress,
): Reach => {
  const until = async (
    target: bigint,
    signal: AbortSignal,
  ): Promise<E.Either<ViewFailure, void>> => {
    const expired = aborted(signal)
    for (;;) {
      const status = progress.status()
      const { position, isLive, failure } = status
      if (failure !== undefined) return E.left(failure)
      if (isLive && position >= target) return E.right(undefined)
      if (signal.aborted)
        return E.left({ type: 'ViewBehind', view, position, lag: target - position })
      if (isLive) {
        const next = await Promise.race([nextPosition(store, position, categories), expired])
        if (next === undefined || progress.status() !== status) continue
        if (E.isLeft(next)) return next
        if (next.right === undefined || next.right > target) {
          progress.update({ position: target })
          continue
        }
      }
      await progress.next(signal)
    }
  }

  const within =
    <A>(ms: number, ask: (signal: AbortSignal) => Promise<A>) =>
    async (): Promise<A> => {
      const expiry = new AbortController()
      const timer = setTimeout(() => {
        expiry.abort()
      }, ms)
      try {
        return await ask(expiry.signal)
      } finally {
        clearTimeout(timer)
      }
    }

  return {
    reached: (position, withinMs) => within(withinMs, (signal) => until(position, signal)),
    caughtUp: (withinMs) =>
      within(withinMs, async (signal) => {
        const head = await Promise.race([store.head()(), aborted(signal)])
        if (head === undefined)
          return E.left({ type: 'StoreUnavailable', because: 'it did not answer in time' })
        return E.isLeft(head) ? head : until(head.right, signal)
      }),
  }
}
