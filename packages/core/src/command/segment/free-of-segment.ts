/**
 * An interaction that was canceled is held by its logged segment, if that is canceled, too.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ReadFailure } from '../../event-store/failure.js'
import type { InteractionId } from '../../interaction/event.js'
import type { InteractionState } from '../../interaction/state.js'
import { segmentRunOf } from '../../segment/logged-segment-id.js'
import type { SegmentState } from '../../segment/state.js'
import type { OpaqueId } from '../../values/opaque-id.js'
import type { NewerEvent } from '../read-state.js'
import type { LogSession } from '../session.js'
import { segmentState } from './read-segment.js'

/**
 * @category errors
 * @since 0.1.0
 */
export interface LoggedSegmentIsCanceled {
  readonly type: 'LoggedSegmentIsCanceled'
  readonly interactionId: InteractionId
  readonly loggedSegmentId: OpaqueId
}

/**
 * Nothing, if the interaction in this state may be reinstated by itself.
 *
 * @example
 * import { freeOfSegment } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const session = { store: memoryEventStore() }
 * const free = freeOfSegment(session, sampleContext.commandId, { type: 'NotRecorded' })
 *
 * assert.deepStrictEqual(await free(), E.right(undefined))
 *
 * @category command handling
 * @since 0.1.0
 */
export const freeOfSegment = (
  session: Pick<LogSession, 'store'>,
  interactionId: InteractionId,
  state: InteractionState,
): TE.TaskEither<LoggedSegmentIsCanceled | ReadFailure | NewerEvent, undefined> => {
  const id = state.type === 'Canceled' ? state.loggedSegmentId : null
  const run = id === null ? undefined : segmentRunOf(id)
  if (id === null || !run) return TE.right(undefined)
  return async () =>
    E.chainW(({ lastRun }: SegmentState): E.Either<LoggedSegmentIsCanceled, undefined> =>
      lastRun.type === 'Canceled' && lastRun.run === run.run
        ? E.left({ type: 'LoggedSegmentIsCanceled', interactionId, loggedSegmentId: id })
        : E.right(undefined),
    )(await segmentState(session)(run.no)())
}
