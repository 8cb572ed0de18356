/**
 * Placing and lifting a hold.
 *
 * @since 0.1.0
 */
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ReadFailure } from '../event-store/failure.js'
import type { HoldCommand, HoldRejection, HoldState } from '../hold/decider.js'
import type { HoldEvent } from '../hold/event.js'
import { holdStream, type HoldSubject } from '../hold/subject.js'
import type { IdKey } from '../ids/keyed-id.js'
import type { InteractionState } from '../interaction/state.js'
import { holdAggregate } from './aggregates.js'
import { interactionState } from './change-interaction.js'
import type { KeyMissing } from './command-id.js'
import type { Guard } from './guard.js'
import { handleCommand } from './handle-command.js'
import type { CommandFailure, Handled, IdempotencyKeyReused } from './handled.js'
import type { NewerEvent } from './read-state.js'
import type { CommandContext, LogSession } from './session.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type HoldFailure = HoldRejection | KeyMissing | IdempotencyKeyReused | CommandFailure

/**
 * A hold command as a caller gives it; the state of the interaction is looked up.
 *
 * @category model
 * @since 0.1.0
 */
export interface HoldOrder {
  readonly type: HoldCommand['type']
  readonly subject: HoldSubject
}

const resultOf: Readonly<Record<HoldOrder['type'], HoldEvent['type']>> = {
  PlaceHold: 'HoldPlaced',
  LiftHold: 'HoldLifted',
}

const commandOf = (
  session: LogSession,
  { type, subject }: HoldOrder,
): TE.TaskEither<ReadFailure | NewerEvent, HoldCommand> => {
  if (type === 'LiftHold') return TE.right({ type, subject })
  if (subject.type === 'contact') return TE.right({ type, subject })
  return TE.map((state: InteractionState): HoldCommand => ({
    type,
    subject: { ...subject, state },
  }))(interactionState(session)(subject.interactionId))
}

/**
 * Runs a command on the stream of its hold, whose name needs the log's key.
 *
 * @example
 * import { changeHold, type ContactId, randomIdKey } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const subject = { type: 'contact', contactId: 'CT000012' as ContactId } as const
 * const anyone = () => E.right(undefined)
 * const order = { type: 'PlaceHold', subject } as const
 * const placed = await changeHold(session, randomIdKey())(order, sampleContext, anyone)()
 *
 * assert.strictEqual(E.isRight(placed) && placed.right.type, 'Applied')
 *
 * @category command handling
 * @since 0.1.0
 */
export const changeHold =
  (session: LogSession, idKey: IdKey | null) =>
  <Refusal>(
    order: HoldOrder,
    context: CommandContext,
    guard: Guard<HoldCommand, HoldState, Refusal>,
  ): TE.TaskEither<HoldFailure | Refusal, Handled<HoldEvent>> =>
    idKey === null
      ? TE.left({ type: 'KeyMissing' })
      : handleCommand(
          session,
          holdAggregate,
        )({
          stream: holdStream(idKey, order.subject),
          context,
          prepare: () => commandOf(session, order),
          isSame: ([{ type }]) => type === resultOf[order.type],
          guard,
        })
