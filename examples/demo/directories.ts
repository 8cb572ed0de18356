/** Who and what the demo knows: its directories, read from CSV files. */
import { csvCampaigns, csvContacts, csvSalespeople } from '@interaction-log/interaction-log'
import { dataFile } from './data.js'
import { done } from './done.js'

export const directories = {
  contacts: done(csvContacts(dataFile('contacts.csv')), 'CsvRead').directory,
  salespeople: done(csvSalespeople(dataFile('salespeople.csv')), 'CsvRead').directory,
  campaigns: done(csvCampaigns(dataFile('campaigns.csv')), 'CsvRead').directory,
}
