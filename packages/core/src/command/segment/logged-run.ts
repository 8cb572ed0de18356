/**
 * A run of a segment, as its number's stream tells it.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { EventEnvelope } from '../../event/decode-event.js'
import type { ReadFailure } from '../../event-store/failure.js'
import { type SegmentEvent, type SegmentLogged, segmentStream } from '../../segment/event.js'
import type { SegmentRun } from '../../segment/logged-segment-id.js'
import type { SegmentState } from '../../segment/state.js'
import type { SegmentNo } from '../../values/code.js'
import { segmentAggregate } from '../aggregates.js'
import { type NewerEvent, readState } from '../read-state.js'
import type { LogSession } from '../session.js'
import type { LoggedPlace } from './worksheet-events.js'

export interface LoggedRun extends SegmentRun {
  readonly logged: Omit<EventEnvelope<SegmentLogged>, 'event'>
  readonly data: SegmentLogged['data']
  readonly place: LoggedPlace
  readonly isComplete: boolean
}

/** Its last run, or the one that is meant; `undefined` = there is none. */
export const loggedRun = async (
  { store }: Pick<LogSession, 'store'>,
  no: SegmentNo,
  meant?: number,
): Promise<E.Either<ReadFailure | NewerEvent, LoggedRun | undefined>> => {
  const read = await readState(store, segmentAggregate)(segmentStream(no))()
  if (E.isLeft(read)) return read
  const {
    envelopes,
    state,
  }: { envelopes: readonly EventEnvelope<SegmentEvent>[]; state: SegmentState } = read.right
  let opened = 0n
  let found: LoggedRun | undefined
  for (const envelope of envelopes) {
    const { event, position } = envelope
    if (event.type === 'SegmentOpened') opened = position
    if (event.type !== 'SegmentLogged' || (meant ?? event.data.run) !== event.data.run) continue
    const { run, worksheetId, worksheetVersion } = event.data
    const isComplete = state.lastRun.type !== 'Logging' || state.lastRun.run !== run
    const place = { worksheetId, after: opened, loggedVersion: worksheetVersion }
    found = { no, run, logged: envelope, data: event.data, place, isComplete }
  }
  return E.right(found)
}
