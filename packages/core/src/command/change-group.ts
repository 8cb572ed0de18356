/**
 * Defining, revising, retiring and restoring an interaction group.
 *
 * @since 0.1.0
 */
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { GroupCommand } from '../group/command.js'
import type { GroupRejection } from '../group/decider.js'
import { type GroupEvent, groupStream } from '../group/event.js'
import type { GroupState } from '../group/state.js'
import { groupAggregate } from './aggregates.js'
import type { Guard } from './guard.js'
import { handleCommand } from './handle-command.js'
import type { CommandFailure, Handled, IdempotencyKeyReused } from './handled.js'
import { saysTheSame } from './same-fields.js'
import type { CommandContext, LogSession } from './session.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type GroupFailure = GroupRejection | IdempotencyKeyReused | CommandFailure

const resultOf: Readonly<Record<GroupCommand['type'], GroupEvent['type']>> = {
  DefineGroup: 'InteractionGroupDefined',
  ReviseGroup: 'InteractionGroupRevised',
  RetireGroup: 'InteractionGroupRetired',
  RestoreGroup: 'InteractionGroupRestored',
}

/**
 * Runs a command on the stream of its group.
 *
 * @example
 * import { changeGroup, GroupRequest } from '@interaction-log/core'
 * import { sample, sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const request = sample(GroupRequest, { code: 'PHONE', description: 'Telephone conversations' })
 * const anyone = () => E.right(undefined)
 * const revised = await changeGroup(session)({ type: 'ReviseGroup', request }, sampleContext, anyone)()
 *
 * assert.deepStrictEqual(
 *   revised,
 *   E.left({ type: 'GroupNotFound', field: 'code', groupCode: 'PHONE' }),
 * )
 *
 * @category command handling
 * @since 0.1.0
 */
export const changeGroup =
  (session: LogSession) =>
  <Refusal>(
    command: GroupCommand,
    context: CommandContext,
    guard: Guard<GroupCommand, GroupState, Refusal>,
  ): TE.TaskEither<GroupFailure | Refusal, Handled<GroupEvent>> =>
    handleCommand(
      session,
      groupAggregate,
    )({
      stream: groupStream(command.request.code),
      context,
      prepare: () => TE.right(command),
      isSame: ([{ type, data }]) =>
        type === resultOf[command.type] && saysTheSame(command.request, data),
      guard,
    })
