/**
 * The log up to its end, and the log with what is still to come: one way of reading, which the first
 * leaves when it has caught up.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from '../connecting/server.js'
import type { StreamNames } from '../stream-names.js'
import { follow } from './follow.js'

export const allReader = (
  server: Server,
  names: StreamNames,
): Pick<EventStore, 'readAll' | 'subscribeToAll'> => ({
  readAll: async function* (range) {
    for await (const message of follow(server, names, range, new AbortController().signal)) {
      if (E.isLeft(message)) yield message
      else if (message.right.type === 'CaughtUp') return
      else yield E.right(message.right.events)
    }
  },
  subscribeToAll: (range) => {
    const canceling = new AbortController()
    const messages = follow(server, names, range, canceling.signal)
    return {
      [Symbol.asyncIterator]: () => messages,
      cancel: async () => {
        canceling.abort()
        await messages.return(undefined)
      },
    }
  },
})
