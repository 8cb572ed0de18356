/**
 * Catch up, say so, then follow.
 *
 * @since 0.1.0
 */
import type { ReadAll, ReadFailure, Subscription, SubscriptionMessage } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Changes } from './changes.js'
import type { Batch } from './read-events.js'

export interface Tail {
  /** The next events of `range`, and where the store ended just before they were read. */
  readonly next: (range: ReadAll) => TaskEither<ReadFailure, Batch & { readonly head: bigint }>
  readonly changes: Changes
  readonly isOpen: () => boolean
}

type Message = E.Either<ReadFailure, SubscriptionMessage>

export const subscribe = ({ next, changes, isOpen }: Tail, range: ReadAll): Subscription => {
  let isCanceled = false

  const follow = async function* (): AsyncGenerator<Message, undefined> {
    let after = range.after
    let began = false
    let caughtUp = false
    for (;;) {
      const noticed = changes.noticed(range.categories)
      const read = await next({ ...range, after })()
      if (isCanceled || (began && !isOpen())) return
      if (E.isLeft(read)) {
        yield read
        return
      }
      began = true
      const { head, events, isLast } = read.right
      const last = events.at(-1)
      if (last !== undefined) {
        after = last.position
        yield E.right({ type: 'Events', events })
      }
      if (!isLast) continue
      if (!caughtUp) {
        caughtUp = true
        yield E.right({ type: 'CaughtUp', position: head })
      }
      await changes.beyond(noticed, range.categories)
    }
  }

  const messages = follow()
  return {
    [Symbol.asyncIterator]: () => messages,
    cancel: async () => {
      isCanceled = true
      changes.notice()
      await messages.return(undefined)
    },
  }
}
