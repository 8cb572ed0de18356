/** What is recorded: of so many contacts, templates and campaigns as a middle-sized company has. */
import type { JsonObject } from '@interaction-log/core'
import type { Chance } from './chance.js'

const templates = [
  {
    code: 'INCOME',
    group: 'PHONE',
    channel: 'phone',
    flow: 'inbound',
    description: 'Incoming call',
  },
  { code: 'OUTGOING', group: 'PHONE', channel: 'phone', flow: 'outbound', description: 'Call' },
  { code: 'ONSITE', group: 'MEETING', channel: 'meeting', flow: 'outbound', description: 'Visit' },
  { code: 'EMAIL', group: 'MAIL', channel: 'email', flow: 'outbound', description: 'E-mail' },
  { code: 'LETTER', group: 'MAIL', channel: 'letter', flow: 'outbound', description: 'Letter' },
  {
    code: 'INVOICE',
    group: 'SALES',
    channel: 'document',
    flow: 'outbound',
    description: 'Invoice',
  },
  { code: 'OFFER', group: 'SALES', channel: 'document', flow: 'outbound', description: 'Offer' },
] as const

const words = [
  ...(['about', 'delivery', 'price', 'offer', 'complaint', 'renewal', 'contract', 'fair'] as const),
  ...(['sample', 'machine', 'spare', 'parts', 'service', 'visit', 'training', 'Größe'] as const),
] as const

const dateOf = (day: number): string =>
  new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)

const sourceOf = ({ below, oneOf }: Chance, channel: string, segment: boolean): JsonObject => {
  if (segment) return { type: 'segment' }
  if (channel !== 'document') return { type: 'manual' }
  const kind = oneOf(['salesInvoice', 'salesOrderConfirmation', 'salesQuote'])
  return { type: 'document', kind, no: `D${String(below(20_000))}`, occurrence: 1, version: 1 }
}

/** `no`: how many were recorded before; dates move forward with it. */
export const interaction = (by: Chance, no: number, of: number): JsonObject => {
  const { below, permille, oneOf } = by
  // Some contacts have far more interactions than others.
  const contact = permille(200) ? below(200) : below(20_000)
  const { code, group, channel, flow, description } = oneOf(templates)
  const run = permille(100) ? 1 + below(40) : undefined
  const text = Array.from({ length: 3 + below(5) }, () => oneOf(words)).join(' ')
  const campaignNo = permille(150) ? `CP${String(1000 + below(60))}` : undefined
  return {
    contactId: `CT${String(contact).padStart(6, '0')}`,
    companyId: contact % 5 === 0 ? null : `CO${String(contact % 4_000).padStart(5, '0')}`,
    templateCode: code,
    templateVersion: 1,
    templateDescription: description,
    groupCode: group,
    date: dateOf(Math.floor((1_800 * no) / of) + below(30)),
    time: permille(500) ? '09:30:00' : null,
    zone: null,
    description: `${description} ${text}`.slice(0, 100),
    subject: description,
    channel,
    informationFlow: flow,
    initiatedBy: flow === 'inbound' ? 'them' : 'us',
    correspondenceTypeRequested: 'none',
    correspondenceType: 'none',
    cost: String(below(90)),
    durationMinutes: below(240),
    salespersonCode: `SP${String(below(40))}`,
    languageCode: null,
    contactAltAddressCode: null,
    contactVia: null,
    evaluation: permille(100) ? 'positive' : 'none',
    attemptFailed: permille(50),
    campaign: campaignNo === undefined ? null : { no: campaignNo, target: true, response: false },
    opportunityNo: permille(80) ? `OP${String(below(3_000))}` : null,
    taskNo: permille(50) ? `TD${String(below(20_000))}` : null,
    attachment: null,
    segment:
      run === undefined
        ? null
        : { no: `SM${String(run)}`, loggedSegmentId: `SM${String(run)}/1`, lineNo: null },
    source: sourceOf(by, channel, run !== undefined),
    replaces: null,
  }
}
