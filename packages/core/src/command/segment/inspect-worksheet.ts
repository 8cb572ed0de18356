/**
 * What must be known of a worksheet to record what is logged of it, and to erase it.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ErasedEvent } from '../../event/erasing-event.js'
import type { EventStore } from '../../event-store/event-store.js'
import type { ReadFailure } from '../../event-store/failure.js'
import { SegmentLinesResolved } from '../../segment/worksheet/event.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import { evidenceOf } from '../evidence.js'
import { type LoggedPlace, worksheetEventsOf, type WorksheetPlace } from './worksheet-events.js'

export type InspectedWorksheet =
  | { readonly type: 'Closed'; readonly version: number }
  | {
      readonly type: 'Open'
      readonly version: number
      /** The evidence: every event of the stream, as it is stored now. */
      readonly erased: readonly ErasedEvent[]
      /**
       * By which the lines that were logged are told from those of an attempt that failed; undefined =
       * it was not logged.
       */
      readonly asOf: number | undefined
    }

export const inspectWorksheet = async (
  store: EventStore,
  place: WorksheetPlace & Partial<LoggedPlace>,
): Promise<E.Either<ReadFailure, InspectedWorksheet>> => {
  const { worksheetId, loggedVersion } = place
  const stream = worksheetStream(worksheetId)
  const erased: ErasedEvent[] = []
  let asOf: number | undefined
  for await (const read of worksheetEventsOf(store, place)) {
    if (E.isLeft(read)) return read
    const event = read.right
    const { type, version } = event
    if (type === 'SegmentWorksheetClosed') return E.right({ type: 'Closed', version })
    if (version !== erased.length + 1)
      return E.left({ type: 'StreamDamaged', stream, version: erased.length + 1 })
    if (version === loggedVersion) {
      const resolved = SegmentLinesResolved.decode(event)
      if (E.isLeft(resolved))
        return E.left({ type: 'EventUndecodable', stream, version, eventType: type })
      asOf = resolved.right.data.asOf
    }
    erased.push(evidenceOf(event))
  }
  return asOf === undefined && loggedVersion !== undefined
    ? E.left({ type: 'StreamDamaged', stream, version: erased.length + 1 })
    : E.right({ type: 'Open', version: erased.length, erased, asOf })
}
