/**
 * What must be known of a segment number to decide: its open worksheet, and its last run.
 *
 * @since 0.1.0
 */
import { match } from '../match.js'
import type { Uuid } from '../values/uuid.js'
import type { SegmentEvent } from './event.js'

/**
 * What became of the last time that a segment was logged. Every earlier run is deleted: while a
 * logged segment exists, its segment is not logged again.
 *
 * @category model
 * @since 0.1.0
 */
export type LastRun =
  | { readonly type: 'None' }
  | ({ readonly type: 'Logging' } & OfRun)
  | ({ readonly type: 'Logged' } & OfRun)
  | ({ readonly type: 'Canceled' } & OfRun)
  | ({ readonly type: 'Deleted' } & OfRun)

interface OfRun {
  readonly run: number
}

/**
 * @category model
 * @since 0.1.0
 */
export type SegmentState =
  | { readonly type: 'NumberFree'; readonly worksheetId: null; readonly lastRun: LastRun }
  /** A worksheet is open, and worked on. */
  | { readonly type: 'NumberTaken'; readonly worksheetId: Uuid; readonly lastRun: LastRun }

export const initialSegment: SegmentState = {
  type: 'NumberFree',
  worksheetId: null,
  lastRun: { type: 'None' },
}

const takenBy = (worksheetId: Uuid, { lastRun }: SegmentState): SegmentState => ({
  type: 'NumberTaken',
  worksheetId,
  lastRun,
})

export const evolveSegment = (state: SegmentState, event: SegmentEvent): SegmentState =>
  match<SegmentEvent, SegmentState>(event, {
    SegmentOpened: ({ data }) => takenBy(data.worksheetId, state),
    SegmentWorksheetReplaced: ({ data }) => takenBy(data.worksheetId, state),
    SegmentLogged: ({ data: { run } }) => ({
      ...initialSegment,
      lastRun: { type: 'Logging', run },
    }),
    SegmentLoggingCompleted: ({ data: { run } }) => ({
      ...state,
      lastRun: { type: 'Logged', run },
    }),
    LoggedSegmentCanceled: ({ data: { run } }) => ({
      ...state,
      lastRun: { type: 'Canceled', run },
    }),
    LoggedSegmentReinstated: ({ data: { run } }) => ({
      ...state,
      lastRun: { type: 'Logged', run },
    }),
    LoggedSegmentDeleted: ({ data: { run } }) => ({ ...state, lastRun: { type: 'Deleted', run } }),
  })
