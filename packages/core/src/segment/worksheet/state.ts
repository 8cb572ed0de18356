/**
 * A worksheet as it is now.
 *
 * @since 0.1.0
 */
import { match } from '../../match.js'
import type { Line } from '../../values/text.js'
import type { SegmentDefaults, SegmentLine } from '../line.js'
import type { WorksheetEvent } from './event.js'

/**
 * A worksheet that nobody has described yet is open and empty.
 *
 * @category model
 * @since 0.1.0
 */
export interface OpenWorksheet {
  readonly type: 'Open'
  readonly description: Line
  readonly defaults: SegmentDefaults
  /** In order of number, in the portions in which they were added. */
  readonly portions: readonly (readonly SegmentLine[])[]
  readonly lineCount: number
  /** Every number is used once. */
  readonly nextLineNo: number
  /** How many events the stream holds. */
  readonly events: number
}

/**
 * @category model
 * @since 0.1.0
 */
export type WorksheetState = OpenWorksheet | { readonly type: 'Closed' }

export const initialWorksheet: OpenWorksheet = {
  type: 'Open',
  description: '' as Line,
  defaults: {},
  portions: [],
  lineCount: 0,
  nextLineNo: 1,
  events: 0,
}

const changed = (
  { portions }: OpenWorksheet,
  numbers: ReadonlySet<number>,
  change: (portion: readonly SegmentLine[]) => readonly SegmentLine[],
) =>
  portions.map((portion) =>
    portion.some(({ lineNo }) => numbers.has(lineNo)) ? change(portion) : portion,
  )

const revised = (state: OpenWorksheet, lines: readonly SegmentLine[]): OpenWorksheet => {
  const byNo = new Map(lines.map((line) => [line.lineNo, line]))
  const change = (portion: readonly SegmentLine[]) =>
    portion.map((line) => byNo.get(line.lineNo) ?? line)
  return { ...state, portions: changed(state, new Set(byNo.keys()), change) }
}

const removed = (state: OpenWorksheet, lineNos: readonly number[]): OpenWorksheet => {
  const numbers = new Set(lineNos)
  const change = (portion: readonly SegmentLine[]) =>
    portion.filter(({ lineNo }) => !numbers.has(lineNo))
  const portions = changed(state, numbers, change)
  return { ...state, portions, lineCount: portions.reduce((sum, { length }) => sum + length, 0) }
}

const evolveOpen = (state: OpenWorksheet, event: WorksheetEvent): WorksheetState =>
  match<WorksheetEvent, WorksheetState>(event, {
    SegmentCreated: ({ data }) => ({ ...state, ...data }),
    SegmentDescribed: ({ data }) => ({ ...state, ...data }),
    SegmentLinesAdded: ({ data: { lines } }) => ({
      ...state,
      portions: [...state.portions, lines],
      lineCount: state.lineCount + lines.length,
      nextLineNo: state.nextLineNo + lines.length,
    }),
    SegmentLinesRevised: ({ data: { lines } }) => revised(state, lines),
    SegmentLinesRemoved: ({ data: { lineNos } }) => removed(state, lineNos),
    SegmentLinesResolved: () => state,
    SegmentWorksheetClosed: () => ({ type: 'Closed' }),
  })

export const evolveWorksheet = (state: WorksheetState, event: WorksheetEvent): WorksheetState => {
  if (state.type === 'Closed') return state
  const after = evolveOpen(state, event)
  return after.type === 'Open' ? { ...after, events: state.events + 1 } : after
}

/**
 * The lines of a worksheet, by number.
 *
 * @example
 * import { linesOf, worksheetDecider } from '@interaction-log/core'
 *
 * assert.deepStrictEqual([...linesOf(worksheetDecider.initialState)], [])
 *
 * @category destructors
 * @since 0.1.0
 */
export const linesOf = function* (state: WorksheetState): Generator<SegmentLine> {
  if (state.type === 'Open') for (const portion of state.portions) yield* portion
}
