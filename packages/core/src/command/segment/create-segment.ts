/**
 * Making a segment.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { derivedId } from '../../ids/derived-id.js'
import { segmentStream } from '../../segment/event.js'
import type { CreateSegmentRequest, WorksheetCommand } from '../../segment/worksheet/command.js'
import { initialWorksheet } from '../../segment/worksheet/state.js'
import { segmentAggregate } from '../aggregates.js'
import { handleCommand } from '../handle-command.js'
import type { Handled } from '../handled.js'
import type { CommandContext, LogSession } from '../session.js'
import { onWorksheet, type WorksheetFailure, type WorksheetGuard } from './on-worksheet.js'

/**
 * Takes the number, then begins the worksheet. A segment whose worksheet was not begun, because of a
 * crash, is one that nobody has described yet.
 *
 * @example
 * import { createSegment, CreateSegmentRequest, type Uuid } from '@interaction-log/core'
 * import { sample, sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const log = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid
 * const session = { store: memoryEventStore(), log, clock: () => new Date() }
 * const request = sample(CreateSegmentRequest, { no: 'SM1', description: 'Spring letter' })
 *
 * const created = await createSegment(session)(request, sampleContext, () => E.right(undefined))()
 * assert.strictEqual(E.isRight(created) && created.right.type, 'Applied')
 *
 * @category workflows
 * @since 0.1.0
 */
export const createSegment =
  (session: LogSession) =>
  <Refusal>(
    request: CreateSegmentRequest,
    context: CommandContext,
    guard: WorksheetGuard<Refusal>,
  ): TE.TaskEither<WorksheetFailure | Refusal, Handled<unknown>> =>
  async () => {
    const { no } = request
    const worksheetId = derivedId(context.commandId, 'worksheet', 0)
    const command: WorksheetCommand = { type: 'CreateSegment', request }
    const opened = await handleCommand(
      session,
      segmentAggregate,
    )({
      stream: segmentStream(no),
      context,
      prepare: () => TE.right({ type: 'OpenSegment' as const, no, worksheetId }),
      isSame: ([event]) => event.type === 'SegmentOpened',
      guard: () => guard(command, initialWorksheet),
    })()
    if (E.isLeft(opened)) return opened
    const anyone = () => E.right(undefined)
    const begun = await onWorksheet(session, worksheetId, command, context, anyone)()
    if (E.isRight(begun))
      return E.right(begun.right.type === 'Applied' ? begun.right : opened.right)
    // It was made long ago, and logged since.
    return begun.left.type === 'SegmentWorksheetGone' ? opened : begun
  }
