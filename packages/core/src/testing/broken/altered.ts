/**
 * Altering what a store says.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { StoredEvent } from '../../event/stored-event.js'
import type {
  EventStore,
  Subscription,
  SubscriptionMessage,
} from '../../event-store/event-store.js'
import type { ReadFailure } from '../../event-store/failure.js'

type Said = AsyncGenerator<E.Either<ReadFailure, SubscriptionMessage>, undefined>

/** @since 0.1.0 */
export const subscription = (said: Said, cancel: () => Promise<void>): Subscription => ({
  [Symbol.asyncIterator]: () => said,
  cancel: async () => {
    await cancel()
    await said.return(undefined)
  },
})

/** @since 0.1.0 */
export const retold = (
  good: Subscription,
  retell: (message: SubscriptionMessage) => readonly SubscriptionMessage[],
): Subscription => {
  async function* said(): Said {
    for await (const message of good)
      if (E.isLeft(message)) yield message
      else for (const told of retell(message.right)) yield E.right(told)
  }
  return subscription(said(), good.cancel)
}

/** @since 0.1.0 */
export async function* rebatched(
  batches: ReturnType<EventStore['readAll']>,
  alter: (events: readonly StoredEvent[]) => readonly StoredEvent[],
): ReturnType<EventStore['readAll']> {
  for await (const batch of batches) {
    const altered = E.map(alter)(batch)
    if (E.isLeft(altered) || altered.right.length > 0) yield altered
  }
}

/**
 * Every event that is read, by whatever call, altered or (`undefined`) left out.
 *
 * @since 0.1.0
 */
export const everyEvent = (
  store: EventStore,
  alter: (event: StoredEvent) => StoredEvent | undefined,
): Pick<EventStore, 'readStream' | 'readAll' | 'eventAt' | 'subscribeToAll'> => {
  const alterAll = (events: readonly StoredEvent[]) => events.flatMap((event) => alter(event) ?? [])
  return {
    readStream: (stream) =>
      TE.map(({ version, events }: { version: number; events: readonly StoredEvent[] }) => ({
        version,
        events: alterAll(events),
      }))(store.readStream(stream)),
    readAll: (range) => rebatched(store.readAll(range), alterAll),
    eventAt: (position) =>
      TE.map((event: StoredEvent | undefined) => event && alter(event))(store.eventAt(position)),
    subscribeToAll: (range) =>
      retold(store.subscribeToAll(range), (message) =>
        message.type === 'CaughtUp'
          ? [message]
          : [{ type: 'Events', events: alterAll(message.events) }],
      ),
  }
}
