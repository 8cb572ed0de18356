/**
 * Closing a worksheet that is not needed any more, and erasing it.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Erasure } from '../../event-store/event-store.js'
import type { EraseFailure } from '../../event-store/failure.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import { appendSurely } from '../append-surely.js'
import type { CommandFailure } from '../handled.js'
import { newEvents } from '../new-events.js'
import type { CommandContext, LogSession } from '../session.js'
import type { InspectedWorksheet } from './inspect-worksheet.js'
import type { LoggedPlace, WorksheetPlace } from './worksheet-events.js'

const attempts = 10

/** `inspectAgain`: whoever changes it before it is closed is too late, or is heard there. */
export const closeWorksheet = async <Failure>(
  session: LogSession,
  place: WorksheetPlace & Partial<LoggedPlace>,
  context: CommandContext,
  inspected: InspectedWorksheet,
  inspectAgain: () => Promise<E.Either<Failure, InspectedWorksheet>>,
): Promise<E.Either<CommandFailure | EraseFailure | Failure, Erasure>> => {
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
      const again: E.Either<Failure, InspectedWorksheet> = await inspectAgain()
      if (E.isLeft(again)) return again
      current = again.right
    }
  }
  return session.store.eraseStream(stream, current.version)()
}
