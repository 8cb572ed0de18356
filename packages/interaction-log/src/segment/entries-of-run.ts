/**
 * The interactions of one logged segment that are not purged, page by page.
 *
 * @since 0.1.0
 */
import type { SegmentNo } from '@interaction-log/core'
import type { LogEntry, QueryFailure } from '@interaction-log/projection'
import { entriesOfSegment } from '@interaction-log/projection-segment-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'

const pageSize = 500

export const entriesOfRun = async function* <Own>(
  { views: { segmentLog } }: Engine<Own>,
  no: SegmentNo,
  loggedSegmentId: string,
): AsyncGenerator<E.Either<QueryFailure, readonly LogEntry[]>> {
  const fresh = await segmentLog.caughtUp()()
  if (E.isLeft(fresh)) {
    yield fresh
    return
  }
  let after: string | undefined
  do {
    const page = await segmentLog.query(entriesOfSegment(no, { limit: pageSize, after }))()
    if (E.isLeft(page)) {
      yield page
      return
    }
    yield E.right(
      page.right.rows.filter(({ segment }) => segment?.loggedSegmentId === loggedSegmentId),
    )
    after = page.right.next
  } while (after !== undefined)
}
