/**
 * A worksheet that is being logged may still be changed. Such a change must not be answered as done
 * and then be left out: it is written to the segment as well, where the commit of what was frozen
 * before it meets a conflict and begins again; unless that commit came first.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EventEnvelope } from '../../event/decode-event.js'
import type { StreamRead } from '../../event-store/event-store.js'
import type { ReadFailure } from '../../event-store/failure.js'
import type { SegmentRejection } from '../../segment/decider.js'
import { type SegmentEvent, segmentStream } from '../../segment/event.js'
import type { SegmentState } from '../../segment/state.js'
import type { WorksheetRejection } from '../../segment/worksheet/rejection.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import type { SegmentNo } from '../../values/code.js'
import type { ActorId } from '../../values/opaque-id.js'
import type { Uuid } from '../../values/uuid.js'
import { segmentAggregate } from '../aggregates.js'
import { handleCommand } from '../handle-command.js'
import type { CommandFailure, IdempotencyKeyReused } from '../handled.js'
import { readState } from '../read-state.js'
import type { LogSession } from '../session.js'
import { ownContext } from './settle-worksheets.js'

/** The last event of the change in the worksheet. */
interface Change {
  readonly no: SegmentNo
  readonly worksheetId: Uuid
  readonly version: number
  readonly position: bigint
}

type KeepFailure =
  SegmentRejection | WorksheetRejection | ReadFailure | CommandFailure | IdempotencyKeyReused

/** Undefined: whoever commits what was frozen before the change would leave it out. */
const outcomeOf = (
  { no, worksheetId, version, position }: Change,
  envelopes: readonly EventEnvelope<SegmentEvent>[],
  { worksheetId: current }: SegmentState,
): E.Either<WorksheetRejection, void> | undefined => {
  for (const { event } of envelopes)
    if (event.type === 'SegmentLogged' && event.data.worksheetId === worksheetId)
      return event.data.worksheetVersion >= version
        ? E.right(undefined)
        : E.left({ type: 'SegmentWorksheetGone', segmentNo: no })
  const isRenewed = envelopes.some(
    ({ event, position: at }) => event.type === 'SegmentWorksheetReplaced' && at > position,
  )
  // What comes too late for a copy is carried to it.
  return isRenewed || current !== worksheetId ? E.right(undefined) : undefined
}

const wasFrozen = async (
  { store }: LogSession,
  { worksheetId, version }: Change,
): Promise<E.Either<ReadFailure, boolean>> =>
  E.map(({ events }: StreamRead) =>
    events.some((event) => event.type === 'SegmentLinesResolved' && event.version < version),
  )(await store.readStream(worksheetStream(worksheetId))())

/** `isFrozen`: whether lines had been frozen before the change; undefined = not known yet. */
export const keepInLogging = async (
  session: LogSession,
  actor: ActorId,
  change: Change,
  isFrozen: boolean | undefined,
): Promise<E.Either<KeepFailure, void>> => {
  const { no, worksheetId } = change
  const stream = segmentStream(no)
  const frozen = isFrozen === undefined ? await wasFrozen(session, change) : E.right(isFrozen)
  if (E.isLeft(frozen)) return frozen
  if (!frozen.right) return E.right(undefined)
  for (;;) {
    const read = await readState(session.store, segmentAggregate)(stream)()
    if (E.isLeft(read)) return read
    const outcome = outcomeOf(change, read.right.envelopes, read.right.state)
    if (outcome !== undefined) return outcome
    const renewed = await handleCommand(
      session,
      segmentAggregate,
    )({
      stream,
      context: ownContext(actor),
      prepare: () => TE.right({ type: 'RenewWorksheet' as const, no, worksheetId }),
      isSame: () => true,
      guard: () => E.right(undefined),
    })()
    if (E.isRight(renewed)) return E.right(undefined)
    const { type } = renewed.left
    // Else it was logged or replaced in this very instant.
    if (type !== 'SegmentAlreadyLogged' && type !== 'SegmentNotFound') return renewed
  }
}
