/**
 * Whether a repeated command says of a worksheet what it said the first time.
 *
 * @since 0.1.0
 */
import { match } from '../../match.js'
import type { SegmentLine } from '../../segment/line.js'
import type {
  AddSegmentLinesRequest,
  DescribeSegmentRequest,
  ReviseSegmentLinesRequest,
  WorksheetCommand,
} from '../../segment/worksheet/command.js'
import type { WorksheetEvent } from '../../segment/worksheet/event.js'
import { saysTheSame } from '../same-fields.js'

type Events = readonly WorksheetEvent[]

const isSameHeader = (
  { description, defaults = {} }: DescribeSegmentRequest,
  event: WorksheetEvent | undefined,
): boolean =>
  (event?.type === 'SegmentCreated' || event?.type === 'SegmentDescribed') &&
  saysTheSame({ description }, event.data) &&
  isSameLine(defaults, event.data.defaults)

/** Unlike a request of its own, a line holds only what was given. */
const isSameLine = (given: object, line: Readonly<Record<string, unknown>>): boolean =>
  saysTheSame(given, line) &&
  Object.entries(given).every(([field, value]) => value === undefined || field in line)

const linesIn = (events: Events): readonly SegmentLine[] =>
  events.flatMap((event) =>
    event.type === 'SegmentLinesAdded' || event.type === 'SegmentLinesRevised'
      ? event.data.lines
      : [],
  )

const isSameAddition = ({ lines }: AddSegmentLinesRequest, events: Events): boolean => {
  const added = linesIn(events)
  return (
    events[0]?.type === 'SegmentLinesAdded' &&
    added.length === lines.length &&
    added.every((line, index) => isSameLine(lines[index] ?? { lineNo: 0 }, line))
  )
}

const isSameRevision = ({ lines }: ReviseSegmentLinesRequest, events: Events): boolean => {
  const given = new Map(lines.map((line) => [line.lineNo, { ...line, clear: undefined }]))
  return (
    events[0]?.type === 'SegmentLinesRevised' &&
    linesIn(events).every((line) => isSameLine(given.get(line.lineNo) ?? { lineNo: 0 }, line))
  )
}

export const saysTheSameOfWorksheet = (command: WorksheetCommand, events: Events): boolean =>
  match<WorksheetCommand, boolean>(command, {
    CreateSegment: ({ request }) => isSameHeader(request, events[0]),
    DescribeSegment: ({ request }) => isSameHeader(request, events[0]),
    AddSegmentLines: ({ request }) => isSameAddition(request, events),
    ReviseSegmentLines: ({ request }) => isSameRevision(request, events),
    RemoveSegmentLines: ({ request: { lineNos } }) =>
      events[0]?.type === 'SegmentLinesRemoved' &&
      events[0].data.lineNos.every((lineNo) => lineNos.includes(lineNo)) &&
      events[0].data.lineNos.length === new Set(lineNos).size,
  })
