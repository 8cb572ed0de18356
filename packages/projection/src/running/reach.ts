/**
 * Waiting for a view. A position may belong to an event that the view does not read; then the view is
 * there when the log holds nothing for it up to that position.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ViewFailure } from '../failure.js'
import { aborted } from './pause.js'
import type { Progress } from './progress.js'

const nextPosition = async (
  store: EventStore,
  after: bigint,
  categories: readonly string[],
): Promise<E.Either<ReadFailure, bigint | undefined>> => {
  for await (const batch of store.readAll({ after, categories, batchSize: 1 })) {
    if (E.isLeft(batch)) return batch
    const [first] = batch.right
    if (first !== undefined) return E.right(first.position)
  }
  return E.right(undefined)
}

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
    mustBeLive: boolean,
    signal: AbortSignal,
  ): Promise<E.Either<ViewFailure, void>> => {
    let expected = 0n
    const over = aborted(signal)
    for (;;) {
      const status = progress.status()
      const { position, isLive, failure } = status
      if (failure !== undefined) return E.left(failure)
      if (position >= target && (isLive || !mustBeLive)) return E.right(undefined)
      if (signal.aborted)
        return E.left({ type: 'ViewBehind', view, position, lag: target - position })
      if (position < target && position >= expected) {
        const next = await Promise.race([nextPosition(store, position, categories), over])
        if (next === undefined) continue
        if (E.isLeft(next)) return next
        if (progress.status() !== status) continue
        expected = next.right ?? target + 1n
        if (expected > target) {
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
    reached: (position, withinMs) => within(withinMs, (signal) => until(position, false, signal)),
    caughtUp: (withinMs) =>
      within(withinMs, async (signal) => {
        const head = await Promise.race([store.head()(), aborted(signal)])
        if (head === undefined)
          return E.left({ type: 'StoreUnavailable', because: 'it did not answer in time' })
        return E.isLeft(head) ? head : until(head.right, true, signal)
      }),
  }
}
