/**
 * The interactions of one logged segment that are not purged, page by page.
 *
 * @since 0.1.0
 */
import type { SegmentNo } from '@interaction-log/core'
import { entriesThatMeet, type LogEntry } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import { caughtUpPagesOf, type Pages } from '../views/pages.js'

export const entriesOfRun = async function* <Own>(
  { views: { segmentLog } }: Engine<Own>,
  no: SegmentNo,
  loggedSegmentId: string,
): Pages<LogEntry> {
  for await (const entries of caughtUpPagesOf(segmentLog, (page) =>
    entriesThatMeet({ segmentNo: no }, page),
  ))
    yield E.map((all: readonly LogEntry[]) =>
      all.filter(({ segment }) => segment?.loggedSegmentId === loggedSegmentId),
    )(entries)
}
