/**
 * A subscription keeps a position, not a queue: a slow reader costs no memory and loses nothing.
 *
 * @since 0.1.0
 */
import type { ReadAll, ReadFailure, Subscription, SubscriptionMessage } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { setImmediate } from 'node:timers/promises'
import { closed } from './closed.js'
import type { Memory } from './memory.js'
import { nextBatch } from './read.js'
import { change, wake } from './waiting.js'

/**
 * @since 0.1.0
 */
export const subscribe = (memory: Memory, isOpen: () => boolean, range: ReadAll): Subscription => {
  let canceled = false
  async function* messages(): AsyncGenerator<
    E.Either<ReadFailure, SubscriptionMessage>,
    undefined
  > {
    let after = range.after
    let caughtUp = false
    if (!isOpen()) yield closed
    while (isOpen() && !canceled) {
      const { events, upTo } = nextBatch(memory, { ...range, after })
      after = upTo
      if (events.length > 0) {
        yield E.right({ type: 'Events', events })
        await setImmediate()
      } else if (caughtUp) await change(memory)
      else {
        caughtUp = true
        yield E.right({ type: 'CaughtUp', position: upTo })
      }
    }
  }
  const running = messages()
  return {
    [Symbol.asyncIterator]: () => running,
    cancel: async () => {
      canceled = true
      wake(memory)
      await running.return(undefined)
    },
  }
}
