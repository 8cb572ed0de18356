/**
 * Mistakes about repeated appends.
 *
 * @since 0.1.0
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { JsonObject } from '../../event/json.js'
import type { NewEvent, StoredEvent } from '../../event/stored-event.js'
import type { Appended, EventStore } from '../../event-store/event-store.js'
import { everyEvent } from './altered.js'
import { type BrokenStore, mistake } from './mistake.js'

type Events = readonly NewEvent[]

interface Append {
  readonly version: number
  readonly expected: number
  readonly events: Events
  /** What stands where this append would stand. */
  readonly there: readonly StoredEvent[]
}

/** Reads the stream and answers some appends by itself, before the good store is asked. */
const answering = (
  name: string,
  answer: (append: Append) => 'conflict' | 'repeat' | 'again' | 'ask',
): BrokenStore =>
  mistake(name, () => (store) => ({
    appendToStream: (stream, expected, events) => async () => {
      const read = await store.readStream(stream)()
      if (read._tag === 'Left') return store.appendToStream(stream, expected, events)()
      const { version } = read.right
      const there = read.right.events.filter(
        (event) => event.version > expected && event.version <= expected + events.length,
      )
      const position = there.at(-1)?.position ?? 0n
      switch (answer({ version, expected, events, there })) {
        case 'conflict':
          return TE.left({ type: 'VersionConflict', stream, expected, actual: version } as const)()
        case 'repeat':
          return TE.right({ version: expected + events.length, position })()
        case 'again':
          return store.appendToStream(stream, version, events)()
        case 'ask':
          return store.appendToStream(stream, expected, events)()
      }
    },
  }))

const isSame = (there: Events, events: Events, part: (event: NewEvent) => string): boolean =>
  there.length > 0 && there.map(part).join() === events.map(part).join()

const idOf = ({ id }: NewEvent) => id
const contentOf = ({ data }: NewEvent) => JSON.stringify(data)
const byId = (one: NewEvent, other: NewEvent) => one.id.localeCompare(other.id)

const known = (store: EventStore, ids: Map<string, Appended>): Partial<EventStore> => ({
  appendToStream: (stream, expected, events) => {
    const earlier = ids.get(events[0].id)
    return earlier
      ? TE.right(earlier)
      : pipe(
          store.appendToStream(stream, expected, events),
          TE.tapIO((appended) => () => ids.set(events[0].id, appended)),
        )
  },
})

/** @since 0.1.0 */
export const repeating = [
  answering('knows no repeats', ({ version, expected }) =>
    version > expected ? 'conflict' : 'ask',
  ),
  answering('knows repeats of the last append only', ({ version, expected, events }) =>
    version > expected + events.length ? 'conflict' : 'ask',
  ),
  answering('writes repeats again', ({ there, events }) =>
    isSame(there, events, idOf) ? 'again' : 'ask',
  ),
  answering('compares the first id only', ({ there, events }) =>
    isSame(there.slice(0, 1), events.slice(0, 1), idOf) ? 'repeat' : 'ask',
  ),
  answering('compares ids without their order', ({ there, events }) =>
    isSame([...there].sort(byId), [...events].sort(byId), idOf) ? 'repeat' : 'ask',
  ),
  answering('knows repeats by their content', ({ there, events }) =>
    isSame(there, events, contentOf) ? 'repeat' : 'ask',
  ),
  mistake('keeps an id once in the whole store', () => {
    const ids = new Map<string, Appended>()
    return (store) => known(store, ids)
  }),
  mistake('forgets when it is closed what could be repeated', () => (store) => {
    const ids = new Set<string>()
    return {
      appendToStream: (stream, expected, events) => async () => {
        const read = await store.readStream(stream)()
        const actual = read._tag === 'Right' ? read.right.version : 0
        if (actual > expected && !ids.has(events[0].id))
          return TE.left({ type: 'VersionConflict', stream, expected, actual } as const)()
        for (const { id } of events) ids.add(id)
        return store.appendToStream(stream, expected, events)()
      },
    }
  }),
  mistake('answers a repeat with the end of the store', () => (store) => ({
    appendToStream: (stream, expected, events) => async () => {
      const answer = await store.appendToStream(stream, expected, events)()
      const head = await store.head()()
      return answer._tag === 'Right' && head._tag === 'Right'
        ? TE.right({ ...answer.right, position: head.right })()
        : answer
    },
  })),
  mistake('replaces what is stored by what a repeat brings', () => {
    const newest = new Map<string, JsonObject>()
    return (store) => ({
      ...everyEvent(store, (event) => ({ ...event, data: newest.get(event.id) ?? event.data })),
      appendToStream: (stream, expected, events) =>
        pipe(
          store.appendToStream(stream, expected, events),
          TE.tapIO(() => () => {
            for (const { id, data } of events) newest.set(id, data)
          }),
        ),
    })
  }),
]
