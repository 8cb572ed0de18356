/**
 * Moving one interaction after its contact was merged or deleted.
 *
 * @since 0.1.0
 */
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { InteractionCommand } from '../interaction/command.js'
import { type InteractionEvent, interactionStream } from '../interaction/event.js'
import type { MoveInteraction } from '../interaction/move.js'
import type { InteractionState } from '../interaction/state.js'
import { interactionAggregate } from './aggregates.js'
import type { ChangeFailure } from './change-interaction.js'
import type { Guard } from './guard.js'
import { handleCommand } from './handle-command.js'
import type { Handled } from './handled.js'
import type { CommandContext, LogSession } from './session.js'

/** Of a company's merge, the persons' interactions keep their contact and get the other company. */
const isOutcomeOf = (command: MoveInteraction, { type, data }: InteractionEvent): boolean => {
  if (type === 'InteractionContactDetached') return command.type === 'DetachInteraction'
  if (type !== 'InteractionReassigned') return false
  if (command.type === 'DetachInteraction') return data.cause.type === 'contactDeleted'
  const { contactId } = command.into
  const isThere = data.contactId === contactId || data.companyId === contactId
  return data.cause.type === 'contactMerged' && isThere
}

/**
 * Moves an interaction to the contact that its own, or its company, was merged into; or away from a
 * contact that was deleted. If it has nothing to do with that contact, nothing changes.
 *
 * @example
 * import { type ContactId, moveInteraction, type Uuid } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const interactionId = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as Uuid
 * const contactId = 'CT000012' as ContactId
 * const anyone = () => E.right(undefined)
 * const command = { type: 'DetachInteraction', interactionId, contactId } as const
 * const move = moveInteraction(session)(command, sampleContext, anyone)
 *
 * assert.deepStrictEqual(await move(), E.left({ type: 'NotRecorded', interactionId }))
 *
 * @category command handling
 * @since 0.1.0
 */
export const moveInteraction =
  (session: LogSession) =>
  <Refusal>(
    command: MoveInteraction,
    context: CommandContext,
    guard: Guard<InteractionCommand, InteractionState, Refusal>,
  ): TE.TaskEither<ChangeFailure | Refusal, Handled<InteractionEvent>> =>
    handleCommand(
      session,
      interactionAggregate,
    )({
      stream: interactionStream(command.interactionId),
      context,
      prepare: () => TE.right(command),
      isSame: ([event]) => isOutcomeOf(command, event),
      guard,
    })
