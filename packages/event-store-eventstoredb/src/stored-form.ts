/**
 * An event as EventStoreDB keeps it: data as JSON, and metadata as JSON in which `log` and `nonce`
 * stand beside ours, and in a log that was copied `origin`.
 *
 * @since 0.1.0
 */
import { type EventData, jsonEvent, type RecordedEvent } from '@eventstore/db-client'
import {
  encodeAppend,
  type EncodedEvent,
  type EventNotCanonical,
  type EventTooLarge,
  type EventUndecodable,
  type JsonObject,
  type NewEvent,
  Nonce,
  originalPosition,
  PositionText,
  type StoredEvent,
  type StreamName,
  Uuid,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

/** What stands beside our metadata. */
const reserved = ['log', 'nonce', 'origin'] as const

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array)

const parsed = (text: string): JsonObject => {
  const value: unknown = JSON.parse(text)
  if (!isObject(value)) throw new TypeError('the canonical text of an object is no object')
  return value
}

/** Objects, not texts: the client makes its own text of whatever it is given. */
const proposed = ({ event, data, metadata }: EncodedEvent): EventData =>
  jsonEvent({
    id: event.id,
    type: event.type,
    data: parsed(data),
    metadata: { ...parsed(metadata), log: event.log, nonce: event.nonce },
  })

export const proposedEvents = (
  stream: StreamName,
  events: readonly NewEvent[],
): E.Either<EventNotCanonical | EventTooLarge, EventData[]> => {
  const encoded = encodeAppend(stream, events)
  if (E.isLeft(encoded)) return encoded
  for (const [index, { metadata }] of events.entries()) {
    const taken = reserved.find((name) => Object.hasOwn(metadata, name))
    if (taken !== undefined)
      return E.left({
        type: 'EventNotCanonical',
        stream,
        index,
        path: `metadata.${taken}`,
        because: 'the store keeps something of its own under this name',
      })
  }
  return E.right(encoded.right.map(proposed))
}

/** An event of another store, as it stands there. */
export const proposedCopy = (event: StoredEvent): EventData => {
  const { id, type, data, metadata, log, nonce } = event
  const origin = String(originalPosition(event))
  return jsonEvent({ id, type, data, metadata: { ...metadata, log, nonce, origin } })
}

export const storedEvent = (
  stream: StreamName,
  { id, type, revision, isJson, data, metadata: all, position }: RecordedEvent,
): E.Either<EventUndecodable, StoredEvent> => {
  const version = Number(revision) + 1
  const undecodable = E.left({
    type: 'EventUndecodable' as const,
    stream,
    version,
    eventType: type,
  })
  if (!isJson || !isObject(data) || !isObject(all) || position === undefined) return undecodable
  const { log, nonce, origin, ...metadata } = all
  if (!Uuid.is(id) || !Uuid.is(log) || !Nonce.is(nonce)) return undecodable
  if (origin !== undefined && !PositionText.is(origin)) return undecodable
  const event = { log, stream, version, position: position.commit, id, type, data, metadata, nonce }
  return E.right(origin === undefined ? event : { ...event, origin: BigInt(origin) })
}
