/**
 * Entry numbers follow the order of rows: whatever else a row waits for, its append also waits for
 * the rows before it.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import { gate } from './gate.js'

/** Each work gets the store with its turn to append: when those before have appended or ended. */
export const inOrder = (store: EventStore) => {
  const others = {
    readStream: store.readStream.bind(store),
    readAll: store.readAll.bind(store),
    subscribeToAll: store.subscribeToAll.bind(store),
    eventAt: store.eventAt.bind(store),
    head: store.head.bind(store),
    eraseStream: store.eraseStream.bind(store),
    finishErasure: store.finishErasure.bind(store),
    close: store.close.bind(store),
  }
  let before = Promise.resolve()
  return async <A>(work: (inTurn: EventStore) => Promise<A>): Promise<A> => {
    const turn = before
    const passed = gate()
    before = turn.then(() => passed.opened)
    try {
      return await work({
        ...others,
        appendToStream: (stream, expectedVersion, events) => async () => {
          await turn
          const appended = store.appendToStream(stream, expectedVersion, events)()
          passed.open()
          return appended
        },
      })
    } finally {
      passed.open()
    }
  }
}
