import { interactionDecider, type InteractionRecorded } from '@interaction-log/core'
import { contactWith, factsWith, recordedWith, requestWith, uuid } from './samples.js'

type Fields = Readonly<Record<string, unknown>>

interface Given {
  readonly request?: Fields
  readonly template?: Fields
  readonly contact?: Fields
}

const recording = ({ request, template, contact }: Given): InteractionRecorded['data'] => {
  const decision = interactionDecider.decide(
    {
      type: 'RecordInteraction',
      interactionId: uuid(1),
      request: requestWith(request),
      facts: factsWith({ contact: contactWith(contact), template }),
    },
    interactionDecider.initialState,
  )
  const event = decision._tag === 'Right' ? decision.right[0] : undefined
  if (event?.type !== 'InteractionRecorded') throw new Error(JSON.stringify(decision))
  return event.data
}

describe('what the caller leaves out', () => {
  it('comes from the template and the contact (rules R14, R17)', () => {
    expect(recording({})).toEqual(recordedWith().data)
  })

  it('is not taken from the template when it is given (rule R17)', () => {
    const given = {
      time: '14:30:00',
      zone: 'Europe/Rome',
      description: 'asked for a quote',
      subject: 'Quote',
      channel: 'phone',
      informationFlow: 'inbound',
      initiatedBy: 'them',
      correspondenceType: 'fax',
      cost: '0',
      durationMinutes: 0,
      salespersonCode: 'S2',
      languageCode: 'DEU',
      contactAltAddressCode: 'BEACH',
      contactVia: '+39 02 5550 1000',
      evaluation: 'positive',
      attemptFailed: true,
      opportunityNo: 'OP1',
      taskNo: 'TD1',
      replaces: uuid(9),
    }
    const { correspondenceType, ...rest } = given
    expect(recording({ request: given })).toEqual(
      recordedWith({ ...rest, correspondenceType, correspondenceTypeRequested: correspondenceType })
        .data,
    )
  })

  it.each([
    ['the company of a person', { companyId: 'C' }, 'C'],
    ['itself for a company', { id: 'P1', companyId: 'P1' }, 'P1'],
    ['none for an independent person', { companyId: null }, null],
  ])('company: %s (rule R24)', (_, contact, companyId) => {
    expect(recording({ contact })).toMatchObject({ companyId })
  })
})

describe('description and subject (rule R18)', () => {
  it('subject is the description that was given, else that of the template', () => {
    expect(recording({ request: { description: 'a call' } })).toMatchObject({ subject: 'a call' })
    expect(recording({})).toMatchObject({ subject: 'On-site meeting' })
  })

  it('a subject may be empty', () => {
    expect(recording({ request: { subject: '' } })).toMatchObject({ subject: '' })
  })

  it('the description of the template is kept beside a given one', () => {
    expect(recording({ request: { description: 'a call' } })).toMatchObject({
      description: 'a call',
      templateDescription: 'On-site meeting',
    })
  })
})

describe('correspondence (rule R19)', () => {
  const email = { correspondenceType: 'email' }
  const fax = { correspondenceType: 'fax' }
  const none = { correspondenceType: 'none' }
  const ignoring = { ...email, ignoreContactCorrespondenceType: true }

  it.each([
    ['given: it wins over everybody', { request: fax, template: ignoring, contact: none }, 'fax'],
    ['b: the template ignores the preference', { template: ignoring, contact: fax }, 'email'],
    ['c: the contact has no preference', { template: email, contact: none }, 'email'],
    ['d: the contact has a preference', { template: email, contact: fax }, 'fax'],
    ['d: also if the template has none', { template: none, contact: fax }, 'fax'],
    ['e: neither has one', { template: none, contact: none }, 'none'],
    ['given none: none', { request: none, template: email, contact: fax }, 'none'],
  ])('%s', (_, given, correspondenceType) => {
    expect(recording(given)).toMatchObject({
      correspondenceType,
      correspondenceTypeRequested: correspondenceType,
    })
  })

  const beach = { code: 'BEACH', hasEmail: true, startsOn: '2026-03-01', endsOn: null }
  const cabin = { code: 'CABIN', hasEmail: false, startsOn: '2020-01-01', endsOn: null }
  const without = { hasEmail: false, alternativeAddresses: [cabin, beach] }

  it.each([
    ['no address at all: none', { hasEmail: false }, {}, 'none'],
    ['the contact has one', { hasEmail: true }, {}, 'email'],
    ['the alternative address in use has one', without, {}, 'email'],
    ['the given alternative address has none', without, { contactAltAddressCode: 'CABIN' }, 'none'],
    ['an unknown alternative address', without, { contactAltAddressCode: 'MOON' }, 'none'],
    ['no alternative address wanted', without, { contactAltAddressCode: null }, 'none'],
    ['the alternative address is not in use yet', without, { date: '2026-02-28' }, 'none'],
  ])('by e-mail (rule R20): %s', (_, contact, request, correspondenceType) => {
    expect(recording({ request: { ...email, ...request }, contact })).toMatchObject({
      correspondenceType,
      correspondenceTypeRequested: 'email',
    })
  })

  it('only e-mail needs an address (rule R20)', () => {
    expect(recording({ request: fax, contact: { hasEmail: false } })).toMatchObject(fax)
  })
})

