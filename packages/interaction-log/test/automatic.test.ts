import { campaigns, contacts, inMemoryContacts } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import {
  csvContacts,
  type DocumentInput,
  type EmailInput,
  explain,
  openInteractionLog,
  type OpenOptions,
} from '@interaction-log/interaction-log'
import { writeFileSync } from 'node:fs'
import {
  entriesOf,
  eventsOf,
  expectType,
  headOf,
  idsOf,
  logWithTemplates,
  newFile,
  openFile,
} from './opened.js'

const accounts = inMemoryContacts([
  { id: 'C', companyId: 'C', customerNo: '10000' },
  { id: 'P1', companyId: 'C' },
  { id: 'B', privacyBlocked: true },
])

const invoice: DocumentInput = {
  kind: 'salesInvoice',
  account: { type: 'customer', no: '10000' },
  no: 'I1',
  date: '2026-03-02',
}
const mail: EmailInput = {
  messageId: '<4711@mail.example>',
  account: { type: 'contact', no: 'P1' },
  date: '2026-03-02',
  direction: 'inbound',
  subject: 'Your invoice',
}

type Options = Partial<
  Pick<OpenOptions<never> & { file: string }, 'authorize' | 'campaigns' | 'contacts' | 'file'>
>

const automaticLog = async (options: Options = {}) => {
  const log = await logWithTemplates({ contacts: accounts, ...options })
  for (const kind of ['salesInvoice', 'email'] as const)
    expectType(await log.mapDocumentKind({ kind, templateCode: 'bus' }), 'Changed')
  return log
}

const skipped = (because: string) => ({ type: 'RecordingSkipped', because })

describe('the kinds of documents', () => {
  it('are mapped, unmapped and listed by name', async () => {
    const log = await automaticLog()
    expect(await log.mapDocumentKind({ kind: 'email', templateCode: 'BUS' })).toEqual({
      type: 'Unchanged',
    })
    const options = { idempotencyKey: 'setup' }
    const coverSheet = { kind: 'coverSheet', templateCode: 'ONSITE' } as const
    expectType(await log.mapDocumentKind(coverSheet, options), 'Changed')
    expectType(await log.unmapDocumentKind({ kind: 'email' }), 'Changed')
    expect(await log.unmapDocumentKind({ kind: 'email' })).toEqual({ type: 'Unchanged' })
    expect(await log.mapDocumentKind(coverSheet, options)).toEqual({
      type: 'Changed',
      repeated: true,
    })
    expect(await log.documentKinds()).toEqual({
      type: 'DocumentKinds',
      kinds: [
        { kind: 'coverSheet', templateCode: 'ONSITE' },
        { kind: 'salesInvoice', templateCode: 'BUS' },
      ],
    })
  })

  it('are those of a closed list, and their templates exist', async () => {
    const log = await automaticLog()
    const refusals: readonly (readonly [object, object])[] = [
      [{ kind: 'postcard' }, { type: 'FieldInvalid', field: 'kind' }],
      [{ templateCode: '' }, { type: 'TemplateRequired' }],
      [{ templateCode: 'NONE' }, { type: 'TemplateNotFound', templateCode: 'NONE' }],
      [{ templates: 'BUS' }, { type: 'FieldUnknown', field: 'templates' }],
    ]
    const request = { kind: 'salesQuote', templateCode: 'BUS' } as const
    for (const [fields, refusal] of refusals)
      expect(await log.mapDocumentKind({ ...request, ...fields })).toMatchObject(refusal)
    await log.retireTemplate({ code: 'BUS' })
    expect(await log.mapDocumentKind(request)).toMatchObject({ type: 'TemplateRetired' })
    const languages = [{ language: 'it', description: 'Lettera', attachmentId: 'A1' }]
    await log.reviseTemplate({ code: 'ONSITE', languages })
    const refused = await log.mapDocumentKind({ ...request, templateCode: 'ONSITE' })
    expect(explain(expectType(refused, 'TemplateHasAttachment'))).toContain('ONSITE')
  })
})

