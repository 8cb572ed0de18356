import {
  CancelRequest,
  decodeInput,
  DefineTemplateRequest,
  GroupRequest,
  RecordRequest,
  recordRequestFields,
  ReinstateRequest,
  ReviseTemplateRequest,
  TemplateCodeRequest,
  templateRequestFields,
} from '@interaction-log/core'

type Fields = Readonly<Record<string, unknown>>

const record = { contactId: 'P1', templateCode: 'onsite', date: '2026-03-02' }
const interactionId = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11'
const template = { code: 'onsite', groupCode: 'meeting' }

const decoding = {
  record: decodeInput(RecordRequest, recordRequestFields),
  cancel: decodeInput(CancelRequest, ['interactionId', 'reason', 'removeUniqueAttachment']),
  reinstate: decodeInput(ReinstateRequest, ['interactionId', 'reason']),
  defineTemplate: decodeInput(DefineTemplateRequest, templateRequestFields),
  reviseTemplate: decodeInput(ReviseTemplateRequest, templateRequestFields),
  retireTemplate: decodeInput(TemplateCodeRequest, ['code']),
  group: decodeInput(GroupRequest, ['code', 'description']),
}

const right = (value: unknown) => ({ _tag: 'Right', right: value })
const left = (refusal: unknown) => ({ _tag: 'Left', left: refusal })
const invalid = (field: string, expected: string) => ({ type: 'FieldInvalid', field, expected })

describe('what is well said', () => {
  it('is taken as it is, codes trimmed and upper-cased (rule R2)', () => {
    expect(decoding.record({ ...record, segmentNo: ' sm1' })).toEqual(
      right({ ...record, templateCode: 'ONSITE', segmentNo: 'SM1' }),
    )
    expect(decoding.cancel({ interactionId, reason: null })).toEqual(
      right({ interactionId, reason: null }),
    )
    expect(decoding.reinstate({ interactionId })).toEqual(right({ interactionId }))
    expect(decoding.defineTemplate({ ...template, cost: '8.5' })).toEqual(
      right({ code: 'ONSITE', groupCode: 'MEETING', cost: '8.5' }),
    )
    expect(decoding.reviseTemplate({ code: 'ONSITE' })).toEqual(right({ code: 'ONSITE' }))
    expect(decoding.retireTemplate({ code: 'onsite' })).toEqual(right({ code: 'ONSITE' }))
    expect(decoding.group({ code: 'PHONE', description: '' })).toEqual(
      right({ code: 'PHONE', description: '' }),
    )
  })

  it('may say null for what there is none of, and nothing for what has a default', () => {
    const none = { time: null, salespersonCode: null, campaignNo: null, replaces: null }
    expect(decoding.record({ ...record, ...none })).toMatchObject({ right: none })
    expect(decoding.record({ ...record, cost: undefined })._tag).toBe('Right')
  })

  it('keeps the case and the spaces of ids of other systems', () => {
    expect(decoding.record({ ...record, contactId: ' p1 ' })).toMatchObject({
      right: { contactId: ' p1 ' },
    })
  })
})

const someId = '1 to 100 characters, not only spaces'
const aZone = 'an IANA time zone such as Europe/Rome'
const aDate = { type: 'DateInvalid', field: 'date' }
const minutes = { type: 'DurationInvalid', field: 'durationMinutes' }
const money = invalid('cost', 'an amount such as "12.5", 0 or more, without trailing zeros')

