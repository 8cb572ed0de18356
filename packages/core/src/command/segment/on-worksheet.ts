/**
 * One command to one worksheet, and why it may fail.
 *
 * @since 0.1.0
 */
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { StreamRead } from '../../event-store/event-store.js'
import type { SegmentRejection } from '../../segment/decider.js'
import type { WorksheetCommand } from '../../segment/worksheet/command.js'
import type { WorksheetEvent } from '../../segment/worksheet/event.js'
import type { WorksheetRejection } from '../../segment/worksheet/rejection.js'
import type { WorksheetState } from '../../segment/worksheet/state.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import type { Uuid } from '../../values/uuid.js'
import { worksheetAggregate } from '../aggregates.js'
import type { Guard } from '../guard.js'
import { handleCommand } from '../handle-command.js'
import type { CommandFailure, Handled, IdempotencyKeyReused } from '../handled.js'
import type { CommandContext, LogSession } from '../session.js'
import { saysTheSameOfWorksheet } from './same-worksheet.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type WorksheetFailure =
  SegmentRejection | WorksheetRejection | IdempotencyKeyReused | CommandFailure

export type WorksheetGuard<Refusal> = Guard<WorksheetCommand, WorksheetState, Refusal>

export const onWorksheet = <Refusal>(
  session: LogSession,
  worksheetId: Uuid,
  command: WorksheetCommand,
  context: CommandContext,
  guard: WorksheetGuard<Refusal>,
  onRead: (read: StreamRead) => void = () => undefined,
): TE.TaskEither<
  WorksheetRejection | IdempotencyKeyReused | CommandFailure | Refusal,
  Handled<WorksheetEvent>
> =>
  handleCommand(
    session,
    worksheetAggregate,
  )({
    stream: worksheetStream(worksheetId),
    context,
    prepare: (read) => {
      onRead(read)
      return TE.right(command)
    },
    isSame: (events: ReadonlyNonEmptyArray<WorksheetEvent>) =>
      saysTheSameOfWorksheet(command, events),
    guard,
  })
