/**
 * The rules of worksheets.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Decider } from '../../decider.js'
import { isSameValue } from '../../event/canonical-text.js'
import { match } from '../../match.js'
import type { SegmentNo } from '../../values/code.js'
import type { Line } from '../../values/text.js'
import type { SegmentLine } from '../line.js'
import type {
  AddSegmentLinesRequest,
  CreateSegmentRequest,
  DescribeSegmentRequest,
  RemoveSegmentLinesRequest,
  ReviseSegmentLinesRequest,
  WorksheetCommand,
} from './command.js'
import type { WorksheetEvent } from './event.js'
import { hasRoomFor, linesInEvent } from './room.js'
import {
  evolveWorksheet,
  initialWorksheet,
  linesOf,
  type OpenWorksheet,
  type WorksheetState,
} from './state.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type WorksheetRejection =
  | OfSegment<'SegmentWorksheetGone'>
  | OfSegment<'SegmentFull'>
  | (OfSegment<'SegmentLineNotFound'> & { readonly lineNo: number })

interface OfSegment<Type> {
  readonly type: Type
  readonly segmentNo: SegmentNo
}

type Decision = E.Either<WorksheetRejection, readonly WorksheetEvent[]>

const accept = (...events: readonly WorksheetEvent[]): Decision => E.right(events)

/** `undefined` = left out; what is cleared is gone. */
const merged = <A extends object>(before: A, change: object, clear: readonly string[] = []): A =>
  Object.fromEntries(
    [...Object.entries(before), ...Object.entries(change)].filter(
      ([name, value]) => value !== undefined && !clear.includes(name),
    ),
  ) as A

const create = (request: CreateSegmentRequest, { events }: OpenWorksheet): Decision => {
  if (events > 0) return accept()
  const { description = '' as Line, defaults = {} } = request
  return accept({ type: 'SegmentCreated', data: { description, defaults: merged(defaults, {}) } })
}

const describe = (request: DescribeSegmentRequest, state: OpenWorksheet): Decision => {
  const before = { description: state.description, defaults: state.defaults }
  const data = {
    description: request.description ?? before.description,
    defaults: merged(before.defaults, request.defaults ?? {}, request.clear),
  }
  return isSameValue(before, data) ? accept() : accept({ type: 'SegmentDescribed', data })
}

const add = ({ lines }: AddSegmentLinesRequest, state: OpenWorksheet): Decision => {
  const numbered = lines.map((line, index): SegmentLine => ({
    ...merged(line, {}),
    lineNo: state.nextLineNo + index,
  }))
  const events: WorksheetEvent[] = []
  for (let at = 0; at < numbered.length; at += linesInEvent)
    events.push({
      type: 'SegmentLinesAdded',
      data: { lines: numbered.slice(at, at + linesInEvent) },
    })
  return accept(...events)
}

const revise = ({ no, lines }: ReviseSegmentLinesRequest, state: OpenWorksheet): Decision => {
  const wanted = new Set(lines.map(({ lineNo }) => lineNo))
  const now = new Map<number, SegmentLine>()
  for (const line of linesOf(state)) if (wanted.has(line.lineNo)) now.set(line.lineNo, line)
  const before = new Map(now)
  for (const { clear, ...change } of lines) {
    const line = now.get(change.lineNo)
    if (line === undefined)
      return E.left({ type: 'SegmentLineNotFound', segmentNo: no, lineNo: change.lineNo })
    now.set(change.lineNo, merged(line, change, clear))
  }
  const changed = [...now.values()].filter((line) => !isSameValue(line, before.get(line.lineNo)))
  return changed.length === 0
    ? accept()
    : accept({ type: 'SegmentLinesRevised', data: { lines: changed } })
}

const remove = ({ no, lineNos }: RemoveSegmentLinesRequest, state: OpenWorksheet): Decision => {
  const wanted = new Set(lineNos)
  const found = new Set<number>()
  for (const { lineNo } of linesOf(state)) if (wanted.has(lineNo)) found.add(lineNo)
  const absent = lineNos.find((lineNo) => !found.has(lineNo))
  if (absent !== undefined)
    return E.left({ type: 'SegmentLineNotFound', segmentNo: no, lineNo: absent })
  return found.size === 0
    ? accept()
    : accept({ type: 'SegmentLinesRemoved', data: { lineNos: [...found] } })
}

const decideOpen = (command: WorksheetCommand, state: OpenWorksheet): Decision =>
  match<WorksheetCommand, Decision>(command, {
    CreateSegment: ({ request }) => create(request, state),
    DescribeSegment: ({ request }) => describe(request, state),
    AddSegmentLines: ({ request }) => add(request, state),
    ReviseSegmentLines: ({ request }) => revise(request, state),
    RemoveSegmentLines: ({ request }) => remove(request, state),
  })

/**
 * @example
 * import { NewSegmentLine, SegmentNo, worksheetDecider } from '@interaction-log/core'
 * import { sample, specification } from '@interaction-log/core/testing'
 *
 * const no = sample(SegmentNo, 'SM1')
 * const line = sample(NewSegmentLine, { contactId: 'CT1' })
 *
 * specification(worksheetDecider)()
 *   .when({ type: 'AddSegmentLines', request: { no, lines: [line, line] } })
 *   .then({
 *     type: 'SegmentLinesAdded',
 *     data: { lines: [{ ...line, lineNo: 1 }, { ...line, lineNo: 2 }] },
 *   })
 *
 * @category model
 * @since 0.1.0
 */
export const worksheetDecider: Decider<
  WorksheetCommand,
  WorksheetState,
  WorksheetEvent,
  WorksheetRejection
> = {
  initialState: initialWorksheet,
  decide: (command, state) => {
    const { no } = command.request
    if (state.type === 'Closed') return E.left({ type: 'SegmentWorksheetGone', segmentNo: no })
    return E.chain((events: readonly WorksheetEvent[]): Decision => {
      const after = events.reduce(evolveWorksheet, state)
      return events.length === 0 || hasRoomFor(after)
        ? E.right(events)
        : E.left({ type: 'SegmentFull', segmentNo: no })
    })(decideOpen(command, state))
  },
  evolve: evolveWorksheet,
}
