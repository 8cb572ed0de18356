/**
 * The events of one worksheet as batches: with its resolved lines it may be far larger than memory
 * allows for.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { decodeEvent, type EventEnvelope } from '../../event/decode-event.js'
import type { StoredEvent } from '../../event/stored-event.js'
import type { EventStore } from '../../event-store/event-store.js'
import type { EventUndecodable, ReadFailure } from '../../event-store/failure.js'
import { type WorksheetEvent, worksheetEvents } from '../../segment/worksheet/event.js'
import { worksheetCategory, worksheetStream } from '../../segment/worksheet/stream.js'
import type { Uuid } from '../../values/uuid.js'
import type { NewerEvent } from '../read-state.js'

/** One event may have 900,000 bytes. */
const batchSize = 8

export interface WorksheetPlace {
  readonly worksheetId: Uuid
  /** Where its number was taken: all its events come later. */
  readonly after: bigint
}

export interface LoggedPlace extends WorksheetPlace {
  /** What is logged is the worksheet as of this version. */
  readonly loggedVersion: number
}

const decode = decodeEvent(worksheetEvents)

/** Whoever does not know an event cannot say what it holds. */
export const decodedWorksheetEvent = (
  stored: StoredEvent,
): E.Either<EventUndecodable | NewerEvent, EventEnvelope<WorksheetEvent>> => {
  const decoded = decode(stored)
  if (E.isLeft(decoded)) return decoded
  const { stream, version, type } = stored
  return decoded.right === undefined
    ? E.left({ type: 'NewerEvent', stream, version, eventType: type })
    : E.right(decoded.right)
}

/** A failure is the last item. */
export const worksheetEventsOf = async function* (
  store: EventStore,
  { worksheetId, after }: WorksheetPlace,
): AsyncGenerator<E.Either<ReadFailure, StoredEvent>> {
  const stream = worksheetStream(worksheetId)
  const categories = [worksheetCategory]
  for await (const batch of store.readAll({ after, categories, batchSize })) {
    if (E.isLeft(batch)) {
      yield batch
      return
    }
    for (const event of batch.right) if (event.stream === stream) yield E.right(event)
  }
}
