/**
 * Where one worksheet names a contact, and how far it was read.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ContactId } from '../../values/opaque-id.js'
import type { CommandFailure } from '../handled.js'
import type { LogSession } from '../session.js'
import { type Trace, type TracedLine, traceIn } from './trace-contact.js'
import {
  decodedWorksheetEvent,
  worksheetEventsOf,
  type WorksheetPlace,
} from './worksheet-events.js'

interface Traced {
  readonly trace: Trace
  readonly version: number
  readonly isClosed: boolean
}

export const tracedIn = async (
  { store }: LogSession,
  place: WorksheetPlace,
  contactId: ContactId,
): Promise<E.Either<CommandFailure, Traced>> => {
  const trace = new Map<number, TracedLine>()
  let version = 0
  let isClosed = false
  for await (const read of worksheetEventsOf(store, place)) {
    const decoded = E.chainW(decodedWorksheetEvent)(read)
    if (E.isLeft(decoded)) return decoded
    const { event } = decoded.right
    traceIn(trace, contactId, event)
    isClosed = event.type === 'SegmentWorksheetClosed'
    version = decoded.right.version
  }
  return E.right({ trace, version, isClosed })
}
