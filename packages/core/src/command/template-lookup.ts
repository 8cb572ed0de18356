/**
 * The template that an interaction is based on.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ReadFailure } from '../event-store/failure.js'
import { templateStream } from '../template/event.js'
import type { TemplateState } from '../template/state.js'
import type { TemplateCode } from '../values/code.js'
import { templateAggregate } from './aggregates.js'
import { type NewerEvent, readState } from './read-state.js'
import type { LogSession } from './session.js'

/**
 * A template as recording uses it: bulk work reads each template once and hands it out again.
 *
 * @category model
 * @since 0.1.0
 */
export type TemplateLookup = (
  code: TemplateCode,
) => TaskEither<
  ReadFailure | NewerEvent,
  { readonly state: TemplateState; readonly version: number }
>

/**
 * Reads templates from their streams.
 *
 * @example
 * import { type TemplateCode, templateLookup } from '@interaction-log/core'
 * import { sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 *
 * assert.deepStrictEqual(
 *   await templateLookup(session)('ONSITE' as TemplateCode)(),
 *   E.right({ state: { type: 'NotDefined' }, version: 0 }),
 * )
 *
 * @category command handling
 * @since 0.1.0
 */
export const templateLookup =
  ({ store }: LogSession): TemplateLookup =>
  (code) =>
  async () =>
    E.map(({ state, read }: { state: TemplateState; read: { version: number } }) => ({
      state,
      version: read.version,
    }))(await readState(store, templateAggregate)(templateStream(code))())
