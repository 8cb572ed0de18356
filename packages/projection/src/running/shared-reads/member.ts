/**
 * One subscriber of a shared read: what it wants, and how far it has got.
 *
 * @since 0.1.0
 */
import {
  categoryOf,
  type ReadAll,
  type ReadFailure,
  type StoredEvent,
  type SubscriptionMessage,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { mailbox, type Mailbox } from './mailbox.js'

export type Message = E.Either<ReadFailure, SubscriptionMessage>

export interface Member {
  /** Sorted; `undefined` = all. */
  readonly categories: readonly string[] | undefined
  readonly batchSize: number | undefined
  readonly messages: Mailbox<Message>
  /** All that it wants up to here is in its mailbox, or was. */
  upTo: bigint
  hasCaughtUp: boolean
}

export const memberOf = ({ after, categories, batchSize }: ReadAll): Member => ({
  categories: categories && [...new Set(categories)].sort(),
  batchSize,
  messages: mailbox(),
  upTo: after,
  hasCaughtUp: false,
})

/** Members of which this is the same can begin as one. */
export const startOf = ({ upTo, categories, batchSize }: Member): string =>
  JSON.stringify([String(upTo), categories, batchSize])

const wantedOf = (
  { categories, upTo }: Member,
  events: readonly StoredEvent[],
): readonly StoredEvent[] => {
  const isWanted = ({ stream, position }: StoredEvent) =>
    position > upTo && (categories === undefined || categories.includes(categoryOf(stream)))
  return events.every(isWanted) ? events : events.filter(isWanted)
}

/** Members that want all of these events get the same array: what they make of it can be shared. */
export const deliver = (member: Member, message: Message): void => {
  if (E.isLeft(message)) {
    member.messages.put(message)
    return
  }
  if (message.right.type === 'CaughtUp') {
    if (!member.hasCaughtUp) member.messages.put(message)
    member.hasCaughtUp = true
    if (message.right.position > member.upTo) member.upTo = message.right.position
    return
  }
  const events = wantedOf(member, message.right.events)
  const last = message.right.events.at(-1)
  if (events.length > 0) member.messages.put(E.right({ type: 'Events', events }))
  if (last !== undefined && last.position > member.upTo) member.upTo = last.position
}
