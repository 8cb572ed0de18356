/**
 * The lines of a worksheet with the values that their interactions will have, portion by portion.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { DirectoryUnavailable } from '../../directory/directory.js'
import type { ReadFailure } from '../../event-store/failure.js'
import { lineInteractionId } from '../../ids/derived-id.js'
import type { InteractionCommand } from '../../interaction/command.js'
import { RecordRequest, recordRequestFields } from '../../interaction/record-request.js'
import { type RecordingRefusal, resolveRecording } from '../../interaction/resolve-recording.js'
import type { InteractionState } from '../../interaction/state.js'
import { lineRequest, templateForLine } from '../../segment/line-request.js'
import type { SegmentLine } from '../../segment/line.js'
import { loggedSegmentId, type SegmentRun } from '../../segment/logged-segment-id.js'
import type { ResolvedLine } from '../../segment/worksheet/event.js'
import { linesOf, type OpenWorksheet } from '../../segment/worksheet/state.js'
import type { Uuid } from '../../values/uuid.js'
import { type Directories, gatherFacts } from '../gather-facts.js'
import type { Guard } from '../guard.js'
import { decodeInput, type InputRefusal } from '../input-refusal.js'
import type { NewerEvent } from '../read-state.js'
import type { TemplateLookup } from '../template-lookup.js'
import { askedOnce } from './asked-once.js'

/**
 * Why a line cannot be recorded.
 *
 * @category errors
 * @since 0.1.0
 */
export interface LineRefused<Refusal> {
  readonly lineNo: number
  readonly problem: InputRefusal | RecordingRefusal | Refusal
}

export interface Resolving<Refusal> {
  readonly directories: Directories
  readonly templates: TemplateLookup
  readonly run: SegmentRun
  /** The id that the event SegmentLogged will have. */
  readonly segmentLogged: Uuid
  readonly guard: Guard<InteractionCommand, InteractionState, Refusal>
}

type Resolved<Refusal> = E.Either<LineRefused<Refusal>, ResolvedLine>
export type ResolveFailure = ReadFailure | NewerEvent | DirectoryUnavailable

const portionSize = 500

const portionsOf = function* (worksheet: OpenWorksheet): Generator<readonly SegmentLine[]> {
  let portion: SegmentLine[] = []
  for (const line of linesOf(worksheet)) {
    portion.push(line)
    if (portion.length < portionSize) continue
    yield portion
    portion = []
  }
  if (portion.length > 0) yield portion
}

const decode = decodeInput(RecordRequest, recordRequestFields)

const resolveLine = async <Refusal>(
  { directories, templates, run, segmentLogged, guard }: Resolving<Refusal>,
  { defaults }: OpenWorksheet,
  line: SegmentLine,
): Promise<E.Either<ResolveFailure, Resolved<Refusal>>> => {
  const { lineNo } = line
  const refuse = (problem: LineRefused<Refusal>['problem']) => E.right(E.left({ lineNo, problem }))
  const request = decode(lineRequest(run.no, defaults, line))
  if (E.isLeft(request)) return refuse(request.left)
  const found = await gatherFacts(directories, templates, request.right)()
  if (E.isLeft(found)) return found
  const facts = {
    ...found.right,
    template: templateForLine(found.right.template, defaults, line),
  }
  const command: InteractionCommand = {
    type: 'RecordInteraction',
    interactionId: lineInteractionId(segmentLogged, lineNo),
    request: request.right,
    facts,
  }
  const guarded = guard(command, { type: 'NotRecorded' })
  if (E.isLeft(guarded)) return refuse(guarded.left)
  const data = resolveRecording(request.right, facts)
  if (E.isLeft(data)) return refuse(data.left)
  const segment = { no: run.no, loggedSegmentId: loggedSegmentId(run), lineNo }
  return E.right(E.right({ lineNo, interaction: { ...data.right, segment } }))
}

/** A failure is the last item. */
export const resolveLines = async function* <Refusal>(
  resolving: Resolving<Refusal>,
  worksheet: OpenWorksheet,
): AsyncGenerator<E.Either<ResolveFailure, readonly Resolved<Refusal>[]>> {
  for (const portion of portionsOf(worksheet)) {
    const once = askedOnce(resolving)
    const results = await Promise.all(portion.map((line) => resolveLine(once, worksheet, line)))
    const resolved: Resolved<Refusal>[] = []
    for (const result of results) {
      if (E.isLeft(result)) {
        yield result
        return
      }
      resolved.push(result.right)
    }
    yield E.right(resolved)
  }
}
