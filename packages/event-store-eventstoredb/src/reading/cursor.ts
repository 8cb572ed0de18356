/**
 * Where a reader stands. Going on from there gives every event once.
 *
 * @since 0.1.0
 */
import type { AllStreamRecordedEvent } from '@eventstore/db-client'
import {
  categoryOf,
  type EventUndecodable,
  type StoredEvent,
  type SubscriptionMessage,
} from '@interaction-log/core'
import type * as E from 'fp-ts/lib/Either.js'
import { erasedIn } from '../placeholder.js'
import { storedEvent } from '../stored-form.js'
import type { StreamNames } from '../stream-names.js'

export interface Cursor {
  /** Where to ask the server to go on. */
  readonly at: () => bigint
  /** The event for the reader; `undefined` if it is not for this one, or was had before. */
  readonly take: (
    event: AllStreamRecordedEvent,
  ) => E.Either<EventUndecodable, StoredEvent> | undefined
  /** There is nothing more for this reader up to here. It only grows. */
  readonly pass: (position: bigint) => void
  /** To be said the first time only. */
  readonly caughtUp: () => SubscriptionMessage | undefined
}

export const cursor = (
  names: StreamNames,
  categories: readonly string[] | undefined,
  after: bigint,
): Cursor => {
  const wanted = categories && new Set(categories)
  /** The last event taken. A checkpoint may name the place of an event yet to come. */
  let taken = after
  let passed = after
  let hasCaughtUp = false
  const at = () => (taken > passed ? taken : passed)

  return {
    at,
    take: (event) => {
      const stream = names.ofStream(event.streamId)
      const position = event.position.commit
      if (stream === undefined || position <= taken) return undefined
      if (wanted?.has(categoryOf(stream)) === false) return undefined
      taken = position
      return erasedIn(event) === undefined ? storedEvent(stream, event) : undefined
    },
    pass: (position) => {
      if (position > passed) passed = position
    },
    caughtUp: () => {
      if (hasCaughtUp) return undefined
      hasCaughtUp = true
      return { type: 'CaughtUp', position: at() }
    },
  }
}
