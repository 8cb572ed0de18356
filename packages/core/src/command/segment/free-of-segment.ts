/**
 * An interaction that was canceled is held by its logged segment, if that is canceled, too.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { StoredEvent } from '../../event/stored-event.js'
import type { ReadFailure } from '../../event-store/failure.js'
import type { InteractionId } from '../../interaction/event.js'
import { InteractionRecorded } from '../../interaction/recorded.js'
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

export const freeOfSegment = (
  session: Pick<LogSession, 'store'>,
  interactionId: InteractionId,
  events: readonly StoredEvent[],
): TE.TaskEither<LoggedSegmentIsCanceled | ReadFailure | NewerEvent, undefined> => {
  const recorded = InteractionRecorded.decode(events[0])
  const id = E.isRight(recorded) ? recorded.right.data.segment?.loggedSegmentId : undefined
  const run = id && segmentRunOf(id)
  if (!run || events.at(-1)?.type !== 'InteractionCanceled') return TE.right(undefined)
  return async () =>
    E.chainW(({ lastRun }: SegmentState): E.Either<LoggedSegmentIsCanceled, undefined> =>
      lastRun.type === 'Canceled' && lastRun.run === run.run
        ? E.left({ type: 'LoggedSegmentIsCanceled', interactionId, loggedSegmentId: id })
        : E.right(undefined),
    )(await segmentState(session)(run.no)())
}
