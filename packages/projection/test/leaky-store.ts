/** A store that goes on handing out what is erased, as EventStoreDB does until it is scavenged. */
import type { EventStore, StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { right } from './view-store-rules.js'

/** `seen`: every event that was ever appended. One event an append. */
export const leakyStore = (
  store: EventStore,
): { readonly store: EventStore; readonly seen: readonly StoredEvent[] } => {
  const seen: StoredEvent[] = []
  return {
    seen,
    store: {
      ...store,
      appendToStream: (...append) =>
        pipe(
          store.appendToStream(...append),
          TE.chainFirstTaskK(({ position }) => async () => {
            const event = right(await store.eventAt(position)())
            if (event !== undefined) seen.push(event)
          }),
        ),
      readAll: async function* ({ after, categories, batchSize = 500 }) {
        await Promise.resolve()
        const asked = seen.filter(
          ({ position, stream }) =>
            position > after &&
            (categories === undefined || categories.some((one) => stream.startsWith(`${one}-`))),
        )
        for (let from = 0; from < asked.length; from += batchSize)
          yield E.right(asked.slice(from, from + batchSize))
      },
    },
  }
}
