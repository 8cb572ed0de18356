/**
 * The directories that the options name.
 *
 * @since 0.1.0
 */
import type { Campaigns, Contacts, Salespeople } from '@interaction-log/core'
import {
  csvCampaigns,
  csvContacts,
  type CsvInvalid,
  csvSalespeople,
} from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import type { GlobalOptions } from './global-options.js'

export interface GivenDirectories {
  readonly contacts?: Contacts
  readonly salespeople?: Salespeople
  readonly campaigns?: Campaigns
}

const absent = E.right(undefined)

export const givenDirectories = (
  options: GlobalOptions,
): E.Either<CsvInvalid, GivenDirectories> => {
  const contacts = options.contacts === undefined ? absent : csvContacts(options.contacts)
  if (E.isLeft(contacts)) return contacts
  const salespeople =
    options.salespeople === undefined ? absent : csvSalespeople(options.salespeople)
  if (E.isLeft(salespeople)) return salespeople
  const campaigns = options.campaigns === undefined ? absent : csvCampaigns(options.campaigns)
  if (E.isLeft(campaigns)) return campaigns
  return E.right({
    ...(contacts.right && { contacts: contacts.right }),
    ...(salespeople.right && { salespeople: salespeople.right }),
    ...(campaigns.right && { campaigns: campaigns.right }),
  })
}
