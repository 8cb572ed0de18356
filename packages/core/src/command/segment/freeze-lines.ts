/**
 * Checking every line of a worksheet, then freezing what each will record: nothing is written unless
 * all lines would be accepted.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { WorksheetEvent } from '../../segment/worksheet/event.js'
import { hasRoomForEvents } from '../../segment/worksheet/room.js'
import type { OpenWorksheet, WorksheetState } from '../../segment/worksheet/state.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import type { Uuid } from '../../values/uuid.js'
import { appendSurely } from '../append-surely.js'
import type { CommandFailure } from '../handled.js'
import { newEvents } from '../new-events.js'
import type { StateRead } from '../read-state.js'
import type { CommandContext, LogSession } from '../session.js'
import type { LoggingRejection } from './logging-rejection.js'
import { packed } from './pack-lines.js'
import type { OnProgress } from './progress.js'
import {
  type LineRefused,
  type ResolveFailure,
  resolveLines,
  type Resolving,
} from './resolve-lines.js'

export type FreezeFailure<Refusal> = LoggingRejection<Refusal> | CommandFailure | ResolveFailure

export interface Freezing<Refusal> extends Resolving<Refusal> {
  readonly session: LogSession
  readonly context: CommandContext
  readonly worksheetId: Uuid
  readonly onProgress: OnProgress
}

const mostRefusals = 1000

const checked = async <Refusal>(
  freezing: Freezing<Refusal>,
  worksheet: OpenWorksheet,
): Promise<E.Either<FreezeFailure<Refusal>, void>> => {
  const segmentNo = freezing.run.no
  if (worksheet.description.trim() === '')
    return E.left({ type: 'SegmentDescriptionRequired', segmentNo })
  if (worksheet.lineCount === 0) return E.left({ type: 'SegmentEmpty', segmentNo })
  const refusals: LineRefused<Refusal>[] = []
  let done = 0
  let count = 0
  for await (const portion of resolveLines(freezing, worksheet)) {
    if (E.isLeft(portion)) return portion
    for (const line of portion.right) {
      if (E.isRight(line)) continue
      count++
      if (count <= mostRefusals) refusals.push(line.left)
    }
    done += portion.right.length
    freezing.onProgress({ phase: 'checking', done, of: worksheet.lineCount })
  }
  return count === 0
    ? E.right(undefined)
    : E.left({ type: 'SegmentLinesRefused', segmentNo, count, refusals })
}

/** Answers the version of the worksheet that holds all lines as they will be recorded. */
export const freezeLines = async <Refusal>(
  freezing: Freezing<Refusal>,
  { read, envelopes, state }: StateRead<WorksheetState, WorksheetEvent>,
): Promise<E.Either<FreezeFailure<Refusal>, number>> => {
  const { session, context, run, worksheetId, onProgress } = freezing
  if (state.type === 'Closed') return E.left({ type: 'SegmentWorksheetGone', segmentNo: run.no })
  const accepted = await checked(freezing, state)
  if (E.isLeft(accepted)) return accepted
  const stream = worksheetStream(worksheetId)
  const own = envelopes.filter(({ metadata }) => metadata.commandId === context.commandId).length
  const asOf = read.version
  let version = asOf
  let done = 0
  for await (const lines of packed(freezing, state)) {
    if (E.isLeft(lines)) return lines
    if (!hasRoomForEvents(version, 1)) return E.left({ type: 'SegmentFull', segmentNo: run.no })
    const event = { type: 'SegmentLinesResolved', data: { asOf, lines: lines.right } }
    const events = newEvents(session, stream, context, [event], own + version - asOf)
    const appended = await appendSurely(session.store, stream, version, events)
    if (E.isLeft(appended)) return appended
    version = appended.right.version
    done += lines.right.length
    onProgress({ phase: 'freezing', done, of: state.lineCount })
  }
  return E.right(version)
}
