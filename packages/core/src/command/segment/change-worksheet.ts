/**
 * Working on the worksheet of a segment.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { withoutWorksheet } from '../../segment/decider.js'
import type { WorksheetCommand } from '../../segment/worksheet/command.js'
import type { WorksheetEvent } from '../../segment/worksheet/event.js'
import type { Uuid } from '../../values/uuid.js'
import type { Handled } from '../handled.js'
import type { CommandContext, LogSession } from '../session.js'
import { keepInLogging } from './keep-in-logging.js'
import { onWorksheet, type WorksheetFailure, type WorksheetGuard } from './on-worksheet.js'
import { segmentState } from './read-segment.js'

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