describe('an invoice of the canonical scenario (rules R62, R63, R65, R66)', () => {
  it('is recorded each time, or once by its key; a quote and a preview are not', async () => {
    const log = await automaticLog()
    const first = expectType(await log.recordDocument(invoice), 'Recorded')
    const second = expectType(await log.recordDocument(invoice), 'Recorded')
    const options = { idempotencyKey: 'I1 printed' }
    const third = expectType(await log.recordDocument(invoice, options), 'Recorded')
    const repeated = { ...third, repeated: true }
    expect(await log.recordDocument(invoice, options)).toEqual(repeated)
    const once = expectType(await log.recordDocument({ ...invoice, once: true }), 'Recorded')
    const tomorrow = { ...invoice, once: true, date: '2026-03-03' }
    expect(await log.recordDocument(tomorrow)).toEqual({ ...once, repeated: true })
    expect(await log.recordDocument({ ...invoice, kind: 'salesQuote' })).toEqual(
      skipped('NoTemplateForKind'),
    )
    expect(await log.recordDocument({ ...invoice, preview: true })).toEqual(skipped('Preview'))
    expect(await idsOf(log, { company: 'C' })).toEqual(
      [first, second, third, once].map(({ interactionId }) => interactionId),
    )
    const [entry] = await entriesOf(log, { contact: 'C' })
    expect(entry).toMatchObject({
      templateCode: 'BUS',
      salespersonCode: null,
      source: { type: 'document', kind: 'salesInvoice', no: 'I1', occurrence: null, version: null },
    })
  })

  it('is refused by the name of the field', async () => {
    const log = await automaticLog()
    const refusals: readonly (readonly [object, object])[] = [
      [{ account: undefined }, { type: 'FieldInvalid', field: 'account' }],
      [{ account: { type: 'bank', no: '1' } }, { type: 'FieldInvalid', field: 'account' }],
      [{ account: { type: 'customer', no: '' } }, { type: 'FieldInvalid', field: 'account.no' }],
      [{ kind: 'email' }, { type: 'FieldInvalid', field: 'kind' }],
      [{ date: '' }, { type: 'DateRequired' }],
      [{ version: 1.5 }, { type: 'FieldInvalid', field: 'version' }],
      [
        { once: true, no: null },
        { type: 'FieldInvalid', field: 'no' },
      ],
      [
        { posted: true, no: null },
        { type: 'FieldInvalid', field: 'no' },
      ],
      [{ templateCode: 'BUS' }, { type: 'FieldUnknown', field: 'templateCode' }],
      [{ description: ' ' }, { type: 'DescriptionRequired' }],
    ]
    for (const [fields, refusal] of refusals)
      expect(await log.recordDocument({ ...invoice, ...fields })).toMatchObject(refusal)
    for (const options of [{ idempotencyKey: 'k' }, { commandId: crypto.randomUUID() }])
      expect(await log.recordDocument({ ...invoice, once: true }, options)).toMatchObject({
        type: 'FieldInvalid',
        field: Object.keys(options)[0],
      })
    expect(await idsOf(log)).toEqual([])
  })

  it('is refused by authorize like every other recording', async () => {
    const log = await automaticLog({
      authorize: (_, { type }, state) => type !== 'RecordInteraction' && state.type !== 'Purged',
    })
    expect(await log.recordDocument(invoice)).toEqual({
      type: 'NotAuthorized',
      command: 'RecordInteraction',
    })
  })
})

describe('the reasons why nothing was recorded', () => {
  it('have a sentence each, and name nobody', async () => {
    const log = await automaticLog()
    const to = (type: 'contact' | 'vendor', no: string) => ({ ...invoice, account: { type, no } })
    const answers = [
      await log.recordDocument({ ...invoice, kind: 'salesQuote' }),
      await log.recordDocument({ ...invoice, preview: true }),
      await log.recordDocument(to('vendor', '10000')),
      await log.recordDocument(to('contact', 'B')),
      await log.recordEmail({ ...mail, account: { type: 'contact', no: 'nobody' } }),
    ]
    expect(answers).toEqual([
      skipped('NoTemplateForKind'),
      skipped('Preview'),
      skipped('NoContactForAccount'),
      skipped('ContactPrivacyBlocked'),
      skipped('NoContactForAccount'),
    ])
    for (const answer of answers) {
      if (answer.type === 'Recorded') throw new Error('it was recorded')
      expect(explain(answer)).toMatch(/^Nothing was recorded: [^.]*\.$/)
    }
    expect(explain({ type: 'RecordingSkipped', because: 'Whim' as never })).toBe(
      'There is no explanation of RecordingSkipped.',
    )
  })

  it('are not that the contacts cannot be looked up', async () => {
    const log = await automaticLog({ contacts: contacts((id) => ({ id })) })
    expect(await log.recordDocument(invoice)).toMatchObject({
      type: 'DirectoryUnavailable',
      directory: 'contacts',
    })
    const throwing = () => {
      throw new Error('down')
    }
    const wild = await automaticLog({
      contacts: { ...accounts, ofAccount: throwing },
      campaigns: { ...campaigns(() => undefined), targeting: throwing },
    })
    expect(await wild.recordDocument(invoice)).toMatchObject({ directory: 'contacts' })
    const posted = { ...invoice, posted: true, account: mail.account }
    expect(await wild.recordDocument(posted)).toMatchObject({ directory: 'campaigns' })
  })
})

