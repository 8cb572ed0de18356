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
  type CsvRead,
  csvSalespeople,
} from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import { given } from './given.js'
import type { GlobalOptions } from './global-options.js'

export interface GivenDirectories {
  readonly contacts?: Contacts
  readonly salespeople?: Salespeople
  readonly campaigns?: Campaigns
}

const absent: CsvRead<undefined> = { type: 'CsvRead', directory: undefined }

export const givenDirectories = (
  options: GlobalOptions,
): E.Either<CsvInvalid, GivenDirectories> => {
  const contacts = options.contacts === undefined ? absent : csvContacts(options.contacts)
  if (contacts.type === 'CsvInvalid') return E.left(contacts)
  const salespeople =
    options.salespeople === undefined ? absent : csvSalespeople(options.salespeople)
  if (salespeople.type === 'CsvInvalid') return E.left(salespeople)
  const campaigns = options.campaigns === undefined ? absent : csvCampaigns(options.campaigns)
  if (campaigns.type === 'CsvInvalid') return E.left(campaigns)
  return E.right(
    given({
      contacts: contacts.directory,
      salespeople: salespeople.directory,
      campaigns: campaigns.directory,
    }),
  )
}