describe('the alternative address (rule R21)', () => {
  const winter = { code: 'CABIN', hasEmail: false, startsOn: '2026-01-01', endsOn: '2026-03-31' }
  const spring = { code: 'BEACH', hasEmail: false, startsOn: '2026-03-02', endsOn: '2026-03-02' }
  const contact = { alternativeAddresses: [spring, winter] }

  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 'CABIN'],
    ['2026-03-01', 'CABIN'],
    ['2026-03-02', 'BEACH'],
    ['2026-03-03', 'CABIN'],
    ['2026-04-01', null],
  ])('on %s is %s', (date, contactAltAddressCode) => {
    expect(recording({ request: { date }, contact })).toMatchObject({ contactAltAddressCode })
  })
})

describe('the campaign (rule R22)', () => {
  const template = { campaignNo: 'CP1', campaignTarget: true }

  it('is the one of the template, with its flags', () => {
    expect(recording({ template }).campaign).toEqual({ no: 'CP1', target: true, response: false })
  })

  it('is the one given; flags can be given too', () => {
    const request = { campaignNo: 'CP2', campaignTarget: false, campaignResponse: true }
    expect(recording({ request, template }).campaign).toEqual({
      no: 'CP2',
      target: false,
      response: true,
    })
  })

  it('is none if none is wanted', () => {
    expect(recording({ request: { campaignNo: null }, template }).campaign).toBeNull()
  })
})

describe('language and attachment (rule R23)', () => {
  const variant = (language: string, attachmentId: string | null) => ({
    language,
    description: '',
    attachmentId,
  })
  const template = {
    languages: [variant('ENU', 'A-EN'), variant('ITA', 'A-IT'), variant('DEU', null)],
    defaultLanguage: 'ENU',
  }
  const inherited = (id: string) => ({ id, kind: 'inherited' })

  it.each([
    ['the contact speaks a language of the template', {}, 'ITA', 'ITA', inherited('A-IT')],
    ['it speaks another one', {}, 'FRA', 'ENU', inherited('A-EN')],
    ['it is not known what it speaks', {}, null, 'ENU', inherited('A-EN')],
    ['another language is given', { languageCode: 'ENU' }, 'ITA', 'ENU', inherited('A-EN')],
    ['a given language has no variant', { languageCode: 'FRA' }, 'ITA', 'FRA', null],
    ['a given language has no attachment', { languageCode: 'DEU' }, 'ITA', 'DEU', null],
    ['no language is wanted', { languageCode: null }, 'ITA', null, null],
    [
      'an attachment of its own',
      { attachmentId: 'A9' },
      'ITA',
      'ITA',
      { id: 'A9', kind: 'unique' },
    ],
    ['no attachment is wanted', { attachmentId: null }, 'ITA', 'ITA', null],
  ])('%s', (_, request, spoken, languageCode, attachment) => {
    expect(recording({ request, template, contact: { languageCode: spoken } })).toMatchObject({
      languageCode,
      attachment,
    })
  })
})

describe('source and segment (rule R25)', () => {
  it.each([
    { type: 'manual' },
    { type: 'segment' },
    { type: 'document', kind: 'salesInvoice', no: 'I1', occurrence: null, version: null },
    { type: 'email', conversationId: 'M1' },
    { type: 'resend', of: uuid(7) },
    { type: 'import', batch: 'bank.csv' },
  ])('are independent: $type in a segment', (source) => {
    expect(recording({ request: { source, segmentNo: ' sm1 ' } })).toMatchObject({
      source,
      segment: { no: 'SM1', loggedSegmentId: null, lineNo: null },
    })
    expect(recording({ request: { source, segmentNo: null } })).toMatchObject({ segment: null })
  })
})
