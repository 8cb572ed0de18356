/**
 * Recording one interaction from a template: asks the directories, reads the template, decides.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DirectoryUnavailable } from '../directory/directory.js'
import type { InteractionCommand } from '../interaction/command.js'
import type { InteractionRejection } from '../interaction/decider.js'
import type { RecordingFacts } from '../interaction/recording-facts.js'
import type { RecordRequest } from '../interaction/record-request.js'
import type { InteractionState } from '../interaction/state.js'
import { type Directories, gatherFacts } from './gather-facts.js'
import type { Guard } from './guard.js'
import type { CommandFailure, IdempotencyKeyReused } from './handled.js'
import { type InteractionPlaced, placeInteraction } from './place-interaction.js'
import { isSameRecording } from './same-recording.js'
import type { CommandContext, LogSession } from './session.js'
import type { TemplateLookup } from './template-lookup.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type RecordFailure =
  InteractionRejection | IdempotencyKeyReused | CommandFailure | DirectoryUnavailable

/**
 * Records an interaction under the id that derives from the command.
 *
 * @example
 * import {
 *   anyCampaign,
 *   anyContact,
 *   anySalesperson,
 *   DefineTemplateRequest,
 *   recordInteraction,
 *   RecordRequest,
 *   templateDecider,
 *   type TemplateLookup,
 * } from '@interaction-log/core'
 * import { sample, sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 * import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const directories = {
 *   contacts: anyContact,
 *   salespeople: anySalesperson,
 *   campaigns: anyCampaign,
 * }
 * const templates: TemplateLookup = () => TE.right({ state: { type: 'NotDefined' }, version: 0 })
 * const request = sample(RecordRequest, {
 *   contactId: 'P1',
 *   templateCode: 'ONSITE',
 *   date: '2026-03-02',
 *   salespersonCode: 'S1',
 * })
 * const anyone = () => E.right(undefined)
 * const record = recordInteraction(session, directories, templates)(request, sampleContext, anyone)
 *
 * assert.deepStrictEqual(
 *   await record(),
 *   E.left({ type: 'TemplateNotFound', field: 'templateCode', templateCode: 'ONSITE' }),
 * )
 *
 * @category command handling
 * @since 0.1.0
 */
export const recordInteraction =
  (session: LogSession, directories: Directories, templates: TemplateLookup) =>
  <Refusal>(
    request: RecordRequest,
    context: CommandContext,
    guard: Guard<InteractionCommand, InteractionState, Refusal>,
  ): TaskEither<RecordFailure | Refusal, InteractionPlaced> =>
    placeInteraction(session)(
      async () =>
        E.map((facts: RecordingFacts) => ({ request, facts }))(
          await gatherFacts(directories, templates, request)(),
        ),
      (event) => isSameRecording(request, event),
      context,
      guard,
    )
