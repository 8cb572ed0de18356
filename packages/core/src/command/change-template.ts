/**
 * Defining, revising, retiring and restoring an interaction template.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { groupStream } from '../group/event.js'
import type { GroupState } from '../group/state.js'
import type {
  DefineTemplateRequest,
  ReviseTemplateRequest,
  TemplateCodeRequest,
  TemplateCommand,
} from '../template/command.js'
import type { TemplateRejection } from '../template/decider.js'
import { type TemplateEvent, templateStream } from '../template/event.js'
import type { TemplateState } from '../template/state.js'
import type { GroupCode } from '../values/code.js'
import { groupAggregate, templateAggregate } from './aggregates.js'
import type { Guard } from './guard.js'
import { handleCommand } from './handle-command.js'
import type { CommandFailure, Handled, IdempotencyKeyReused } from './handled.js'
import { readState } from './read-state.js'
import { saysTheSame } from './same-fields.js'
import type { CommandContext, LogSession } from './session.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type TemplateFailure = TemplateRejection | IdempotencyKeyReused | CommandFailure

/**
 * A template command as a caller gives it; the state of the group is looked up.
 *
 * @category model
 * @since 0.1.0
 */
export type TemplateOrder =
  | { readonly type: 'DefineTemplate'; readonly request: DefineTemplateRequest }
  | { readonly type: 'ReviseTemplate'; readonly request: ReviseTemplateRequest }
  | { readonly type: 'RetireTemplate'; readonly request: TemplateCodeRequest }
  | { readonly type: 'RestoreTemplate'; readonly request: TemplateCodeRequest }

const resultOf: Readonly<Record<TemplateOrder['type'], TemplateEvent['type']>> = {
  DefineTemplate: 'InteractionTemplateDefined',
  ReviseTemplate: 'InteractionTemplateRevised',
  RetireTemplate: 'InteractionTemplateRetired',
  RestoreTemplate: 'InteractionTemplateRestored',
}

const groupOf =
  ({ store }: LogSession, code: GroupCode | undefined) =>
  async (): Promise<E.Either<CommandFailure, GroupState>> =>
    code === undefined
      ? E.right({ type: 'NotDefined' })
      : E.map(({ state }: { state: GroupState }) => state)(
          await readState(store, groupAggregate)(groupStream(code))(),
        )

const commandOf =
  (session: LogSession, order: TemplateOrder) =>
  async (): Promise<E.Either<CommandFailure, TemplateCommand>> => {
    if (order.type === 'RetireTemplate' || order.type === 'RestoreTemplate') return E.right(order)
    const group = await groupOf(session, order.request.groupCode)()
    return E.map((state: GroupState): TemplateCommand => ({ ...order, group: state }))(group)
  }

/**
 * Runs a command on the stream of its template, after a look at the group it names.
 *
 * @example
 * import { changeTemplate, DefineTemplateRequest } from '@interaction-log/core'
 * import { sample, sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const request = sample(DefineTemplateRequest, { code: 'ONSITE', groupCode: 'MEETING' })
 * const anyone = () => E.right(undefined)
 * const define = changeTemplate(session)({ type: 'DefineTemplate', request }, sampleContext, anyone)
 *
 * assert.deepStrictEqual(
 *   await define(),
 *   E.left({ type: 'GroupNotFound', field: 'groupCode', groupCode: 'MEETING' }),
 * )
 *
 * @category command handling
 * @since 0.1.0
 */
export const changeTemplate =
  (session: LogSession) =>
  <Refusal>(
    order: TemplateOrder,
    context: CommandContext,
    guard: Guard<TemplateCommand, TemplateState, Refusal>,
  ): TaskEither<TemplateFailure | Refusal, Handled<TemplateEvent>> =>
    handleCommand(
      session,
      templateAggregate,
    )({
      stream: templateStream(order.request.code),
      context,
      prepare: () => commandOf(session, order),
      isSame: ([{ type, data }]) =>
        type === resultOf[order.type] && saysTheSame(order.request, data),
      guard,
    })
