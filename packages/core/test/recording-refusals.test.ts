import {
  type Contact,
  interactionDecider,
  type RecordingFacts,
  type TemplateState,
} from '@interaction-log/core'
import { specification } from '@interaction-log/core/testing'
import { contactWith, factsWith, requestWith, templateWith, uuid } from './samples.js'

type Fields = Readonly<Record<string, unknown>>

const given = specification(interactionDecider)
const interactionId = uuid(1)

const recording = (request: Fields, facts: Partial<RecordingFacts>) =>
  given().when({
    type: 'RecordInteraction',
    interactionId,
    request: requestWith(request),
    facts: { ...factsWith(), ...facts },
  })

const templateCode = requestWith().templateCode
const noSalesperson = contactWith({ salespersonCode: null })
const blocked: Contact = contactWith({ privacyBlocked: true })
const retired: TemplateState = { type: 'Retired', fields: templateWith() }
const blank: TemplateState = { type: 'Defined', fields: templateWith({ description: ' ' }) }

const manual = { type: 'manual' }
const segment = { type: 'segment' }
const resend = { type: 'resend', of: uuid(7) }
const email = { type: 'email', conversationId: null }
const imported = { type: 'import', batch: 'bank.csv' }
const document = {
  type: 'document',
  kind: 'salesInvoice',
  no: 'I1',
  occurrence: null,
  version: null,
}

describe('an interaction is not recorded', () => {
  it('for a contact that does not exist (rule R8)', () => {
    recording({}, { contact: undefined }).thenRejected({
      type: 'ContactNotFound',
      field: 'contactId',
    })
  })

  it('for a contact that is blocked for privacy (rule R9)', () => {
    const refusal = { type: 'ContactPrivacyBlocked', field: 'contactId' } as const
    recording({}, { contact: blocked }).thenRejected(refusal)
    recording({ source: document }, { contact: blocked }).thenRejected(refusal)
  })

  it.each([manual, segment, resend])('without a salesperson: $type (rule R10)', (source) => {
    const refusal = { type: 'SalespersonRequired', field: 'salespersonCode' } as const
    recording({ source }, { contact: noSalesperson }).thenRejected(refusal)
    recording({ source, salespersonCode: null }, {}).thenRejected(refusal)
  })

  it.each([document, email, imported])(
    'but automatically without a salesperson: $type (rule R10)',
    (source) => {
      const facts = factsWith({ contact: noSalesperson })
      const decision = interactionDecider.decide(
        { type: 'RecordInteraction', interactionId, request: requestWith({ source }), facts },
        interactionDecider.initialState,
      )
      expect(decision).toMatchObject({ right: [{ data: { salespersonCode: null, source } }] })
    },
  )

  it('with an unknown salesperson, given or of the contact, manual or automatic (rule R10)', () => {
    const refusal = { type: 'SalespersonNotFound', field: 'salespersonCode' } as const
    recording({}, { salespersonExists: false }).thenRejected(refusal)
    recording({ salespersonCode: 'S9' }, { salespersonExists: false }).thenRejected(refusal)
    recording({ source: document }, { salespersonExists: false }).thenRejected(refusal)
  })

  it('without its template, or from a retired one (rule R1)', () => {
    recording({}, { template: { type: 'NotDefined' } }).thenRejected({
      type: 'TemplateNotFound',
      field: 'templateCode',
      templateCode,
    })
    recording({}, { template: retired }).thenRejected({
      type: 'TemplateRetired',
      field: 'templateCode',
      templateCode,
    })
  })

  it('with an unknown campaign, given or of the template (rule R11)', () => {
    const refusal = { type: 'CampaignNotFound', field: 'campaignNo' } as const
    const template = factsWith({ template: { campaignNo: 'CP1' } }).template
    recording({ campaignNo: 'CP9' }, { campaignExists: false }).thenRejected(refusal)
    recording({}, { template, campaignExists: false }).thenRejected(refusal)
  })

  it('with a blank description (rule R13)', () => {
    recording({}, { template: blank }).thenRejected({
      type: 'DescriptionRequired',
      field: 'description',
    })
  })
})

describe('of several refusals (rule R15)', () => {
  const everything: readonly (readonly [string, Fields, Partial<RecordingFacts>])[] = [
    ['ContactNotFound', {}, { contact: undefined }],
    ['ContactPrivacyBlocked', {}, { contact: blocked }],
    ['SalespersonRequired', { salespersonCode: null }, {}],
    ['SalespersonNotFound', {}, { salespersonExists: false }],
    ['TemplateNotFound', {}, { template: { type: 'NotDefined' } }],
    ['TemplateRetired', {}, { template: retired }],
    ['CampaignNotFound', { campaignNo: 'CP9' }, { campaignExists: false }],
    ['DescriptionRequired', {}, { template: blank }],
  ]
  const inOrder = everything.flatMap((first, index) =>
    everything.slice(index + 1).map((second) => ({ first, second })),
  )

  it.each(inOrder)('the first of the order is given: $first.0, $second.0', ({ first, second }) => {
    const decision = interactionDecider.decide(
      {
        type: 'RecordInteraction',
        interactionId,
        request: requestWith({ ...second[1], ...first[1] }),
        facts: { ...factsWith(), ...second[2], ...first[2] },
      },
      interactionDecider.initialState,
    )
    expect(decision).toMatchObject({ left: { type: first[0] } })
  })
})
