/**
 * Closing a worksheet that is not needed any more, and erasing it.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Erasure } from '../../event-store/event-store.js'
import type { EraseFailure, ReadFailure } from '../../event-store/failure.js'
import { worksheetStream } from '../../segment/worksheet/event.js'
import { appendSurely } from '../append-surely.js'
import type { CommandFailure } from '../handled.js'
import { newEvents } from '../new-events.js'
import type { CommandContext, LogSession } from '../session.js'
import { type InspectedWorksheet, inspectWorksheet } from './inspect-worksheet.js'
import type { WorksheetPlace } from './worksheet-events.js'

const attempts = 10

type Inspected = E.Either<ReadFailure, InspectedWorksheet>

export const closeWorksheet = async (
  session: LogSession,
  place: WorksheetPlace,
  context: CommandContext,
  inspected: InspectedWorksheet,
): Promise<E.Either<CommandFailure | EraseFailure, Erasure>> => {
  const stream = worksheetStream(place.worksheetId)
  let current = inspected
  for (let attempt = 1; current.type === 'Open'; attempt++) {
    const { version, erased } = current
    const closed = { type: 'SegmentWorksheetClosed', data: { erased } }
    const events = newEvents(session, stream, context, [closed])
    const appended = await appendSurely(session.store, stream, version, events)
    if (E.isRight(appended)) current = { type: 'Closed', version: appended.right.version }
    else if (appended.left.type !== 'VersionConflict' || attempt === attempts) return appended
    else {
      const again: Inspected = await inspectWorksheet(session.store, place)
      if (E.isLeft(again)) return again
      current = again.right
    }
  }
  return session.store.eraseStream(stream, current.version)()
}
