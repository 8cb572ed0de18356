/**
 * A stream of the port: whole, or known to be damaged.
 *
 * @since 0.1.0
 */
import type { RecordedEvent } from '@eventstore/db-client'
import {
  type EventStore,
  type EventUndecodable,
  type ReadFailure,
  type StoredEvent,
  type StreamName,
  wholeStream,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Failed, Server } from '../connecting/server.js'
import { unavailable } from '../connecting/unavailable.js'
import { erasedIn } from '../placeholder.js'
import { storedEvent } from '../stored-form.js'
import type { StreamNames } from '../stream-names.js'
import { eventsFrom } from './server-stream.js'

const storedEvents = (
  stream: StreamName,
  recorded: readonly RecordedEvent[],
): E.Either<EventUndecodable, readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  for (const one of recorded) {
    if (erasedIn(one) !== undefined) continue
    const event = storedEvent(stream, one)
    if (E.isLeft(event)) return event
    events.push(event.right)
  }
  return E.right(events)
}

export const readFailure = (stream: StreamName, failed: Failed): ReadFailure =>
  failed.type === 'StreamDeleted'
    ? { type: 'StreamDamaged', stream, version: 1 }
    : unavailable(failed)

export const streamReader =
  (server: Server, names: StreamNames): EventStore['readStream'] =>
  (stream) =>
  async () => {
    const name = names.onServer(stream)
    if (E.isLeft(name)) return name
    const recorded = await eventsFrom(server, name.right)
    if (E.isLeft(recorded)) return E.left(readFailure(stream, recorded.left))
    const events = storedEvents(stream, recorded.right)
    if (E.isLeft(events)) return events
    // Placeholders may be there before their erasing event is.
    return events.right.length === 0
      ? E.right({ version: recorded.right.length, events: [] })
      : wholeStream(stream, events.right)
  }
