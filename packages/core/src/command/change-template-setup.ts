/**
 * Mapping kinds of documents to templates, and reading how they are mapped.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ReadFailure } from '../event-store/failure.js'
import type {
  MapDocumentKindRequest,
  TemplateSetupCommand,
  UnmapDocumentKindRequest,
} from '../template-setup/command.js'
import type { TemplateSetupRejection } from '../template-setup/decider.js'
import { type TemplateSetupEvent, templateSetupStream } from '../template-setup/event.js'
import type { TemplateSetupState } from '../template-setup/state.js'
import { templateSetupAggregate } from './aggregates.js'
import type { Guard } from './guard.js'
import { handleCommand } from './handle-command.js'
import type { CommandFailure, Handled, IdempotencyKeyReused } from './handled.js'
import { type NewerEvent, readState } from './read-state.js'
import { saysTheSame } from './same-fields.js'
import type { CommandContext, LogSession } from './session.js'
import { templateLookup } from './template-lookup.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type TemplateSetupFailure = TemplateSetupRejection | IdempotencyKeyReused | CommandFailure

/**
 * A command on the template setup as a caller gives it; the state of the template is looked up.
 *
 * @category model
 * @since 0.1.0
 */
export type TemplateSetupOrder =
  | { readonly type: 'MapDocumentKind'; readonly request: MapDocumentKindRequest }
  | { readonly type: 'UnmapDocumentKind'; readonly request: UnmapDocumentKindRequest }

const resultOf: Readonly<Record<TemplateSetupOrder['type'], TemplateSetupEvent['type']>> = {
  MapDocumentKind: 'DocumentKindMapped',
  UnmapDocumentKind: 'DocumentKindUnmapped',
}

const commandOf =
  (session: LogSession, order: TemplateSetupOrder) =>
  async (): Promise<E.Either<CommandFailure, TemplateSetupCommand>> => {
    if (order.type === 'UnmapDocumentKind') return E.right(order)
    const template = await templateLookup(session)(order.request.templateCode)()
    return E.isLeft(template) ? template : E.right({ ...order, template: template.right.state })
  }

/**
 * Runs a command on the template setup, after a look at the template it names.
 *
 * @example
 * import { changeTemplateSetup, MapDocumentKindRequest } from '@interaction-log/core'
 * import { sample, sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const request = sample(MapDocumentKindRequest, { kind: 'email', templateCode: 'EMAIL' })
 * const anyone = () => E.right(undefined)
 * const order = { type: 'MapDocumentKind', request } as const
 *
 * assert.deepStrictEqual(
 *   await changeTemplateSetup(session)(order, sampleContext, anyone)(),
 *   E.left({ type: 'TemplateNotFound', field: 'templateCode', templateCode: 'EMAIL' }),
 * )
 *
 * @category command handling
 * @since 0.1.0
 */
export const changeTemplateSetup =
  (session: LogSession) =>
  <Refusal>(
    order: TemplateSetupOrder,
    context: CommandContext,
    guard: Guard<TemplateSetupCommand, TemplateSetupState, Refusal>,
  ): TaskEither<TemplateSetupFailure | Refusal, Handled<TemplateSetupEvent>> =>
    handleCommand(
      session,
      templateSetupAggregate,
    )({
      stream: templateSetupStream,
      context,
      prepare: () => commandOf(session, order),
      isSame: ([{ type, data }]) =>
        type === resultOf[order.type] && saysTheSame(order.request, data),
      guard,
    })

/**
 * Which template stands for which kind now.
 *
 * @example
 * import { readTemplateSetup } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const setup = await readTemplateSetup(session)()
 *
 * assert.strictEqual(E.isRight(setup) && setup.right.templates.size, 0)
 *
 * @category command handling
 * @since 0.1.0
 */
export const readTemplateSetup =
  ({ store }: LogSession): TaskEither<ReadFailure | NewerEvent, TemplateSetupState> =>
  async () =>
    E.map(({ state }: { state: TemplateSetupState }) => state)(
      await readState(store, templateSetupAggregate)(templateSetupStream)(),
    )