describe('a recording is refused (rules R12, R13, R14, R16)', () => {
  it.each<readonly [string, Fields, unknown]>([
    [
      'without a contact',
      { contactId: undefined },
      { type: 'ContactRequired', field: 'contactId' },
    ],
    ['for null', { contactId: null }, { type: 'ContactRequired', field: 'contactId' }],
    ['for a blank contact', { contactId: ' ' }, { type: 'ContactRequired', field: 'contactId' }],
    ['for a contact that is no string', { contactId: 7 }, invalid('contactId', someId)],
    ['for a long contact', { contactId: 'x'.repeat(101) }, invalid('contactId', someId)],
    [
      'without a template',
      { templateCode: '' },
      { type: 'TemplateRequired', field: 'templateCode' },
    ],
    [
      'for a long template code',
      { templateCode: 'ELEVENCHARS' },
      invalid('templateCode', 'a code of 1 to 10 characters'),
    ],
    ['without a date', { date: undefined }, { type: 'DateRequired', field: 'date' }],
    ['with a blank date', { date: '' }, { type: 'DateRequired', field: 'date' }],
    ['on a day that is none', { date: '2026-02-30' }, aDate],
    ['on a date in another spelling', { date: '02.03.2026' }, aDate],
    ['on a date with a time', { date: '2026-03-02T10:00:00Z' }, aDate],
    ['at a Date', { date: new Date(0) }, aDate],
    [
      'with a blank description',
      { description: ' ' },
      { type: 'DescriptionRequired', field: 'description' },
    ],
    [
      'with null for one',
      { description: null },
      { type: 'DescriptionRequired', field: 'description' },
    ],
    [
      'with a long description',
      { description: 'x'.repeat(101) },
      { type: 'DescriptionTooLong', field: 'description' },
    ],
    [
      'with a lone surrogate in a hundred characters',
      { description: 'x'.repeat(99) + '\ud800' },
      invalid('description', someId),
    ],
    [
      'with a list of descriptions',
      { description: Array<string>(101).fill('x') },
      invalid('description', someId),
    ],
    ['with a lone surrogate', { description: '\ud800' }, invalid('description', someId)],
    ['with a negative cost', { cost: '-1' }, { type: 'CostNegative', field: 'cost' }],
    ['with a cost as a number', { cost: 8 }, money],
    ['with a negative number for a cost', { cost: -8 }, { type: 'CostNegative', field: 'cost' }],
    ['with a cost in another spelling', { cost: '8,50' }, money],
    ['with null for a cost', { cost: null }, money],
    ['with no cost in another spelling', { cost: '0.0' }, money],
    ['with a list for a cost', { cost: [-1] }, money],
    ['with negative minutes', { durationMinutes: -1 }, minutes],
    ['with half a minute', { durationMinutes: 0.5 }, minutes],
    ['with minutes as a string', { durationMinutes: '15' }, minutes],
    ['at a negative time', { time: '-1' }, invalid('time', 'a time such as 14:30:00')],
    ['at no time', { time: '25:00:00' }, invalid('time', 'a time such as 14:30:00')],
    ['with an offset for a zone', { zone: '+01:00' }, invalid('zone', aZone)],
    ['in no zone', { zone: 'Middle/Earth' }, invalid('zone', aZone)],
    [
      'through no channel',
      { channel: 'pigeon' },
      invalid('channel', 'letter, fax, email, phone, meeting, document or other'),
    ],
    ['with a word for a flag', { attemptFailed: 'yes' }, invalid('attemptFailed', 'boolean')],
    [
      'with a wrong field inside another',
      { source: { type: 'email', conversationId: 7 } },
      invalid('source.conversationId', someId),
    ],
    [
      'with that, and something wrong elsewhere',
      { source: { type: 'email', conversationId: 7 }, replaces: 7 },
      invalid('source.conversationId', someId),
    ],
    [
      'with nothing where another needs something',
      { source: { type: 'import' } },
      invalid('source.batch', `${someId}; it is missing`),
    ],
    [
      'from no known source',
      { source: { type: 'rumour' } },
      invalid('source', 'manual, segment, document, email, resend or import'),
    ],
    ['with a misspelt field', { contctVia: '+39' }, { type: 'FieldUnknown', field: 'contctVia' }],
  ])('%s', (_, fields, refusal) => {
    expect(decoding.record({ ...record, ...fields })).toEqual(left(refusal))
  })
})

