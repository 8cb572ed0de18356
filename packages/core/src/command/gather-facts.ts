/**
 * What recording must know beside the request: the directories are asked, the template is read.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Campaigns } from '../directory/campaigns.js'
import type { Contacts } from '../directory/contacts.js'
import type { DirectoryUnavailable } from '../directory/directory.js'
import type { Salespeople } from '../directory/salespeople.js'
import type { ReadFailure } from '../event-store/failure.js'
import { campaignNoOf, type RecordingFacts, salespersonOf } from '../interaction/recording-facts.js'
import type { RecordRequest } from '../interaction/record-request.js'
import { templateStream } from '../template/event.js'
import type { TemplateState } from '../template/state.js'
import type { TemplateCode } from '../values/code.js'
import { templateAggregate } from './aggregates.js'
import { type NewerEvent, readState } from './read-state.js'
import type { LogSession } from './session.js'

/**
 * The ports that recording asks.
 *
 * @category model
 * @since 0.1.0
 */
export interface Directories {
  readonly contacts: Contacts
  readonly salespeople: Salespeople
  readonly campaigns: Campaigns
}

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

export const gatherFacts =
  (directories: Directories, templates: TemplateLookup, request: RecordRequest) =>
  async (): Promise<E.Either<ReadFailure | NewerEvent | DirectoryUnavailable, RecordingFacts>> => {
    const [contact, template] = await Promise.all([
      directories.contacts.find(request.contactId)(),
      templates(request.templateCode)(),
    ])
    if (E.isLeft(contact)) return contact
    if (E.isLeft(template)) return template
    const salespersonCode = salespersonOf(request, contact.right)
    const campaignNo = campaignNoOf(request, template.right.state)
    const nobody = E.right(undefined)
    const [salesperson, campaign] = await Promise.all([
      salespersonCode === null ? nobody : directories.salespeople.find(salespersonCode)(),
      campaignNo === null ? nobody : directories.campaigns.find(campaignNo)(),
    ])
    if (E.isLeft(salesperson)) return salesperson
    if (E.isLeft(campaign)) return campaign
    return E.right({
      contact: contact.right,
      template: template.right.state,
      templateVersion: template.right.version,
      salespersonExists: salesperson.right !== undefined,
      campaignExists: campaign.right !== undefined,
    })
  }
