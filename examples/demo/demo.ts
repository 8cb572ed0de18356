/**
 * The main job, from empty folder to purged entries: `npm start` runs it.
 * Run it again: it goes on with the same log.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  csvCampaigns,
  csvContacts,
  csvSalespeople,
  type InteractionLog,
  openInteractionLog,
} from '@interaction-log/interaction-log'
import { dataFile, groups, interactions, templates } from './data.js'
import { done } from './done.js'
import { purgeOldCanceled, purgeWrongCall } from './purging.js'
import { printEntries } from './table.js'

type Log = InteractionLog<never>

const contacts = done(csvContacts(dataFile('contacts.csv')), 'CsvRead').directory
const salespeople = done(csvSalespeople(dataFile('salespeople.csv')), 'CsvRead').directory
const campaigns = done(csvCampaigns(dataFile('campaigns.csv')), 'CsvRead').directory

const defineTemplates = async (log: Log): Promise<void> => {
  for (const group of groups)
    done(await log.defineGroup(group, { idempotencyKey: `demo ${group.code}` }), 'Changed')
  for (const template of templates)
    done(await log.defineTemplate(template, { idempotencyKey: `demo ${template.code}` }), 'Changed')
  console.log(`Defined ${String(templates.length)} templates in ${String(groups.length)} groups.`)
}

/** Records each row once, however often the demo runs: its key is the row's number. */
const recordAll = async (log: Log): Promise<void> => {
  let [news, known, canceled, purged] = [0, 0, 0, 0]
  for (const { no, request, canceledBecause } of interactions) {
    const answer = await log.record(request, { idempotencyKey: `demo ${no}` })
    if (answer.type === 'AlreadyPurged') {
      purged++
      continue
    }
    const { interactionId, repeated } = done(answer, 'Recorded')
    if (repeated) known++
    else news++
    if (canceledBecause === null) continue
    const cancellation = { interactionId, reason: canceledBecause }
    const options = { idempotencyKey: `demo cancel ${no}` }
    const change = done(await log.cancel(cancellation, options), 'Changed', 'Unchanged')
    if (change.type === 'Changed' && !change.repeated) canceled++
  }
  console.log(`Recorded ${String(news)} interactions, canceled ${String(canceled)} of them.`)
  if (known + purged > 0)
    console.log(
      `${String(known)} were recorded by an earlier run, ${String(purged)} were purged since and stay so.`,
    )
}

const main = async (): Promise<void> => {
  const folder = process.env['INTERACTION_LOG_DEMO'] ?? join(process.cwd(), '.interaction-log')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'demo.db')
  const { log, isNew } = done(
    await openInteractionLog({
      file,
      actor: 'demo',
      currency: 'EUR',
      contacts,
      salespeople,
      campaigns,
    }),
    'Opened',
  )
  console.log(isNew ? `A new log in ${file}.` : `Continuing the log in ${file}.`)

  await defineTemplates(log)
  await recordAll(log)

  await printEntries(log, contacts, 'Company Fjordline Packaging with its persons', {
    company: 'CT000400',
  })
  await printEntries(log, contacts, 'Person CT000101', { contact: 'CT000101' })
  await printEntries(log, contacts, 'Segment SPRING26', { segment: 'SPRING26' })

  await purgeOldCanceled(log)
  await purgeWrongCall(log)
  done(await log.close(), 'Closed')
}

void main()
