/**
 * Purging one interaction: its erasing event is appended with the evidence.
 *
 * @since 0.1.0
 */
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { HoldSubject } from '../hold/subject.js'
import type { InteractionCommand } from '../interaction/command.js'
import {
  type InteractionEvent,
  type InteractionId,
  interactionStream,
  type PurgeBasis,
} from '../interaction/event.js'
import type { InteractionState } from '../interaction/state.js'
import { interactionAggregate } from './aggregates.js'
import type { ChangeFailure } from './change-interaction.js'
import type { KeyMissing } from './command-id.js'
import { evidenceOf } from './evidence.js'
import type { Guard } from './guard.js'
import { handleCommand } from './handle-command.js'
import type { Handled } from './handled.js'
import { type HoldLookup, holdOn } from './hold-lookup.js'
import { batchIdOf } from './purge-batch.js'
import type { CommandContext, LogSession } from './session.js'

/**
 * Appends the erasing event of one canceled interaction. What it lists is erased by the store
 * afterwards; from now on nobody reads it any more.
 *
 * @example
 * import { holdLookup, purgeInteraction, type Uuid } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const interactionId = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as Uuid
 * const anyone = () => E.right(undefined)
 * const holds = holdLookup(session, { idKey: null, isKeyed: false })
 * const purge = purgeInteraction(session, holds)(interactionId, 'retention', sampleContext, anyone)
 *
 * assert.deepStrictEqual(await purge(), E.left({ type: 'NotRecorded', interactionId }))
 *
 * @category command handling
 * @since 0.1.0
 */
export const purgeInteraction =
  (session: LogSession, holds: HoldLookup) =>
  <Refusal>(
    interactionId: InteractionId,
    basis: PurgeBasis,
    context: CommandContext,
    guard: Guard<InteractionCommand, InteractionState, Refusal>,
  ): TE.TaskEither<ChangeFailure | KeyMissing | Refusal, Handled<InteractionEvent>> =>
    handleCommand(
      session,
      interactionAggregate,
    )({
      stream: interactionStream(interactionId),
      context,
      prepare: ({ events }, state) =>
        TE.map((hold: HoldSubject['type'] | null) => ({
          type: 'PurgeInteraction' as const,
          interactionId,
          basis,
          batchId: batchIdOf(context),
          erased: events.map(evidenceOf),
          hold,
        }))(holdOn(holds, interactionId, state)),
      isSame: ([event]) => event.type === 'InteractionPurged' && event.data.basis === basis,
      guard,
    })
