/**
 * A store whose readings are cut short when the log is closed: nobody waits for a replay.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

export const untilClosed = (store: EventStore, closing: AbortSignal): EventStore => ({
  ...store,
  readAll: async function* (range) {
    for await (const batch of store.readAll(range)) {
      if (closing.aborted) break
      yield batch
    }
    if (closing.aborted) yield E.left({ type: 'StoreUnavailable', because: 'the log is closed' })
  },
})
