/**
 * A store with one mistake, made of any good one.
 *
 * @since 0.1.0
 */
import type { EventStore } from '../../event-store/event-store.js'
import type { Subject } from '../contract/rule.js'

/**
 * @category testing
 * @since 0.1.0
 */
export interface BrokenStore {
  /** What it does wrong. */
  readonly name: string
  /** The same subject, with that mistake. */
  readonly breaks: (subject: Subject) => Subject
}

const delegate = (store: EventStore): EventStore => ({
  appendToStream: (stream, version, events) => store.appendToStream(stream, version, events),
  readStream: (stream) => store.readStream(stream),
  readAll: (range) => store.readAll(range),
  subscribeToAll: (range) => store.subscribeToAll(range),
  eventAt: (position) => store.eventAt(position),
  head: () => store.head(),
  eraseStream: (stream, version) => store.eraseStream(stream, version),
  finishErasure: () => store.finishErasure(),
  close: () => store.close(),
})

/**
 * `inData` is called once for the data, what it answers each time that they are opened: so a
 * mistake can remember something in its process or beyond.
 *
 * @since 0.1.0
 */
export const mistake = (
  name: string,
  inData: () => (store: EventStore) => Partial<EventStore>,
): BrokenStore => ({
  name,
  breaks: (subject) => {
    const wrong = inData()
    const open = (store: EventStore): EventStore => ({ ...delegate(store), ...wrong(store) })
    return {
      ...subject,
      store: open(subject.store),
      reopen: async () => open(await subject.reopen()),
    }
  },
})
