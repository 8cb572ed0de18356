/**
 * A stream that can be erased holds at most 4,000 events (rule R30): a worksheet takes no change that
 * would leave no room for logging it.
 *
 * @since 0.1.0
 */
import type { WorksheetState } from './state.js'

const longestStream = 4000

/** Lines in one event, at most. */
export const linesInEvent = 500

/** Even the longest lines are resolved a hundred in an event. */
const fewestInEvent = 100

/** Room for the lines resolved twice, should the first time be interrupted, and for closing. */
export const hasRoomFor = (state: WorksheetState): boolean =>
  state.type === 'Open' &&
  state.events + 2 * Math.ceil(state.lineCount / fewestInEvent) + 1 <= longestStream

/** Whether this many events more, and the closing one, have room. */
export const hasRoomForEvents = (version: number, events: number): boolean =>
  version + events + 1 <= longestStream
