/**
 * Many subscriptions, one read of the log.
 *
 * @since 0.1.0
 */
import type { EventStore, Subscription } from '@interaction-log/core'
import { type Lane, type LaneEvents, startLane } from './lane.js'
import { type Member, memberOf, startOf } from './member.js'

/**
 * The same store; its subscriptions share what they read. Those that begin together, behind the same
 * position and with the same categories, catch up as one. All that have caught up follow the log as
 * one, whatever their categories: each gets its own. Who is slow or has failed reads alone until it
 * has caught up again.
 *
 * @example
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import { sharedReads } from '@interaction-log/projection'
 *
 * const store = sharedReads(memoryEventStore())
 * const both = [store.subscribeToAll({ after: 0n }), store.subscribeToAll({ after: 0n })]
 * for (const subscription of both)
 *   for await (const message of subscription) {
 *     assert.deepStrictEqual(message, { _tag: 'Right', right: { type: 'CaughtUp', position: 0n } })
 *     break
 *   }
 *
 * @category constructors
 * @since 0.1.0
 */
export const sharedReads = (store: EventStore): EventStore => {
  const starting = new Map<string, Member[]>()
  const laneOf = new WeakMap<Member, Lane>()
  const live = new Set<Lane>()

  const events: LaneEvents = {
    onCaughtUp: (lane) => {
      for (const other of live) if (other.members.size === 0) live.delete(other)
      const home = [...live].find(({ batchSize }) => batchSize === lane.batchSize)
      if (home === undefined) live.add(lane)
      if (home === undefined || home === lane) return
      const moving = lane.giveUp()
      for (const member of moving) laneOf.set(member, home)
      home.join(moving)
    },
    onSlow: (member) => {
      start([member])
    },
  }

  const start = (members: readonly Member[]): void => {
    const lane = startLane(store, members, events)
    for (const member of members) laneOf.set(member, lane)
  }

  const begin = (member: Member): void => {
    const key = startOf(member)
    const together = starting.get(key)
    if (together !== undefined) {
      together.push(member)
      return
    }
    const members = [member]
    starting.set(key, members)
    setImmediate(() => {
      starting.delete(key)
      start(members.filter(({ messages }) => !messages.hasEnded()))
    })
  }

  return {
    ...store,
    subscribeToAll: (range): Subscription => {
      const member = memberOf(range)
      const { take, close } = member.messages
      const cancel = () => {
        close()
        laneOf.get(member)?.leave(member)
        return Promise.resolve()
      }
      begin(member)
      return {
        [Symbol.asyncIterator]: () => ({
          next: take,
          return: async () => {
            await cancel()
            return { done: true, value: undefined }
          },
        }),
        cancel,
      }
    },
  }
}
