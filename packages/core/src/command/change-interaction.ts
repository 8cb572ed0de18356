/**
 * Canceling and reinstating one interaction.
 *
 * @since 0.1.0
 */
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ReadFailure } from '../event-store/failure.js'
import {
  cancelCommand,
  type CancelRequest,
  type InteractionCommand,
  reinstateCommand,
  type ReinstateRequest,
} from '../interaction/command.js'
import type { InteractionRejection } from '../interaction/decider.js'
import {
  type Cause,
  direct,
  type InteractionEvent,
  type InteractionId,
  interactionStream,
} from '../interaction/event.js'
import type { InteractionState } from '../interaction/state.js'
import { interactionAggregate } from './aggregates.js'
import type { Guard } from './guard.js'
import { handleCommand } from './handle-command.js'
import type { CommandFailure, Handled, IdempotencyKeyReused } from './handled.js'
import { type NewerEvent, readState } from './read-state.js'
import { saysTheSame } from './same-fields.js'
import { freeOfSegment, type LoggedSegmentIsCanceled } from './segment/free-of-segment.js'
import type { CommandContext, LogSession } from './session.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type ChangeFailure =
  InteractionRejection | LoggedSegmentIsCanceled | IdempotencyKeyReused | CommandFailure

type Change<Request> = <Refusal>(
  request: Request,
  context: CommandContext,
  guard: Guard<InteractionCommand, InteractionState, Refusal>,
) => TE.TaskEither<ChangeFailure | Refusal, Handled<InteractionEvent>>

/**
 * What is true of an interaction now.
 *
 * @example
 * import { type InteractionId, interactionState, type LogSession } from '@interaction-log/core'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 *
 * const session = { store: memoryEventStore() } as LogSession
 * const id = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as InteractionId
 * assert.deepStrictEqual(await interactionState(session)(id)(), {
 *   _tag: 'Right',
 *   right: { type: 'NotRecorded' },
 * })
 *
 * @category command handling
 * @since 0.1.0
 */
export const interactionState =
  ({ store }: LogSession) =>
  (interactionId: InteractionId): TE.TaskEither<ReadFailure | NewerEvent, InteractionState> =>
    TE.map(({ state }: { readonly state: InteractionState }) => state)(
      readState(store, interactionAggregate)(interactionStream(interactionId)),
    )

/**
 * Marks an interaction as canceled. Canceling one that is canceled changes nothing.
 *
 * @example
 * import { cancelInteraction, type Uuid } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const interactionId = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as Uuid
 * const anyone = () => E.right(undefined)
 * const cancel = cancelInteraction(session)({ interactionId }, sampleContext, anyone)
 *
 * assert.deepStrictEqual(await cancel(), E.left({ type: 'NotRecorded', interactionId }))
 *
 * @category command handling
 * @since 0.1.0
 */
export const cancelInteraction =
  (session: LogSession, cause: Cause = direct): Change<CancelRequest> =>
  (request, context, guard) =>
    handleCommand(
      session,
      interactionAggregate,
    )({
      stream: interactionStream(request.interactionId),
      context,
      prepare: () => TE.right(cancelCommand(request, cause)),
      isSame: ([{ type, data }]) => type === 'InteractionCanceled' && saysTheSame(request, data),
      guard,
    })

/**
 * Takes a cancellation back. Reinstating an interaction that is not canceled changes nothing. While
 * its logged segment is canceled, only the segment as a whole can be reinstated.
 *
 * @example
 * import { reinstateInteraction, type Uuid } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const interactionId = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as Uuid
 * const anyone = () => E.right(undefined)
 * const reinstate = reinstateInteraction(session)({ interactionId }, sampleContext, anyone)
 *
 * assert.deepStrictEqual(await reinstate(), E.left({ type: 'NotRecorded', interactionId }))
 *
 * @category command handling
 * @since 0.1.0
 */
export const reinstateInteraction =
  (session: LogSession, cause: Cause = direct): Change<ReinstateRequest> =>
  (request, context, guard) =>
    handleCommand(
      session,
      interactionAggregate,
    )({
      stream: interactionStream(request.interactionId),
      context,
      prepare: (_, state) =>
        TE.map(() => reinstateCommand(request, cause))(
          cause.type === 'direct'
            ? freeOfSegment(session, request.interactionId, state)
            : TE.right(undefined),
        ),
      isSame: ([{ type, data }]) => type === 'InteractionReinstated' && saysTheSame(request, data),
      guard,
    })
