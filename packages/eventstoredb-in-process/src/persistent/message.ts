/**
 * An event on its way to a consumer.
 *
 * @since 0.1.0
 */
import type { ResolvedEvent } from '../log/resolve-link.js'
import type { Place } from './source.js'

/**
 * @since 0.1.0
 */
export interface Message {
  /** Of the link if there is one: by it the message is acknowledged. */
  readonly id: string
  readonly resolved: ResolvedEvent
  readonly retries: number
  /** `undefined`: it was parked, and is replayed. */
  readonly place: Place | undefined
  /** In the order in which messages were first delivered; `undefined` before that. */
  readonly sequence: number | undefined
  /** What had been delivered just before it. */
  readonly previous: Place | undefined
}

/**
 * @since 0.1.0
 */
export const newMessage = (resolved: ResolvedEvent, place: Place | undefined): Message => ({
  id: (resolved.link ?? resolved.event)?.id ?? '',
  resolved,
  retries: 0,
  place,
  sequence: undefined,
  previous: undefined,
})

/**
 * @since 0.1.0
 */
export const retried = (message: Message): Message => ({
  ...message,
  retries: message.retries + 1,
})

/**
 * The one that was delivered first, of those that are not replayed.
 *
 * @since 0.1.0
 */
export const lowest = (messages: Iterable<Message>): Message | undefined => {
  let first: Message | undefined
  for (const message of messages)
    if ((message.sequence ?? Infinity) < (first?.sequence ?? Infinity)) first = message
  return first
}
