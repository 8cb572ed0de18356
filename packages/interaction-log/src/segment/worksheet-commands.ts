/**
 * Making a segment and working on its lines.
 *
 * @since 0.1.0
 */
import {
  AddSegmentLinesRequest,
  changeWorksheet,
  createSegment,
  CreateSegmentRequest,
  decodeInput,
  DescribeSegmentRequest,
  type Handled,
  RemoveSegmentLinesRequest,
  ReviseSegmentLinesRequest,
  type WorksheetEvent,
  worksheetCategory,
} from '@interaction-log/core'
import type { CommandOptions } from '../command/command-options.js'
import type { Input } from '../command/input.js'
import { type Changed, changed, type Unchanged } from '../command/outcome.js'
import { submit } from '../command/submit.js'
import type { Engine } from '../engine.js'
import { linesDecoder } from './decode-lines.js'
import type { LinesAdded, WorksheetProblem } from './outcome.js'

/** @since 0.1.0 */
export type CreateSegmentInput = Input<CreateSegmentRequest>
/** @since 0.1.0 */
export type DescribeSegmentInput = Input<DescribeSegmentRequest>
/** @since 0.1.0 */
export type AddSegmentLinesInput = Input<AddSegmentLinesRequest>
/** @since 0.1.0 */
export type ReviseSegmentLinesInput = Input<ReviseSegmentLinesRequest>
/** @since 0.1.0 */
export type RemoveSegmentLinesInput = Input<RemoveSegmentLinesRequest>

type Command<Request, Answer, Own> = (
  request: Request,
  options?: CommandOptions,
) => Promise<Answer | Unchanged | WorksheetProblem<Own>>

/**
 * A segment is a number and a worksheet: lines of contacts, for which interactions are recorded
 * together. All that one call gives is stored at once: 900,000 bytes, several thousand lines.
 *
 * @category model
 * @since 0.1.0
 */
export interface WorksheetCommands<Own> {
  readonly createSegment: Command<CreateSegmentInput, Changed, Own>
  /** Changes what is given, gives up what is named in `clear`, and keeps the rest. */
  readonly describeSegment: Command<DescribeSegmentInput, Changed, Own>
  /** The same contact may stand in several lines. */
  readonly addSegmentLines: Command<AddSegmentLinesInput, LinesAdded, Own>
  /** Changes what is given; what is named in `clear` is again as the segment says. */
  readonly reviseSegmentLines: Command<ReviseSegmentLinesInput, Changed, Own>
  readonly removeSegmentLines: Command<RemoveSegmentLinesInput, Changed, Own>
}

const decodeCreate = decodeInput(CreateSegmentRequest, ['no', 'description', 'defaults'])
const decodeDescribe = decodeInput(DescribeSegmentRequest, [
  'no',
  'description',
  'defaults',
  'clear',
])
const decodeAdd = decodeInput(AddSegmentLinesRequest, ['no', 'lines'])
const decodeRevise = decodeInput(ReviseSegmentLinesRequest, ['no', 'lines'])
const decodeRemove = decodeInput(RemoveSegmentLinesRequest, ['no', 'lineNos'])

export const worksheetCommands = <Own>(engine: Engine<Own>): WorksheetCommands<Own> => {
  const { session, ownWrites } = engine
  const command = submit(engine)
  const change = changeWorksheet(session)
  const noted = (handled: Handled<unknown>): Changed | Unchanged => {
    if (handled.type === 'Applied') ownWrites.note(worksheetCategory, handled.position)
    return changed(handled)
  }
  const added = (handled: Handled<WorksheetEvent>): LinesAdded | Unchanged => {
    if (handled.type === 'Unchanged') return { type: 'Unchanged' }
    ownWrites.note(worksheetCategory, handled.position)
    const lineNos = handled.events.flatMap((event) =>
      event.type === 'SegmentLinesAdded' ? event.data.lines.map(({ lineNo }) => lineNo) : [],
    )
    return { type: 'LinesAdded', lineNos, repeated: handled.repeated }
  }

  return {
    createSegment: command(
      'CreateSegment',
      linesDecoder(decodeCreate),
      (request, context, guard) => createSegment(session)(request, context, guard),
      noted,
    ),
    describeSegment: command(
      'DescribeSegment',
      linesDecoder(decodeDescribe),
      (request, context, guard) => change({ type: 'DescribeSegment', request }, context, guard),
      noted,
    ),
    addSegmentLines: command(
      'AddSegmentLines',
      linesDecoder(decodeAdd),
      (request, context, guard) => change({ type: 'AddSegmentLines', request }, context, guard),
      added,
    ),
    reviseSegmentLines: command(
      'ReviseSegmentLines',
      linesDecoder(decodeRevise),
      (request, context, guard) => change({ type: 'ReviseSegmentLines', request }, context, guard),
      noted,
    ),
    removeSegmentLines: command(
      'RemoveSegmentLines',
      decodeRemove,
      (request, context, guard) => change({ type: 'RemoveSegmentLines', request }, context, guard),
      noted,
    ),
  }
}
