/**
 * Asking the directories and reading the template: what recording must know.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Campaigns } from '../directory/campaigns.js'
import type { Contacts } from '../directory/contacts.js'
import type { DirectoryUnavailable } from '../directory/directory.js'
import type { Salespeople } from '../directory/salespeople.js'
import type { ReadFailure } from '../event-store/failure.js'
import { campaignNoOf, type RecordingFacts, salespersonOf } from '../interaction/recording-facts.js'
import type { RecordRequest } from '../interaction/record-request.js'
import type { NewerEvent } from './read-state.js'
import type { TemplateLookup } from './template-lookup.js'

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