describe('other commands are refused', () => {
  const anId = invalid('interactionId', 'a UUID in lower case')
  const aReason = invalid('reason', '1 to 4,000 characters, not only spaces')

  it.each<readonly [keyof typeof decoding, string, unknown, unknown]>([
    [
      'cancel',
      'without an id',
      {},
      invalid('interactionId', 'a UUID in lower case; it is missing'),
    ],
    ['cancel', 'with another id', { interactionId: 'i-1' }, anId],
    ['cancel', 'with a blank reason', { interactionId, reason: ' ' }, aReason],
    ['cancel', 'with a long reason', { interactionId, reason: 'x'.repeat(4001) }, aReason],
    [
      'cancel',
      'with a misspelt field',
      { interactionId, resaon: 'x' },
      { type: 'FieldUnknown', field: 'resaon' },
    ],
    ['reinstate', 'with another id', { interactionId: '' }, anId],
    ['reinstate', 'with a blank reason', { interactionId, reason: '' }, aReason],
    [
      'defineTemplate',
      'without a code',
      { groupCode: 'A' },
      { type: 'CodeRequired', field: 'code' },
    ],
    [
      'defineTemplate',
      'without a group',
      { code: 'A' },
      { type: 'GroupRequired', field: 'groupCode' },
    ],
    [
      'defineTemplate',
      'with a negative cost',
      { ...template, cost: '-8' },
      { type: 'CostNegative', field: 'cost' },
    ],
    [
      'defineTemplate',
      'with a wrong language inside the list',
      { ...template, languages: [{ language: '', description: '', attachmentId: null }] },
      invalid('languages.0.language', someId),
    ],
    [
      'defineTemplate',
      'without a description inside the list',
      { ...template, languages: [{ language: 'ITA', attachmentId: null }] },
      invalid('languages.0.description', 'at most 100 characters; it is missing'),
    ],
    [
      'defineTemplate',
      'with something else than a list',
      { ...template, languages: 'ITA' },
      invalid('languages', 'a list of languages'),
    ],
    [
      'reviseTemplate',
      'with a blank group',
      { ...template, groupCode: ' ' },
      { type: 'GroupRequired', field: 'groupCode' },
    ],
    ['reviseTemplate', 'without a code', {}, { type: 'CodeRequired', field: 'code' }],
    ['retireTemplate', 'without a code', { code: null }, { type: 'CodeRequired', field: 'code' }],
    ['group', 'without a code', { description: 'x' }, { type: 'CodeRequired', field: 'code' }],
    [
      'group',
      'with a long description',
      { code: 'A', description: 'x'.repeat(101) },
      { type: 'DescriptionTooLong', field: 'description' },
    ],
  ])('%s %s', (command, _, input, refusal) => {
    expect(decoding[command](input)).toEqual(left(refusal))
  })

  it('with a field of its class, which decoding would drop', () => {
    class Request {
      readonly contactId = 'CT1'
      get cost() {
        return String(5)
      }
    }
    const expected = 'a property of the object itself, not of its class'
    expect(decoding.record(new Request())).toEqual(left(invalid('cost', expected)))
  })

  it.each([undefined, null, 7, 'an interaction', [], [record]])('as %j', (input) => {
    for (const decode of Object.values(decoding))
      expect(decode(input)).toEqual(left(invalid('', 'an object')))
  })
})

describe('a refusal', () => {
  const secret = 'Mrs Secret, secret@example.org'

  it.each([...recordRequestFields])('never holds the value: %s', (field) => {
    for (const value of [secret.repeat(9), { [secret]: secret }, [secret], { type: secret }]) {
      const refused = decoding.record({ ...record, [field]: value })
      expect(refused._tag).toBe('Left')
      expect(JSON.stringify(refused)).not.toContain('ecret')
    }
  })
})
