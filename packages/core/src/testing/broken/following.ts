/**
 * Mistakes about the way from what is stored to what comes, and about how a subscription ends.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { setTimeout as pause } from 'node:timers/promises'
import type {
  EventStore,
  ReadAll,
  Subscription,
  SubscriptionMessage,
} from '../../event-store/event-store.js'
import type { ReadFailure } from '../../event-store/failure.js'
import { subscription } from './altered.js'
import { type BrokenStore, mistake } from './mistake.js'

type Said = AsyncGenerator<E.Either<ReadFailure, SubscriptionMessage>, undefined>

const misfollowing = (
  name: string,
  follow: (store: EventStore, range: ReadAll) => Subscription,
): BrokenStore =>
  mistake(name, () => (store) => ({ subscribeToAll: (range) => follow(store, range) }))

/** Says what was stored when it began, then what comes once it has said that. */
const withGap = (store: EventStore, range: ReadAll): Subscription => {
  let live: Subscription | undefined
  async function* said(): Said {
    const began = await store.head()()
    if (E.isLeft(began)) return
    for await (const batch of store.readAll(range)) {
      if (E.isLeft(batch)) return
      const events = batch.right.filter(({ position }) => position <= began.right)
      if (events.length > 0) yield E.right({ type: 'Events', events })
    }
    const head = await store.head()()
    if (E.isLeft(head)) return
    live = store.subscribeToAll({ ...range, after: head.right })
    yield* live
  }
  return subscription(said(), async () => live?.cancel())
}

const forgettingCategories = (store: EventStore, range: ReadAll): Subscription => {
  let live = store.subscribeToAll(range)
  async function* said(): Said {
    for await (const message of live) {
      yield message
      if (E.isRight(message) && message.right.type === 'CaughtUp') {
        live = store.subscribeToAll({ after: message.right.position })
        break
      }
    }
    for await (const message of live)
      if (E.isLeft(message) || message.right.type === 'Events') yield message
  }
  return subscription(said(), () => live.cancel())
}

/** Listens ahead of its reader and keeps only so many events. */
const droppingEvents = (store: EventStore, range: ReadAll): Subscription => {
  const good = store.subscribeToAll(range)
  const queue: E.Either<ReadFailure, SubscriptionMessage>[] = []
  let ended = false
  const listening = (async () => {
    for await (const message of good) {
      if (E.isLeft(message) || message.right.type === 'CaughtUp') queue.push(message)
      else
        for (const event of message.right.events)
          queue.push(E.right({ type: 'Events', events: [event] }))
      queue.splice(0, queue.length - 100)
    }
    ended = true
  })()
  async function* said(): Said {
    while (!ended || queue.length > 0) {
      const next = queue.shift()
      if (next) yield next
      else await pause(1)
    }
    await listening
  }
  return subscription(said(), good.cancel)
}

/** @since 0.1.0 */
export const following = [
  misfollowing('misses what comes while it turns from stored to live', withGap),
  misfollowing('forgets the categories once it has caught up', forgettingCategories),
  misfollowing('keeps only so much for a slow reader', droppingEvents),
  misfollowing('notices only with the next event that it was canceled', (store, range) => ({
    ...store.subscribeToAll(range),
    cancel: () => Promise.resolve(),
  })),
  misfollowing('is canceled only once it has caught up', (store, range) => {
    const good = store.subscribeToAll(range)
    let caughtUp = false
    async function* said(): Said {
      for await (const message of good) {
        caughtUp ||= E.isRight(message) && message.right.type === 'CaughtUp'
        yield message
      }
    }
    const running = said()
    return {
      [Symbol.asyncIterator]: () => running,
      cancel: async () => {
        if (caughtUp) await good.cancel()
      },
    }
  }),
  misfollowing('goes on when its loop is left', (store, range) => {
    const good = store.subscribeToAll(range)
    const messages = good[Symbol.asyncIterator]()
    return { [Symbol.asyncIterator]: () => ({ next: () => messages.next() }), cancel: good.cancel }
  }),
  misfollowing('waits for ever when its store is closed', (store, range) => {
    const good = store.subscribeToAll(range)
    let canceled = false
    async function* said(): Said {
      yield* good
      if (!canceled) await new Promise<never>(() => undefined)
    }
    return subscription(said(), () => {
      canceled = true
      return good.cancel()
    })
  }),
]
