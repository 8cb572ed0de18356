/**
 * One read of the store for several members. Each gets what it wants of it.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadAll, Subscription, SubscriptionMessage } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { deliver, type Member } from './member.js'
import { roomForAll } from './room.js'

export interface Lane {
  readonly members: ReadonlySet<Member>
  readonly batchSize: number | undefined
  /** Ends it; its members go on elsewhere. */
  readonly giveUp: () => readonly Member[]
  readonly join: (members: readonly Member[]) => void
  readonly leave: (member: Member) => void
}

export interface LaneEvents {
  readonly onCaughtUp: (lane: Lane) => void
  readonly onSlow: (member: Member) => void
}

/** Everything that any of them wants: each leaves out what it has. */
const rangeFor = (members: readonly Member[], batchSize: number | undefined): ReadAll => {
  const positions = members.map(({ upTo }) => upTo)
  const lists = members.map(({ categories }) => categories)
  return {
    after: positions.reduce((least, each) => (each < least ? each : least)),
    ...(!lists.includes(undefined) && {
      categories: [...new Set(lists.flatMap((list) => list ?? []))],
    }),
    ...(batchSize !== undefined && { batchSize }),
  }
}

const covers = ({ categories: read }: ReadAll, { categories: wanted }: Member): boolean =>
  read === undefined || (wanted?.every((category) => read.includes(category)) ?? false)

const endOf = (message: SubscriptionMessage): bigint | undefined =>
  message.type === 'CaughtUp' ? message.position : message.events.at(-1)?.position

export const startLane = (
  store: EventStore,
  first: readonly Member[],
  { onCaughtUp, onSlow }: LaneEvents,
): Lane => {
  const members = new Set(first)
  const batchSize = first[0]?.batchSize
  let range: ReadAll = { after: 0n }
  let subscription: Subscription | undefined
  /** Of `range`, all up to here has been delivered. */
  let reached = 0n
  /** Grows when the range is no longer what the members need. */
  let edition = 0

  const interrupt = () => {
    edition++
    void subscription?.cancel()
  }

  /** True if there is a new range to read. */
  const read = async (): Promise<boolean> => {
    await roomForAll(members, onSlow)
    if (members.size === 0) return false
    const current = ++edition
    range = rangeFor([...members], batchSize)
    reached = range.after
    subscription = store.subscribeToAll(range)
    for await (const message of subscription) {
      if (edition !== current) break
      for (const member of members) deliver(member, message)
      if (E.isLeft(message)) return false
      const end = endOf(message.right)
      if (end !== undefined && end > reached) reached = end
      if (message.right.type === 'CaughtUp') onCaughtUp(lane)
      await roomForAll(members, onSlow)
      if (members.size === 0) return false
    }
    return edition !== current
  }

  const readOn = async (): Promise<void> => {
    while (await read());
    for (const { messages } of members) messages.end()
    members.clear()
  }

  const lane: Lane = {
    members,
    batchSize,
    giveUp: () => {
      const moving = [...members]
      members.clear()
      return moving
    },
    join: (others) => {
      for (const member of others) members.add(member)
      if (others.some((each) => each.upTo < reached || !covers(range, each))) interrupt()
    },
    leave: (member) => {
      if (members.delete(member) && members.size === 0) interrupt()
    },
  }
  readOn().catch((thrown: unknown) => {
    for (const { messages } of members) messages.fail(thrown)
    members.clear()
  })
  return lane
}
