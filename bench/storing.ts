/** Appends to the SQLite store: each waits for the disk, and those in flight together wait once. */
import type { EventStore } from '@interaction-log/core'
import { type Contender, contender } from './contender.js'
import { oneEvent, type OneEvent } from './events.js'
import { right } from './outcome.js'

const append = (store: EventStore, { stream, event }: OneEvent) =>
  right(store.appendToStream(stream, 0, [event]))

export const oneByOne = (store: EventStore, calls: number): Contender =>
  contender('SQLite store, appends one by one', {
    each: 1,
    calls,
    call: () => append(store, oneEvent()),
  })

export const inFlight = (store: EventStore, count: number, calls: number): Contender => {
  let events: readonly OneEvent[] = []
  return contender(`SQLite store, ${String(count)} appends in flight`, {
    each: count,
    calls,
    call: () => Promise.all(events.map((one) => append(store, one))),
    around: {
      beforeEach: () => {
        events = Array.from({ length: count }, oneEvent)
      },
    },
  })
}
