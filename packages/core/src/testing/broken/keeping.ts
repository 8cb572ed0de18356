/**
 * Mistakes about keeping what was appended.
 *
 * @since 0.1.0
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { JsonObject, JsonValue } from '../../event/json.js'
import { randomNonce } from '../../event/nonce.js'
import type { NewEvent, StoredEvent } from '../../event/stored-event.js'
import type { StreamName } from '../../event/stream-name.js'
import type { EventStore } from '../../event-store/event-store.js'
import { everyEvent } from './altered.js'
import { type BrokenStore, mistake } from './mistake.js'

const storing = (name: string, alter: (event: NewEvent) => NewEvent): BrokenStore =>
  mistake(name, () => (store) => ({
    appendToStream: (stream, expected, events) =>
      store.appendToStream(stream, expected, RNEA.map(alter)(events)),
  }))

const naming = (name: string, alter: (stream: StreamName) => string): BrokenStore =>
  mistake(name, () => (store: EventStore) => {
    const renamed = (stream: StreamName) => alter(stream) as StreamName
    return {
      appendToStream: (stream, expected, events) =>
        store.appendToStream(renamed(stream), expected, events),
      readStream: (stream) => store.readStream(renamed(stream)),
    }
  })

const normalised = (value: JsonValue): JsonValue =>
  typeof value === 'string'
    ? value.normalize('NFC')
    : value instanceof Array
      ? value.map(normalised)
      : value

const changed = (data: JsonObject, change: (value: JsonValue) => JsonValue): JsonObject =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, change(value)]))

/** @since 0.1.0 */
export const keeping = [
  storing('normalises texts', (event) => ({ ...event, data: changed(event.data, normalised) })),
  storing('leaves out what is null', (event) => ({
    ...event,
    data: Object.fromEntries(Object.entries(event.data).filter(([, value]) => value !== null)),
  })),
  storing('adds the time of storing to the metadata', (event) => ({
    ...event,
    metadata: { ...event.metadata, storedAt: '2024-02-29T12:00:00.000Z' },
  })),
  mistake(
    'makes a nonce when it reads',
    () => (store) => everyEvent(store, (event) => ({ ...event, nonce: randomNonce() })),
  ),
  mistake('keeps the very objects that were handed in', () => {
    const kept = new Map<string, NewEvent>()
    return (store) => ({
      ...everyEvent(store, (event) => ({ ...event, data: kept.get(event.id)?.data ?? event.data })),
      appendToStream: (stream, expected, events) =>
        pipe(
          store.appendToStream(stream, expected, events),
          TE.tapIO(() => () => {
            for (const event of events) kept.set(event.id, event)
          }),
        ),
    })
  }),
  mistake('hands out the same objects again', () => (store) => {
    const read = new Map<bigint, StoredEvent>()
    return everyEvent(store, (event) => {
      const cached = read.get(event.position) ?? event
      read.set(event.position, cached)
      return cached
    })
  }),
  naming('does not tell A from a in stream names', (stream) => stream.toLowerCase()),
  naming('decodes stream names', decodeURIComponent),
  naming('cuts stream names', (stream) => stream.slice(0, 100)),
]
