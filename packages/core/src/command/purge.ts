/**
 * The steps of a purge: its batch is started, each interaction gets its erasing event with the
 * evidence, and the batch is completed when everything is gone.
 *
 * @since 0.1.0
 */
import * as TE from 'fp-ts/lib/TaskEither.js'
import { commitmentOf } from '../event/commitment.js'
import type { ErasedEvent, PositionText } from '../event/erasing-event.js'
import type { StoredEvent } from '../event/stored-event.js'
import { derivedId } from '../ids/derived-id.js'
import type { InteractionCommand } from '../interaction/command.js'
import {
  type InteractionEvent,
  type InteractionId,
  interactionStream,
  type PurgeBasis,
} from '../interaction/event.js'
import type { InteractionState } from '../interaction/state.js'
import type { PurgeBatchCommand, PurgeBatchRejection } from '../purge-batch/decider.js'
import {
  type PurgeBatchEvent,
  purgeBatchStream,
  type PurgeCompleted,
  type PurgeStarted,
} from '../purge-batch/event.js'
import type { Uuid } from '../values/uuid.js'
import { interactionAggregate, purgeBatchAggregate } from './aggregates.js'
import type { ChangeFailure } from './change-interaction.js'
import type { Guard } from './guard.js'
import {
  type CommandFailure,
  handleCommand,
  type Handled,
  type IdempotencyKeyReused,
} from './handle-command.js'
import { saysTheSame } from './same-fields.js'
import type { CommandContext, LogSession } from './session.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type PurgeBatchFailure = PurgeBatchRejection | IdempotencyKeyReused | CommandFailure

const evidenceOf = (stored: StoredEvent): ErasedEvent => ({
  version: stored.version,
  type: stored.type,
  position: String(stored.position) as PositionText,
  commitment: commitmentOf(stored),
})

const changeBatch = (
  session: LogSession,
  command: PurgeBatchCommand,
  context: CommandContext,
  isSame: (event: PurgeBatchEvent) => boolean,
): TE.TaskEither<PurgeBatchFailure, Handled<PurgeBatchEvent>> =>
  handleCommand(
    session,
    purgeBatchAggregate,
  )({
    stream: purgeBatchStream(command.batchId),
    context,
    prepare: () => TE.right(command),
    isSame: ([event]) => isSame(event),
    guard: () => ({ _tag: 'Right', right: undefined }),
  })

/**
 * The batch of a purge command: its id derives from the command.
 *
 * @example
 * import { batchIdOf, derivedId } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 *
 * assert.strictEqual(batchIdOf(sampleContext), derivedId(sampleContext.commandId, 'batch', 0))
 *
 * @category ids
 * @since 0.1.0
 */
export const batchIdOf = ({ commandId }: CommandContext): Uuid => derivedId(commandId, 'batch', 0)

/**
 * Begins a batch: on which basis, and what was looked for.
 *
 * @example
 * import { startPurge } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const criteria = [
 *   { name: 'templateCode', value: 'BUS' },
 *   { name: 'contactId', withheld: true },
 * ] as const
 * const started = await startPurge(session)({ basis: 'retention', criteria }, sampleContext)()
 *
 * assert.strictEqual(E.isRight(started) && started.right.type, 'Applied')
 *
 * @category command handling
 * @since 0.1.0
 */
export const startPurge =
  (session: LogSession) =>
  (
    data: PurgeStarted['data'],
    context: CommandContext,
  ): TE.TaskEither<PurgeBatchFailure, Handled<PurgeBatchEvent>> =>
    changeBatch(
      session,
      { type: 'StartPurge', batchId: batchIdOf(context), data },
      context,
      (event) => event.type === 'PurgeStarted' && saysTheSame(data, event.data),
    )

/**
 * Says that everything a batch purged is gone. It is a command of its own, not the one that started
 * the batch: between the two, processes may come and go.
 *
 * @example
 * import { batchIdOf, completePurge, type PositionText } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const batchId = batchIdOf(sampleContext)
 * const completion = { count: 0, erasure: [], upToPosition: '0' as PositionText }
 * const complete = completePurge(session)(batchId, completion, sampleContext)
 *
 * assert.deepStrictEqual(await complete(), E.left({ type: 'PurgeNotStarted', batchId }))
 *
 * @category command handling
 * @since 0.1.0
 */
export const completePurge =
  (session: LogSession) =>
  (
    batchId: Uuid,
    data: PurgeCompleted['data'],
    context: CommandContext,
  ): TE.TaskEither<PurgeBatchFailure, Handled<PurgeBatchEvent>> =>
    changeBatch(
      session,
      { type: 'CompletePurge', batchId, data },
      context,
      (event) => event.type === 'PurgeCompleted',
    )

/**
 * Appends the erasing event of one canceled interaction. What it lists is erased by the store
 * afterwards; from now on nobody reads it any more.
 *
 * @example
 * import { purgeInteraction, type Uuid } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const interactionId = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as Uuid
 * const anyone = () => E.right(undefined)
 * const purge = purgeInteraction(session)(interactionId, 'retention', sampleContext, anyone)
 *
 * assert.deepStrictEqual(await purge(), E.left({ type: 'NotRecorded', interactionId }))
 *
 * @category command handling
 * @since 0.1.0
 */
export const purgeInteraction =
  (session: LogSession) =>
  <Refusal>(
    interactionId: InteractionId,
    basis: PurgeBasis,
    context: CommandContext,
    guard: Guard<InteractionCommand, InteractionState, Refusal>,
  ): TE.TaskEither<ChangeFailure | Refusal, Handled<InteractionEvent>> =>
    handleCommand(
      session,
      interactionAggregate,
    )({
      stream: interactionStream(interactionId),
      context,
      prepare: ({ events }) =>
        TE.right({
          type: 'PurgeInteraction',
          interactionId,
          basis,
          batchId: batchIdOf(context),
          erased: events.map(evidenceOf),
        }),
      isSame: ([event]) => event.type === 'InteractionPurged' && event.data.basis === basis,
      guard,
    })
