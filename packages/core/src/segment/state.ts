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
export interface SegmentState {
  /** The worksheet that is worked on; null = there is none. */
  readonly worksheetId: Uuid | null
  readonly lastRun: LastRun
}

export const initialSegment: SegmentState = { worksheetId: null, lastRun: { type: 'None' } }

export const evolveSegment = (state: SegmentState, event: SegmentEvent): SegmentState =>
  match<SegmentEvent, SegmentState>(event, {
    SegmentOpened: ({ data: { worksheetId } }) => ({ ...state, worksheetId }),
    SegmentWorksheetReplaced: ({ data: { worksheetId } }) => ({ ...state, worksheetId }),
    SegmentLogged: ({ data: { run } }) => ({
      worksheetId: null,
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
