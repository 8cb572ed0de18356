/**
 * Mistakes about what a subscription says.
 *
 * @since 0.1.0
 */
import type { NewEvent } from '../../event/stored-event.js'
import type { ReadAll, Subscription, SubscriptionMessage } from '../../event-store/event-store.js'
import { retold } from './altered.js'
import { type BrokenStore, mistake } from './mistake.js'

type Retell = (message: SubscriptionMessage) => readonly SubscriptionMessage[]

const retelling = (name: string, retell: (range: ReadAll) => Retell): BrokenStore =>
  mistake(name, () => (store) => ({
    subscribeToAll: (range) => retold(store.subscribeToAll(range), retell(range)),
  }))

/** @since 0.1.0 */
export const subscribing = [
  retelling('says that it has caught up before it has', () => {
    let said = false
    return (message) => {
      if (message.type === 'CaughtUp') return said ? [] : [message]
      const early: SubscriptionMessage = { type: 'CaughtUp', position: 0n }
      const told = said ? [message] : [early, message]
      said = true
      return told
    }
  }),
  retelling('says again and again that it has caught up', () => {
    let mark: SubscriptionMessage | undefined
    return (message) => {
      if (message.type === 'CaughtUp') mark = message
      return mark && mark !== message ? [message, mark] : [message]
    }
  }),
  retelling('says that it has caught up only if there was something', () => {
    let events = 0
    return (message) => {
      if (message.type === 'Events') events += message.events.length
      return message.type === 'CaughtUp' && events === 0 ? [] : [message]
    }
  }),
  retelling('has caught up where it began', ({ after }) => (message) => [
    message.type === 'CaughtUp' ? { ...message, position: after } : message,
  ]),
  retelling('says nothing more once it has caught up', () => {
    let caughtUp = false
    return (message) => {
      const told = caughtUp ? [] : [message]
      caughtUp ||= message.type === 'CaughtUp'
      return told
    }
  }),
  retelling('says the last stored events twice', () => {
    let last: SubscriptionMessage | undefined
    return (message) => {
      const told = message.type === 'CaughtUp' && last ? [last, message] : [message]
      last = message.type === 'Events' ? message : undefined
      return told
    }
  }),
  mistake('says live events as they were handed in', () => {
    const given = new Map<string, NewEvent>()
    return (store) => ({
      appendToStream: (stream, expected, events) => {
        for (const event of events) given.set(event.id, event)
        return store.appendToStream(stream, expected, events)
      },
      subscribeToAll: (range) =>
        retold(store.subscribeToAll(range), (message) =>
          message.type === 'CaughtUp'
            ? [message]
            : [
                {
                  ...message,
                  events: message.events.map((event) => ({ ...event, ...given.get(event.id) })),
                },
              ],
        ),
    })
  }),
  mistake('has one subscription for all readers', () => (store) => {
    let only: Subscription | undefined
    return { subscribeToAll: (range) => (only ??= store.subscribeToAll(range)) }
  }),
]
