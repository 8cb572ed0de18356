import {
  campaigns,
  ContactId,
  contacts,
  type Directories,
  documentRecording,
  DocumentRequest,
  emailRecording,
  EmailRequest,
  type InteractionId,
  interactionStream,
  keyedId,
  readTemplateSetup,
  ReviseTemplateRequest,
  TemplateCodeRequest,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'
import { automaticOffice, directories, down, idKey, nobody } from './automatic-office.js'
import { right } from './sales-office.js'

type Fields = Readonly<Record<string, unknown>>

const skipped = (because: string) => E.left({ type: 'RecordingSkipped', because })

describe('a document that is printed (rule R70)', () => {
  it('is recorded with the template of its kind, its defaults, and without a salesperson (R10)', async () => {
    const { print, dataOf } = await automaticOffice()
    const { interactionId } = right(await print(10, { occurrence: 2, version: 3 }))
    expect(await dataOf(interactionId)).toMatchObject({
      contactId: 'C',
      companyId: 'C',
      templateCode: 'ONSITE',
      templateVersion: 1,
      description: 'On-site meeting',
      cost: '45',
      salespersonCode: null,
      campaign: null,
      source: { type: 'document', kind: 'salesInvoice', no: 'I1', occurrence: 2, version: 3 },
    })
  })

  it('may say more of itself', async () => {
    const { print, dataOf } = await automaticOffice()
    const said = { description: 'Invoice I1', salespersonCode: 'S2', opportunityNo: 'OP1' }
    const { interactionId } = right(await print(10, { ...said, campaignNo: 'CP2' }))
    const data = await dataOf(interactionId)
    expect(data).toMatchObject({ ...said, subject: 'Invoice I1', campaign: { no: 'CP2' } })
  })

  it('is refused for a salesperson or a campaign that does not exist, and by a retired template', async () => {
    const { print, template, head } = await automaticOffice()
    const before = await head()
    expect(await print(10, { salespersonCode: 'S9' })).toMatchObject({
      left: { type: 'SalespersonNotFound' },
    })
    expect(await print(10, { campaignNo: 'CP9' })).toMatchObject({
      left: { type: 'CampaignNotFound' },
    })
    expect(await head()).toBe(before)
    const request = sample(TemplateCodeRequest, { code: 'ONSITE' })
    right(await template(11, { type: 'RetireTemplate', request }))
    expect(await print(12)).toMatchObject({ left: { type: 'TemplateRetired' } })
  })

  it.each([
    ['TemplateHasAttachment', 'A1'],
    ['TemplateHasLanguages', null],
  ])('is refused when its template has got content since: %s (R61)', async (type, attachmentId) => {
    const { print, template, map } = await automaticOffice()
    right(await map(10, 'meetingInvitation'))
    const request = sample(ReviseTemplateRequest, {
      code: 'ONSITE',
      languages: [{ language: 'it', description: 'Fattura', attachmentId }],
    })
    right(await template(11, { type: 'ReviseTemplate', request }))
    expect(await print(12)).toEqual(E.left({ type, field: 'templateCode', templateCode: 'ONSITE' }))
    right(await print(13, { kind: 'meetingInvitation' }))
  })
})

describe('automatic recording that has nothing to do (rule R62)', () => {
  it('answers why, and stores nothing', async () => {
    const { print, mail, unmap, head } = await automaticOffice()
    const before = await head()
    const to = (type: string, no: string) => ({ account: { type, no } })
    expect(await print(10, { kind: 'salesQuote' })).toEqual(skipped('NoTemplateForKind'))
    for (const once of [true, false]) {
      expect(await print(11, { once, ...to('vendor', '10000') })).toEqual(
        skipped('NoContactForAccount'),
      )
      expect(await print(12, { once, ...to('contact', 'nobody') })).toEqual(
        skipped('NoContactForAccount'),
      )
      expect(await print(13, { once, ...to('customer', '30000') })).toEqual(
        skipped('ContactPrivacyBlocked'),
      )
    }
    expect(await mail(14, to('contact', 'B'))).toEqual(skipped('ContactPrivacyBlocked'))
    expect(await mail(15, to('customer', '9'))).toEqual(skipped('NoContactForAccount'))
    expect(await head()).toBe(before)
    right(await unmap(16, 'email'))
    expect(await mail(17)).toEqual(skipped('NoTemplateForKind'))
  })

  it('asks nobody for a preview (rule R63)', async () => {
    const { print, head } = await automaticOffice()
    const before = await head()
    for (const once of [true, false])
      expect(await print(10, { preview: true, once }, nobody)).toEqual(skipped('Preview'))
    expect(await head()).toBe(before)
  })
})

describe('the contact of an account (rule R64)', () => {
  it.each([
    ['contact', 'P1', 'P1'],
    ['customer', '10000', 'C'],
    ['vendor', '20000', 'C'],
  ])('is found for a %s', async (type, no, contactId) => {
    const { print, dataOf } = await automaticOffice()
    for (const once of [true, false]) {
      const { interactionId } = right(await print(10, { once, account: { type, no } }))
      expect(await dataOf(interactionId)).toMatchObject({ contactId })
    }
  })

  it('is asked for once, so that two answers cannot differ', async () => {
    const { print, dataOf } = await automaticOffice()
    let asked = 0
    const moving = contacts(
      (id) => ({ id }),
      () => `contact ${String(++asked)}`,
    )
    const placed = right(await print(10, { once: true }, { ...directories, contacts: moving }))
    expect(await dataOf(placed.interactionId)).toMatchObject({ contactId: 'contact 1' })
    expect(asked).toBe(1)
  })

  it('is not looked for where the directory knows no accounts', async () => {
    const { print } = await automaticOffice()
    const old = { ...directories, contacts: { find: directories.contacts.find } }
    const because = 'it knows no customers and no vendors'
    const unavailable = { type: 'DirectoryUnavailable', directory: 'contacts', because }
    expect(await print(10, {}, old)).toMatchObject({ left: unavailable })
    right(await print(11, { account: { type: 'contact', no: 'P1' } }, old))
  })

  it.each([down, () => 7 as never, () => ''])('is not what a broken directory says', async (of) => {
    const { print, head } = await automaticOffice()
    const broken = { ...directories, contacts: contacts(() => undefined, of) }
    const before = await head()
    for (const once of [true, false])
      expect(await print(10, { once }, broken)).toMatchObject({
        left: { type: 'DirectoryUnavailable' },
      })
    expect(await head()).toBe(before)
  })
})

describe('a document that is printed again (rule R65)', () => {
  it('is recorded again, unless it is the same command (R39)', async () => {
    const { print, head } = await automaticOffice()
    const first = right(await print(10))
    const second = right(await print(11))
    expect(second.interactionId).not.toBe(first.interactionId)
    const before = await head()
    expect(right(await print(11))).toEqual({ ...second, repeated: true })
    expect(await head()).toBe(before)
  })

  it('as the same command answers as the first time, whatever was mapped since', async () => {
    const { print, map, unmap } = await automaticOffice()
    const first = right(await print(10))
    right(await map(11, 'salesInvoice'))
    right(await unmap(12, 'salesInvoice'))
    expect(right(await print(10, {}, nobody))).toEqual({ ...first, repeated: true })
    expect(await print(13)).toEqual(skipped('NoTemplateForKind'))
  })

  it('as the same command with other content is refused (R40)', async () => {
    const { print } = await automaticOffice()
    const account = { type: 'contact', no: 'P1' }
    right(await print(10, { account, description: 'Invoice I1' }))
    for (const other of [
      { account, no: 'I2' },
      { account, description: 'Invoice' },
      { account: { type: 'contact', no: 'C' } },
    ])
      expect(await print(10, other)).toEqual(E.left({ type: 'IdempotencyKeyReused' }))
  })

  it('is recorded once if that is asked for, on whatever day it is printed (rule R66)', async () => {
    const { print, dataOf } = await automaticOffice()
    const first = right(await print(10, { once: true }))
    const again = { once: true, date: '2026-04-01', description: 'again' }
    expect(right(await print(11, again))).toEqual({ ...first, repeated: true })
    expect(await dataOf(first.interactionId)).toMatchObject({ date: '2026-03-02' })
    const same = { once: true, account: { type: 'contact', no: 'C' } }
    expect(right(await print(12, same))).toEqual({ ...first, repeated: true })
  })

  it('is another document with another kind, number, occurrence, version or contact', async () => {
    const { print, map } = await automaticOffice()
    right(await map(5, 'salesQuote'))
    const ids = new Set<InteractionId>()
    const others = [
      {},
      { kind: 'salesQuote' },
      { no: 'I2' },
      { occurrence: 1 },
      { version: 1 },
      { occurrence: 1, version: 1 },
      { account: { type: 'contact', no: 'P1' } },
    ]
    for (const [index, fields] of others.entries()) {
      const placed = right(await print(20 + index, { once: true, ...fields }))
      expect(placed.repeated).toBe(false)
      ids.add(placed.interactionId)
    }
    expect(ids.size).toBe(others.length)
  })

  it('once needs a number by which it is recognised', () => {
    const sheet = sample(DocumentRequest, {
      kind: 'coverSheet',
      account: { type: 'contact', no: 'P1' },
      date: '2026-03-02',
    })
    const refused = E.left({
      type: 'FieldInvalid',
      field: 'no',
      expected: 'the number by which the document is recognised',
    })
    for (const asked of [{ once: true }, { posted: true }])
      expect(documentRecording({ ...sheet, ...asked })).toEqual(refused)
    expect(right(documentRecording(sheet)).keyFor).toBeUndefined()
    const numbered = sample(DocumentRequest, { ...sheet, no: 'C1', once: true })
    expect(right(documentRecording(numbered)).keyFor?.(sample(ContactId, 'P1'))).toEqual([
      'document',
      'coverSheet',
      'C1',
      null,
      null,
      'P1',
    ])
  })

  it('has a key that stays the same for ever', () => {
    expect(keyedId(idKey, ['document', 'salesInvoice', 'I1', null, 2, 'C-1'])).toBe(
      'ed3f37f6-1baf-8eec-9ad1-a3e9aefe8397',
    )
  })

  it('has gone for good once it was purged', async () => {
    const { print, cancel, purge } = await automaticOffice()
    const { interactionId } = right(await print(10, { once: true }))
    right(await cancel(11, interactionId))
    right(await purge(12, interactionId))
    expect(await print(13, { once: true })).toEqual(
      E.left({ type: 'AlreadyPurged', interactionId }),
    )
  })
})

describe('an e-mail (rule R67)', () => {
  it('is recognised by its message id, and recorded once', async () => {
    const { mail, head } = await automaticOffice()
    const first = right(await mail(10))
    const before = await head()
    const again = { date: '2026-03-03', subject: 'Read in another mailbox' }
    expect(right(await mail(11, again))).toEqual({ ...first, repeated: true })
    expect(await head()).toBe(before)
  })

  it('is recognised by contact and salesperson, too', () => {
    const keyOf = (fields: Fields) =>
      emailRecording(
        sample(EmailRequest, {
          messageId: '<4711@mail.example>',
          account: { type: 'contact', no: 'P1' },
          date: '2026-03-02',
          direction: 'inbound',
          ...fields,
        }),
      ).keyFor?.(sample(ContactId, 'P1'))
    expect(keyOf({})).toEqual(['email', '<4711@mail.example>', 'P1', ''])
    expect(keyOf({ salespersonCode: 'S1' })).toEqual(['email', '<4711@mail.example>', 'P1', 'S1'])
  })

  it('is not recorded again after it was purged, from the store too', async () => {
    const office = await automaticOffice()
    const { interactionId } = right(await office.mail(10))
    right(await office.cancel(11, interactionId))
    right(await office.purge(12, interactionId))
    const purged = E.left({ type: 'AlreadyPurged', interactionId })
    expect(await office.mail(13)).toEqual(purged)
    const { store } = office.session
    right(await store.eraseStream(interactionStream(interactionId), 3)())
    right(await store.finishErasure()())
    expect(await office.mail(14, {}, nobody)).toEqual(purged)
    expect(await office.types(interactionStream(interactionId))).toEqual(['InteractionPurged'])
  })

  it('gives an entry for each contact and each salesperson', async () => {
    const { mail } = await automaticOffice()
    const all = [
      {},
      { salespersonCode: 'S1' },
      { salespersonCode: 'S2' },
      { account: { type: 'customer', no: '10000' } },
      { messageId: '<4712@mail.example>' },
    ]
    const ids = new Set<InteractionId>()
    for (const [index, fields] of all.entries())
      ids.add(right(await mail(10 + index, fields)).interactionId)
    expect(ids.size).toBe(all.length)
    expect(right(await mail(20, { salespersonCode: null }))).toMatchObject({ repeated: true })
  })

  it('says its direction, its subject and that it is an e-mail (rule R68)', async () => {
    const { mail, dataOf } = await automaticOffice()
    const inbound = right(await mail(10, { conversationId: 'V1', subject: 'Your quote' }))
    expect(await dataOf(inbound.interactionId)).toMatchObject({
      informationFlow: 'inbound',
      initiatedBy: 'them',
      description: 'Your quote',
      subject: 'Your quote',
      correspondenceType: 'email',
      source: { type: 'email', conversationId: 'V1' },
    })
    const outbound = { direction: 'outbound', subject: ' ', messageId: '2' }
    expect(await dataOf(right(await mail(11, outbound)).interactionId)).toMatchObject({
      informationFlow: 'outbound',
      initiatedBy: 'us',
      description: 'On-site meeting',
      subject: ' ',
      source: { type: 'email', conversationId: null },
    })
    const silent = { messageId: '3' }
    expect(await dataOf(right(await mail(12, silent)).interactionId)).toMatchObject({
      description: 'On-site meeting',
      subject: 'On-site meeting',
    })
  })

  it('keeps the first 100 characters of a long subject, and never half of one', async () => {
    const { mail, dataOf } = await automaticOffice()
    const long = right(await mail(10, { subject: 'x'.repeat(300) }))
    expect(await dataOf(long.interactionId)).toMatchObject({ description: 'x'.repeat(100) })
    const subject = `${'x'.repeat(99)}😀${'y'.repeat(9)}`
    const split = right(await mail(11, { messageId: '2', subject }))
    expect(await dataOf(split.interactionId)).toMatchObject({ subject: 'x'.repeat(99) })
  })
})

describe('a document that is posted (rule R69)', () => {
  /** Campaign CP1 has C among its targets in March. */
  const marketing: Directories = {
    ...directories,
    campaigns: campaigns(
      (id) => (['CP1', 'CP2'].includes(id) ? { id } : undefined),
      (contactId, date) => (contactId === 'C' && date.startsWith('2026-03') ? 'CP1' : undefined),
    ),
  }
  const campaignOf = async (fields: Fields, asked = marketing) => {
    const { print, dataOf } = await automaticOffice()
    return (await dataOf(right(await print(10, fields, asked)).interactionId)).campaign
  }

  it('belongs to the campaign that targets the contact on that day', async () => {
    const targeted = { no: 'CP1', target: true, response: false }
    expect(await campaignOf({ posted: true })).toEqual(targeted)
    expect(await campaignOf({ posted: true, campaignTarget: false })).toEqual({
      ...targeted,
      target: false,
    })
  })

  it.each<[string, Fields, string | undefined]>([
    ['it names its own', { posted: true, campaignNo: 'CP2' }, 'CP2'],
    ['it names none', { posted: true, campaignNo: null }, undefined],
    ['it is another day', { posted: true, date: '2026-04-01' }, undefined],
    ['it is another contact', { posted: true, account: { type: 'contact', no: 'P1' } }, undefined],
    ['it is only printed', { posted: false }, undefined],
  ])('does not when %s', async (_, fields, no) => {
    expect((await campaignOf(fields))?.no).toBe(no)
  })

  it('is no e-mail: that belongs to no campaign by itself', async () => {
    const { mail, dataOf } = await automaticOffice()
    const toCompany = { account: { type: 'contact', no: 'C' } }
    const { interactionId } = right(await mail(10, toCompany, marketing))
    expect((await dataOf(interactionId)).campaign).toBeNull()
  })

  it('has no campaign where the directory knows no targets', async () => {
    expect(await campaignOf({ posted: true }, directories)).toBeNull()
  })

  it('is recorded once, and not again when it is printed once', async () => {
    const { print } = await automaticOffice()
    const first = right(await print(10, { posted: true }, marketing))
    for (const fields of [{ posted: true }, { once: true }])
      expect(right(await print(11, fields, marketing))).toEqual({ ...first, repeated: true })
  })

  it('waits for campaigns that cannot be looked up', async () => {
    const { print, head } = await automaticOffice()
    const broken = { ...directories, campaigns: campaigns(() => undefined, down) }
    const before = await head()
    expect(await print(10, { posted: true }, broken)).toMatchObject({
      left: { type: 'DirectoryUnavailable', directory: 'campaigns' },
    })
    expect(await head()).toBe(before)
  })
})

describe('the template setup', () => {
  it('is what was mapped, and repeats a command as the first time (R39)', async () => {
    const { map, unmap, session, head } = await automaticOffice()
    right(await unmap(10, 'email'))
    const before = await head()
    expect(right(await map(4, 'email'))).toMatchObject({ type: 'Applied', repeated: true })
    expect(await map(4, 'email', 'OTHER')).toEqual(E.left({ type: 'IdempotencyKeyReused' }))
    expect(await unmap(4, 'email')).toEqual(E.left({ type: 'IdempotencyKeyReused' }))
    expect(await head()).toBe(before)
    expect([...right(await readTemplateSetup(session)()).templates]).toEqual([
      ['salesInvoice', 'ONSITE'],
    ])
  })
})