describe('an e-mail (rule R67)', () => {
  it('is recorded once for a contact, after a purge and a new start too', async () => {
    const file = newFile()
    const log = await automaticLog({ file })
    const first = expectType(await log.recordEmail(mail), 'Recorded')
    expect(await log.recordEmail({ ...mail, date: '2026-03-05' })).toEqual({
      ...first,
      repeated: true,
    })
    const { interactionId } = first
    await log.cancel({ interactionId })
    expect(await log.recordEmail(mail)).toEqual({ ...first, repeated: true })
    expect(await log.purge({ basis: 'subjectRequest', interactionId })).toMatchObject({
      erasure: 'Gone',
    })
    const purged = { type: 'AlreadyPurged', interactionId }
    expect(await log.recordEmail(mail)).toEqual(purged)
    await log.close()

    const head = await headOf(file)
    const again = await openFile({ file, contacts: accounts })
    expect(await again.log.recordEmail(mail)).toEqual(purged)
    expect(await headOf(file)).toBe(head)
    expect(await idsOf(again.log)).toEqual([])
  })

  it('leaves its message id nowhere', async () => {
    const file = newFile()
    const log = await automaticLog({ file })
    expectType(await log.recordEmail(mail), 'Recorded')
    const stored = (await eventsOf(file)).map(({ data, metadata, stream, id }) =>
      JSON.stringify({ data, metadata, stream, id }),
    )
    expect(stored.join()).toContain('Your invoice')
    expect(stored.join()).not.toContain('4711@')
    expect(stored.join()).not.toContain('mail.example')
  })

  it('is recorded once, of many that come at the same instant', async () => {
    const log = await automaticLog()
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => log.recordEmail(mail)))
    const placed = outcomes.map((outcome) => expectType(outcome, 'Recorded'))
    expect(new Set(placed.map(({ interactionId }) => interactionId)).size).toBe(1)
    expect(placed.filter(({ repeated }) => !repeated)).toHaveLength(1)
  })

  it('is refused without what it needs', async () => {
    const log = await automaticLog()
    const refusals: readonly (readonly [object, object])[] = [
      [{ messageId: ' ' }, { field: 'messageId' }],
      [{ messageId: 'x'.repeat(999) }, { field: 'messageId' }],
      [{ direction: 'sideways' }, { field: 'direction', expected: 'outbound or inbound' }],
      [{ subject: '\ud800' }, { field: 'subject' }],
      [{ once: true }, { type: 'FieldUnknown', field: 'once' }],
    ]
    for (const [fields, refusal] of refusals)
      expect(await log.recordEmail({ ...mail, ...fields })).toMatchObject(refusal)
    const options = { idempotencyKey: 'k' } as object
    expect(await log.recordEmail(mail, options)).toMatchObject({ field: 'idempotencyKey' })
  })

  it('needs the id key of the log', async () => {
    const options = { store: memoryEventStore(), actor: 'u-1', currency: 'EUR' }
    const { log } = expectType(await openInteractionLog(options), 'Opened')
    expect(await log.recordEmail(mail)).toEqual({ type: 'KeyMissing' })
    await log.close()
  })
})

describe('a CSV file of contacts', () => {
  it('knows the first contact of each customer and vendor (rule R64)', async () => {
    const file = `${newFile()}.csv`
    writeFileSync(file, 'id,customerNo,vendorNo\nC,10000,\nP1,10000,V1\nP2,,V1\n')
    const { directory } = expectType(csvContacts(file), 'CsvRead')
    const log = await automaticLog({ contacts: directory })
    for (const [type, no] of [
      ['customer', '10000'],
      ['vendor', 'V1'],
    ] as const)
      expectType(await log.recordDocument({ ...invoice, account: { type, no } }), 'Recorded')
    expect((await entriesOf(log)).map(({ contactId }) => contactId)).toEqual(['C', 'P1'])
  })
})
