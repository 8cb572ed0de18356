/**
 * How a change is carried over to a worksheet other than the one in which it was made.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Decider } from '../../decider.js'
import type { WorksheetEvent } from '../../segment/worksheet/event.js'
import {
  evolveWorksheet,
  initialWorksheet,
  linesOf,
  type OpenWorksheet,
  type WorksheetState,
} from '../../segment/worksheet/state.js'

/** What one command did, in one append. */
type Change = readonly WorksheetChange[]

export type WorksheetChange = Exclude<
  WorksheetEvent,
  { readonly type: 'SegmentLinesResolved' | 'SegmentWorksheetClosed' }
>

/** A number that was given meanwhile is not given twice; what is not there any more is left out. */
const carried = (event: WorksheetChange, state: OpenWorksheet): WorksheetChange => {
  const there = new Set([...linesOf(state)].map(({ lineNo }) => lineNo))
  switch (event.type) {
    case 'SegmentLinesAdded': {
      const { lines } = event.data
      if ((lines[0]?.lineNo ?? 0) >= state.nextLineNo) return event
      const renumbered = lines.map((line, index) => ({ ...line, lineNo: state.nextLineNo + index }))
      return { ...event, data: { lines: renumbered } }
    }
    case 'SegmentLinesRevised': {
      const lines = event.data.lines.filter(({ lineNo }) => there.has(lineNo))
      return { ...event, data: { lines } }
    }
    case 'SegmentLinesRemoved': {
      const lineNos = event.data.lineNos.filter((lineNo) => there.has(lineNo))
      return { ...event, data: { lineNos } }
    }
    case 'SegmentCreated':
    case 'SegmentDescribed':
      return event
  }
}

/** It was accepted once: nothing is refused now, unless the segment has been logged meanwhile. */
export const carrying: Decider<Change, WorksheetState, WorksheetEvent, never> = {
  initialState: initialWorksheet,
  decide: (change, before) => {
    const events: WorksheetEvent[] = []
    let state = before
    for (const event of change) {
      if (state.type === 'Closed') return E.right([])
      const next = carried(event, state)
      state = evolveWorksheet(state, next)
      events.push(next)
    }
    return E.right(events)
  },
  evolve: evolveWorksheet,
}
