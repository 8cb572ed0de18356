/**
 * From the commit point of a logging to its end: every line is recorded, the logging is completed, the
 * worksheet is closed and erased. Repeating it is safe; it goes on where it was interrupted.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { v4 } from 'uuid'
import type { Erasure } from '../../event-store/event-store.js'
import type { EraseFailure } from '../../event-store/failure.js'
import type { SegmentRejection } from '../../segment/decider.js'
import { segmentStream } from '../../segment/event.js'
import { loggedSegmentId, type SegmentRun } from '../../segment/logged-segment-id.js'
import type { SegmentNo } from '../../values/code.js'
import type { ActorId, OpaqueId } from '../../values/opaque-id.js'
import type { Uuid } from '../../values/uuid.js'
import { segmentAggregate } from '../aggregates.js'
import { handleCommand } from '../handle-command.js'
import type { CommandFailure, IdempotencyKeyReused } from '../handled.js'
import type { LogSession } from '../session.js'
import { closeWorksheet } from './close-worksheet.js'
import { inspectWorksheet } from './inspect-worksheet.js'
import { type LoggedRun, loggedRun } from './logged-run.js'
import type { OnProgress } from './progress.js'
import { contextOfRun, recordLines } from './record-lines.js'
import { segmentHistory } from './segment-history.js'
import { settleWorksheets } from './settle-worksheets.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface FinishedLogging {
  readonly loggedSegmentId: OpaqueId
  /** How many interactions were logged. */
  readonly count: number
  /** Of the last interaction that was recorded now; 0 = none was. */
  readonly position: bigint
  /** Whether the worksheet is gone, or only hidden yet. */
  readonly erasure: Erasure['type']
}

/**
 * @category errors
 * @since 0.1.0
 */
export type FinishFailure = SegmentRejection | IdempotencyKeyReused | CommandFailure | EraseFailure

const completed = (session: LogSession, run: LoggedRun, actor: ActorId) =>
  handleCommand(
    session,
    segmentAggregate,
  )({
    stream: segmentStream(run.no),
    context: { ...contextOfRun(run, actor), commandId: v4() as Uuid },
    prepare: () => TE.right({ type: 'CompleteLogging' as const, no: run.no, run: run.run }),
    isSame: () => true,
    guard: () => E.right(undefined),
  })()

const finished = async (
  session: LogSession,
  run: LoggedRun,
  actor: ActorId,
  onProgress: OnProgress,
): Promise<E.Either<FinishFailure, FinishedLogging>> => {
  const inspect = () => inspectWorksheet(session.store, run.place)
  const inspected = await inspect()
  if (E.isLeft(inspected)) return inspected
  let position = 0n
  if (inspected.right.type === 'Open' && !run.isComplete) {
    const recorded = await recordLines(session, run, inspected.right.asOf, actor, onProgress)
    if (E.isLeft(recorded)) return recorded
    position = recorded.right
  }
  const complete = await completed(session, run, actor)
  if (E.isLeft(complete)) return complete
  const history = await segmentHistory(session, run.no)
  if (E.isLeft(history)) return history
  const settled = await settleWorksheets(session, actor, history.right)
  if (E.isLeft(settled)) return settled
  const context = { ...contextOfRun(run, actor), commandId: v4() as Uuid }
  const closed = await closeWorksheet(session, run.place, context, inspected.right, inspect)
  return E.map(({ type }: Erasure): FinishedLogging => ({
    loggedSegmentId: loggedSegmentId(run),
    count: run.data.lineCount,
    position,
    erasure: type,
  }))(closed)
}

/**
 * Finishes the last logging of a segment, or that of the run that is meant.
 *
 * @example
 * import { type ActorId, finishLogging, type SegmentNo, type Uuid } from '@interaction-log/core'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const log = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid
 * const session = { store: memoryEventStore(), log, clock: () => new Date() }
 * const finished = await finishLogging(session)('SM1' as SegmentNo, 'u-17' as ActorId)()
 * assert.deepStrictEqual(
 *   finished,
 *   E.left({ type: 'SegmentNotFound', field: 'no', segmentNo: 'SM1' }),
 * )
 *
 * @category workflows
 * @since 0.1.0
 */
export const finishLogging =
  (session: LogSession) =>
  (
    no: SegmentNo,
    actor: ActorId,
    onProgress: OnProgress = () => undefined,
    meant?: SegmentRun['run'],
  ): TE.TaskEither<FinishFailure, FinishedLogging> =>
  async () => {
    const run = await loggedRun(session, no, meant)
    if (E.isLeft(run)) return run
    return run.right === undefined
      ? E.left({ type: 'SegmentNotFound', field: 'no', segmentNo: no })
      : finished(session, run.right, actor, onProgress)
  }
