/**
 * An event store on loan: closing it ends the loan, and leaves the store itself open.
 *
 * @since 0.1.0
 */
import type { EventStore, StoreUnavailable } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

const closed: StoreUnavailable = { type: 'StoreUnavailable', because: 'the log is closed' }

export const lentStore = (store: EventStore): EventStore => {
  let isClosed = false
  const unlessClosed =
    <Failure, A>(ask: TE.TaskEither<Failure, A>): TE.TaskEither<Failure | StoreUnavailable, A> =>
    () =>
      (isClosed ? TE.left<Failure | StoreUnavailable, A>(closed) : ask)()
  return {
    appendToStream: (...append) => unlessClosed(store.appendToStream(...append)),
    readStream: (stream) => unlessClosed(store.readStream(stream)),
    readAll: async function* (range) {
      for await (const batch of store.readAll(range)) {
        if (isClosed) break
        yield batch
      }
      if (isClosed) yield E.left(closed)
    },
    subscribeToAll: (range) => store.subscribeToAll(range),
    eventAt: (position) => unlessClosed(store.eventAt(position)),
    head: () => unlessClosed(store.head()),
    eraseStream: (...erasure) => unlessClosed(store.eraseStream(...erasure)),
    finishErasure: () => unlessClosed(store.finishErasure()),
    close: () => () => {
      isClosed = true
      return TE.right(undefined)()
    },
  }
}
