/**
 * Listening to a subscription in a test.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import type {
  EventStore,
  ReadAll,
  Subscription,
  SubscriptionMessage,
} from '../../event-store/event-store.js'
import type { ReadFailure } from '../../event-store/failure.js'
import { idsOf, right } from './asking.js'

/** @since 0.1.0 */
export type Messages = AsyncIterator<E.Either<ReadFailure, SubscriptionMessage>>

/** @since 0.1.0 */
export const messagesOf = (subscription: Subscription): Messages =>
  subscription[Symbol.asyncIterator]()

/** @since 0.1.0 */
export const listen = (store: EventStore, range: Partial<ReadAll> = {}): Messages =>
  messagesOf(store.subscribeToAll({ after: 0n, ...range }))

/** @since 0.1.0 */
export const nextMessage = async (messages: Messages): Promise<SubscriptionMessage> => {
  const next = await messages.next()
  return next.done === true ? assert.fail('the subscription has ended') : right(next.value)
}

/**
 * Ids of events and marks of having caught up, in order, until this many were heard.
 *
 * @since 0.1.0
 */
export const hear = async (messages: Messages, count: number): Promise<readonly string[]> => {
  const heard: string[] = []
  while (heard.length < count) {
    const message = await nextMessage(messages)
    heard.push(...(message.type === 'Events' ? idsOf(message.events) : [message.type]))
  }
  return heard
}

/**
 * The subscription says nothing more than, perhaps, that its store is not available.
 *
 * @since 0.1.0
 */
export const assertEnded = async (messages: Messages, next = messages.next()): Promise<void> => {
  const last = await next
  if (last.done === true) return
  assert.equal(E.isLeft(last.value) && last.value.left.type, 'StoreUnavailable')
  assert.equal((await messages.next()).done, true)
}
