/**
 * What comes before a segment is logged: nothing speaks against it, what was changed too late for a
 * copy is in the worksheet, and its lines are checked and frozen.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { StreamRead } from '../../event-store/event-store.js'
import type { ReadFailure } from '../../event-store/failure.js'
import { eventId } from '../../ids/derived-id.js'
import type { InteractionCommand } from '../../interaction/command.js'
import type { InteractionState } from '../../interaction/state.js'
import type { LogSegment, SegmentCommand } from '../../segment/command.js'
import { segmentDecider, withoutWorksheet } from '../../segment/decider.js'
import { segmentStream } from '../../segment/event.js'
import type { SegmentState } from '../../segment/state.js'
import type { WorksheetEvent } from '../../segment/worksheet/event.js'
import type { WorksheetState } from '../../segment/worksheet/state.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import type { SegmentNo } from '../../values/code.js'
import { segmentAggregate, worksheetAggregate } from '../aggregates.js'
import type { Directories } from '../gather-facts.js'
import type { Guard } from '../guard.js'
import { type NewerEvent, readState, stateIn, type StateRead } from '../read-state.js'
import type { CommandContext, LogSession } from '../session.js'
import type { TemplateLookup } from '../template-lookup.js'
import { type FreezeFailure, freezeLines } from './freeze-lines.js'
import type { OnProgress } from './progress.js'
import { segmentHistory } from './segment-history.js'
import { type SettleFailure, settleWorksheets } from './settle-worksheets.js'

/** What the caller says to the segment, and to each interaction. */
export type LoggingGuard<Refusal> = Guard<
  SegmentCommand | InteractionCommand,
  SegmentState | InteractionState,
  Refusal
>

export interface Logging<Refusal> {
  readonly session: LogSession
  readonly directories: Directories
  readonly templates: TemplateLookup
  readonly no: SegmentNo
  readonly context: CommandContext
  readonly guard: LoggingGuard<Refusal>
  readonly onProgress: OnProgress
}

/** Apart from what handling the command itself can answer. */
interface NotPrepared<Failure> {
  readonly type: 'NotPrepared'
  readonly failure: Failure
  /** Somebody worked on it meanwhile: what there is now is to be checked and frozen. */
  readonly isOutdated: boolean
}

type Prepared<Refusal> = E.Either<NotPrepared<PrepareFailure<Refusal>>, LogSegment>

type PrepareFailure<Refusal> = FreezeFailure<Refusal> | SettleFailure | Refusal

const notPrepared = <Failure>(
  failure: Failure,
  isOutdated = false,
): E.Either<NotPrepared<Failure>, never> => E.left({ type: 'NotPrepared', failure, isOutdated })

/** What was still changed in a worksheet that was replaced is carried over, before lines are frozen. */
const settledBefore = async <Refusal>(
  { session, no, context }: Logging<Refusal>,
  { events }: StreamRead,
): Promise<E.Either<SettleFailure | ReadFailure | NewerEvent, void>> => {
  if (!events.some(({ type }) => type === 'SegmentWorksheetReplaced')) return E.right(undefined)
  const history = await segmentHistory(session, no)
  return E.isLeft(history) ? history : settleWorksheets(session, context.actor, history.right)
}

/** Refuses before anything is checked or frozen, if it can. */
export const preparedLogging = async <Refusal>(
  logging: Logging<Refusal>,
  read: StreamRead,
): Promise<Prepared<Refusal>> => {
  const { session, context, no, guard } = logging
  const stream = segmentStream(no)
  const segment = stateIn(segmentAggregate)(stream, read)
  if (E.isLeft(segment)) return notPrepared(segment.left)
  const { state }: { state: SegmentState } = segment.right
  const { worksheetId, lastRun } = state
  if (worksheetId === null) return notPrepared(withoutWorksheet(no, state))
  const command: LogSegment = {
    type: 'LogSegment',
    no,
    worksheetId,
    worksheetVersion: 0,
    lineCount: 0,
  }
  const guarded = guard(command, state)
  if (E.isLeft(guarded)) return notPrepared(guarded.left)
  const decision = segmentDecider.decide(command, state)
  if (E.isLeft(decision)) return notPrepared(decision.left)
  const settled = await settledBefore(logging, read)
  if (E.isLeft(settled)) return notPrepared(settled.left)
  const worksheet: E.Either<
    FreezeFailure<Refusal>,
    StateRead<WorksheetState, WorksheetEvent>
  > = await readState(session.store, worksheetAggregate)(worksheetStream(worksheetId))()
  if (E.isLeft(worksheet)) return notPrepared(worksheet.left)
  const run = lastRun.type === 'None' ? 1 : lastRun.run + 1
  const segmentLogged = eventId(context.commandId, stream, 0)
  const freezing = { ...logging, worksheetId, run: { no, run }, segmentLogged }
  const version = await freezeLines(freezing, worksheet.right)
  if (E.isLeft(version)) {
    const { type } = version.left
    return notPrepared(version.left, type === 'VersionConflict' || type === 'SegmentWorksheetGone')
  }
  const lineCount = worksheet.right.state.type === 'Open' ? worksheet.right.state.lineCount : 0
  return E.right({ ...command, worksheetVersion: version.right, lineCount })
}
