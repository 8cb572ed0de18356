/**
 * Making a segment and working on its worksheet.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { StreamRead } from '../../event-store/event-store.js'
import { derivedId } from '../../ids/derived-id.js'
import { type SegmentRejection, withoutWorksheet } from '../../segment/decider.js'
import { segmentStream } from '../../segment/event.js'
import type { CreateSegmentRequest, WorksheetCommand } from '../../segment/worksheet/command.js'
import type { WorksheetRejection } from '../../segment/worksheet/decider.js'
import { type WorksheetEvent, worksheetStream } from '../../segment/worksheet/event.js'
import { initialWorksheet, type WorksheetState } from '../../segment/worksheet/state.js'
import type { Uuid } from '../../values/uuid.js'
import { segmentAggregate, worksheetAggregate } from '../aggregates.js'
import type { Guard } from '../guard.js'
import { handleCommand } from '../handle-command.js'
import type { CommandFailure, Handled, IdempotencyKeyReused } from '../handled.js'
import type { CommandContext, LogSession } from '../session.js'
import { keepInLogging } from './keep-in-logging.js'
import { segmentState } from './read-segment.js'
import { saysTheSameOfWorksheet } from './same-worksheet.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type WorksheetFailure =
  SegmentRejection | WorksheetRejection | IdempotencyKeyReused | CommandFailure

type WorksheetGuard<Refusal> = Guard<WorksheetCommand, WorksheetState, Refusal>

const onWorksheet = <Refusal>(
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

/**
 * Describes a segment, or adds, revises or removes lines.
 *
 * @example
 * import {
 *   AddSegmentLinesRequest,
 *   changeWorksheet,
 *   createSegment,
 *   CreateSegmentRequest,
 *   type Uuid,
 * } from '@interaction-log/core'
 * import { sample, sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const log = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid
 * const session = { store: memoryEventStore(), log, clock: () => new Date() }
 * const anyone = () => E.right(undefined)
 * await createSegment(session)(sample(CreateSegmentRequest, { no: 'SM1' }), sampleContext, anyone)()
 *
 * const request = sample(AddSegmentLinesRequest, { no: 'SM1', lines: [{ contactId: 'CT1' }] })
 * const next = { ...sampleContext, commandId: '1f0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e02' as Uuid }
 * const added = await changeWorksheet(session)({ type: 'AddSegmentLines', request }, next, anyone)()
 * assert.strictEqual(E.isRight(added) && added.right.type, 'Applied')
 *
 * @category workflows
 * @since 0.1.0
 */
export const changeWorksheet =
  (session: LogSession) =>
  <Refusal>(
    command: WorksheetCommand,
    context: CommandContext,
    guard: WorksheetGuard<Refusal>,
  ): TE.TaskEither<WorksheetFailure | Refusal, Handled<WorksheetEvent>> =>
  async () => {
    const { no } = command.request
    const refused = E.mapLeft((refusal: Refusal) => ({ type: 'Refused' as const, refusal }))
    let gone: Uuid | undefined
    for (;;) {
      const segment = await segmentState(session)(no)()
      if (E.isLeft(segment)) return segment
      const { worksheetId } = segment.right
      if (worksheetId === null) return E.left(withoutWorksheet(no, segment.right))
      let isFrozen: boolean | undefined
      const changed = await onWorksheet(
        session,
        worksheetId,
        command,
        context,
        (...asked) => refused(guard(...asked)),
        ({ events }) => {
          isFrozen = events.some(({ type }) => type === 'SegmentLinesResolved')
        },
      )()
      if (E.isRight(changed)) {
        if (changed.right.type === 'Unchanged') return changed
        const { version, position } = changed.right
        const change = { no, worksheetId, version, position }
        const kept = await keepInLogging(session, context.actor, change, isFrozen)
        return E.isLeft(kept) ? kept : changed
      }
      const problem = changed.left
      if (problem.type === 'Refused') return E.left(problem.refusal)
      if (problem.type !== 'SegmentWorksheetGone' || worksheetId === gone) return E.left(problem)
      // Another may have taken its place: then that is the one to change.
      gone = worksheetId
    }
  }
