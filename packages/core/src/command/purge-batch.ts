/**
 * A purge batch: started before its first interaction is purged, completed when everything is gone.
 *
 * @since 0.1.0
 */
import * as TE from 'fp-ts/lib/TaskEither.js'
import { derivedId } from '../ids/derived-id.js'
import type { PurgeBatchCommand, PurgeBatchRejection } from '../purge-batch/decider.js'
import {
  type PurgeBatchEvent,
  purgeBatchStream,
  type PurgeCompleted,
  type PurgeStarted,
} from '../purge-batch/event.js'
import type { Uuid } from '../values/uuid.js'
import { purgeBatchAggregate } from './aggregates.js'
import { handleCommand } from './handle-command.js'
import type { CommandFailure, Handled, IdempotencyKeyReused } from './handled.js'
import { saysTheSame } from './same-fields.js'
import type { CommandContext, LogSession } from './session.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type PurgeBatchFailure = PurgeBatchRejection | IdempotencyKeyReused | CommandFailure

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
