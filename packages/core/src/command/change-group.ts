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
export type GroupFailure = GroupRejection | IdempotencyKeyReused | CommandFailure

const resultOf: Readonly<Record<GroupCommand['type'], GroupEvent['type']>> = {
  DefineGroup: 'InteractionGroupDefined',
  ReviseGroup: 'InteractionGroupRevised',
  RetireGroup: 'InteractionGroupRetired',
  RestoreGroup: 'InteractionGroupRestored',
}

/**
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
