/**
 * Which worksheets a segment number has had.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { EventEnvelope } from '../../event/decode-event.js'
import type { ReadFailure } from '../../event-store/failure.js'
import { type SegmentEvent, segmentStream } from '../../segment/event.js'
import type { SegmentState } from '../../segment/state.js'
import type { SegmentNo } from '../../values/code.js'
import { segmentAggregate } from '../aggregates.js'
import { type NewerEvent, readState } from '../read-state.js'
import type { LogSession } from '../session.js'
import type { WorksheetPlace } from './worksheet-events.js'

interface PastWorksheet extends WorksheetPlace {
  /** Finishing the logging closes it. */
  readonly isLogged: boolean
}

export interface SegmentHistory {
  readonly state: SegmentState
  readonly current: WorksheetPlace | undefined
  readonly past: readonly PastWorksheet[]
}

export const segmentHistory = async (
  { store }: Pick<LogSession, 'store'>,
  no: SegmentNo,
): Promise<E.Either<ReadFailure | NewerEvent, SegmentHistory>> => {
  const read = await readState(store, segmentAggregate)(segmentStream(no))()
  if (E.isLeft(read)) return read
  const { state }: { state: SegmentState } = read.right
  const envelopes: readonly EventEnvelope<SegmentEvent>[] = read.right.envelopes
  const places: WorksheetPlace[] = []
  const logged = new Set<string>()
  let after = 0n
  for (const { event, position } of envelopes) {
    if (event.type === 'SegmentOpened') after = position
    if (event.type === 'SegmentOpened' || event.type === 'SegmentWorksheetReplaced')
      places.push({ worksheetId: event.data.worksheetId, after })
    if (event.type === 'SegmentLogged') logged.add(event.data.worksheetId)
  }
  const past = places
    .filter(({ worksheetId }) => worksheetId !== state.worksheetId)
    .map((place) => ({ ...place, isLogged: logged.has(place.worksheetId) }))
  const current = places.find(({ worksheetId }) => worksheetId === state.worksheetId)
  return E.right({ state, current, past })
}
