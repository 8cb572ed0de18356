/** Who and what the demo knows: its directories, read from CSV files. */
import {
  csvCampaigns,
  csvContacts,
  type CsvInvalid,
  csvSalespeople,
} from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import { dataFile } from './data.js'
import { stop } from './done.js'

const orStop = <Found>(read: E.Either<CsvInvalid, Found>): Found =>
  E.isRight(read) ? read.right : stop(read.left)

export const directories = {
  contacts: orStop(csvContacts(dataFile('contacts.csv'))),
  salespeople: orStop(csvSalespeople(dataFile('salespeople.csv'))),
  campaigns: orStop(csvCampaigns(dataFile('campaigns.csv'))),
}
