/**
 * Canceling, reinstating and deleting a logged segment. Its interactions follow, each by a command of
 * its own.
 *
 * @since 0.1.0
 */
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SegmentCommand } from '../../segment/command.js'
import type { SegmentRejection } from '../../segment/decider.js'
import { type SegmentEvent, segmentStream } from '../../segment/event.js'
import { segmentRunOf } from '../../segment/logged-segment-id.js'
import type { SegmentState } from '../../segment/state.js'
import type { OpaqueId } from '../../values/opaque-id.js'
import { segmentAggregate } from '../aggregates.js'
import type { Guard } from '../guard.js'
import { handleCommand } from '../handle-command.js'
import type { CommandFailure, Handled, IdempotencyKeyReused } from '../handled.js'
import type { CommandContext, LogSession } from '../session.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type LoggedSegmentFailure = SegmentRejection | IdempotencyKeyReused | CommandFailure

/**
 * @category model
 * @since 0.1.0
 */
export type LoggedSegmentChange =
  'CancelLoggedSegment' | 'ReinstateLoggedSegment' | 'DeleteLoggedSegment'

const resultOf: Readonly<Record<LoggedSegmentChange, SegmentEvent['type']>> = {
  CancelLoggedSegment: 'LoggedSegmentCanceled',
  ReinstateLoggedSegment: 'LoggedSegmentReinstated',
  DeleteLoggedSegment: 'LoggedSegmentDeleted',
}

/**
 * @example
 * import { changeLoggedSegment, type OpaqueId, type Uuid } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const log = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid
 * const session = { store: memoryEventStore(), log, clock: () => new Date() }
 * const loggedSegmentId = 'SM1/1' as OpaqueId
 * const cancel = changeLoggedSegment(session)('CancelLoggedSegment', loggedSegmentId, sampleContext)
 *
 * assert.deepStrictEqual(
 *   await cancel(() => E.right(undefined))(),
 *   E.left({ type: 'LoggedSegmentNotFound', loggedSegmentId }),
 * )
 *
 * @category workflows
 * @since 0.1.0
 */
export const changeLoggedSegment =
  (session: LogSession) =>
  (type: LoggedSegmentChange, loggedSegmentId: OpaqueId, context: CommandContext) =>
  <Refusal>(
    guard: Guard<SegmentCommand, SegmentState, Refusal>,
  ): TE.TaskEither<LoggedSegmentFailure | Refusal, Handled<SegmentEvent>> => {
    const run = segmentRunOf(loggedSegmentId)
    if (run === undefined) return TE.left({ type: 'LoggedSegmentNotFound', loggedSegmentId })
    return handleCommand(
      session,
      segmentAggregate,
    )({
      stream: segmentStream(run.no),
      context,
      prepare: () => TE.right({ type, ...run }),
      isSame: ([event]) =>
        event.type === resultOf[type] && 'run' in event.data && event.data.run === run.run,
      guard,
    })
  }
