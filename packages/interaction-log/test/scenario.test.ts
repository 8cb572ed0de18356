/**
 * The canonical scenario: an office with a company, its two persons and somebody on their own, from
 * the first meeting to the purge, with all its figures, on every store.
 */
import { type EventStore, inMemoryContacts } from '@interaction-log/core'
import { eventStoreDbEventStore } from '@interaction-log/event-store-eventstoredb'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { startEventStoreDb } from '@interaction-log/eventstoredb-in-process'
import {
  type DefineTemplateInput,
  type DocumentInput,
  type EntriesInput,
  type InteractionLog,
  openInteractionLog,
} from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import { entriesOf, expectType, idsOf, openFile } from './opened.js'

type Log = InteractionLog<never>

const salespersonCode = 'S1'
const contacts = inMemoryContacts([
  { id: 'C', companyId: 'C', customerNo: '10000', salespersonCode },
  { id: 'P1', companyId: 'C', salespersonCode },
  { id: 'P2', companyId: 'C', salespersonCode },
  { id: 'X', salespersonCode },
])
const ours = { informationFlow: 'outbound', initiatedBy: 'us' } as const
const theirs = { informationFlow: 'inbound', initiatedBy: 'them' } as const
const template = (
  code: string,
  groupCode: string,
  cost: string,
  durationMinutes: number,
  flow: typeof ours | typeof theirs,
): DefineTemplateInput => ({ code, groupCode, description: code, cost, durationMinutes, ...flow })

const templates = [
  template('ONSITE', 'MEETING', '45', 180, ours),
  template('INCOME', 'PHONE', '0', 15, theirs),
  template('BUS', 'LETTER', '8', 30, ours),
  template('S_INVOICE', 'SALES', '8', 1, ours),
]

const date = '2026-03-02'
const basis = 'retention'
const invoice: DocumentInput = {
  kind: 'salesInvoice',
  account: { type: 'customer', no: '10000' },
  no: 'I1',
  date,
}

const openOn = async (store: EventStore): Promise<Log> => {
  const options = { store, actor: 'u-1', currency: 'EUR', contacts, idKey: 'ab'.repeat(32) }
  return expectType(await openInteractionLog(options), 'Opened').log
}

const onMemory = async () => {
  const log = await openOn(memoryEventStore())
  return { log, close: () => log.close() }
}

const onSqlite = async () => {
  const { log } = await openFile({ contacts })
  return { log, close: () => log.close() }
}

const onEventStoreDb = async () => {
  const { connectionString, stop } = await startEventStoreDb()
  const store = eventStoreDbEventStore({ connectionString })
  if (E.isLeft(store)) throw new Error(store.left.because)
  const log = await openOn(store.right)
  const close = async () => {
    await log.close()
    await store.right.close()()
    await stop()
  }
  return { log, close }
}

const count = async (log: Log, request: EntriesInput = {}) => (await idsOf(log, request)).length

/** Of the company and its persons, without what is canceled. */
const figuresOfC = async (log: Log) => {
  const entries = await entriesOf(log, { company: 'C' })
  const counted = entries.filter(({ status }) => status === 'recorded')
  return {
    count: counted.length,
    cost: counted.reduce((sum, { cost }) => sum + Number(cost), 0),
    minutes: counted.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0),
  }
}

describe.each([
  { name: 'memory', open: onMemory, erasure: 'Gone' },
  { name: 'SQLite', open: onSqlite, erasure: 'Gone' },
  { name: 'EventStoreDB', open: onEventStoreDb, erasure: 'Hidden' },
] as const)('the canonical scenario on $name', ({ open, erasure }) => {
  let log: Log
  let close: () => Promise<unknown>
  beforeAll(async () => ({ log, close } = await open()))
  afterAll(() => close())

  let secondInvoice: string
  const letterTo = async (contact: string) => {
    const letters = await entriesOf(log, { template: 'BUS' })
    return letters.find(({ contactId }) => contactId === contact)?.interactionId ?? ''
  }

  it('1: has groups, templates, and a template for invoices but none for quotes', async () => {
    for (const code of ['LETTER', 'MEETING', 'PHONE', 'SALES'])
      expectType(await log.defineGroup({ code, description: code }), 'Changed')
    for (const one of templates) expectType(await log.defineTemplate(one), 'Changed')
    const mapped = { kind: 'salesInvoice', templateCode: 'S_INVOICE' } as const
    expectType(await log.mapDocumentKind(mapped), 'Changed')
    expect(await log.documentKinds()).toMatchObject({ kinds: [mapped] })
  })

  it('2, 3: records a meeting with P1 and a call by X, who has no company', async () => {
    for (const [contactId, templateCode] of [
      ['P1', 'ONSITE'],
      ['X', 'INCOME'],
    ] as const)
      expectType(await log.record({ contactId, templateCode, date }), 'Recorded')
    expect(await entriesOf(log)).toMatchObject([
      { contactId: 'P1', companyId: 'C', cost: '45', durationMinutes: 180, ...ours },
      { contactId: 'X', companyId: null, cost: '0', durationMinutes: 15, ...theirs },
    ])
  })

  it('4: logs a segment of three letters, once', async () => {
    const segment = { no: 'SM1', description: 'Spring letter' }
    const defaults = { templateCode: 'BUS', date }
    expectType(await log.createSegment({ ...segment, defaults }), 'Changed')
    const lines = ['P1', 'P2', 'C'].map((contactId) => ({ contactId }))
    expectType(await log.addSegmentLines({ no: 'SM1', lines }), 'LinesAdded')
    const loggedSegmentId = 'SM1/1'
    const logged = { type: 'SegmentLogged', loggedSegmentId, count: 3, erasure, repeated: false }
    expect(await log.logSegment({ no: 'SM1' })).toEqual(logged)
    expect(await log.logSegment({ no: 'SM1' })).toEqual({
      type: 'SegmentAlreadyLogged',
      loggedSegmentId,
    })
    expect(await entriesOf(log, { segment: 'SM1' })).toMatchObject(
      ['P1', 'P2', 'C'].map((contactId) => ({ contactId, segment: { loggedSegmentId } })),
    )
  })

  it('5: records each invoice that is printed, or one by its key; no quote, no preview', async () => {
    const key = { idempotencyKey: 'I1 is printed' }
    const first = expectType(await log.recordDocument(invoice, key), 'Recorded')
    expect(await log.recordDocument(invoice, key)).toEqual({ ...first, repeated: true })
    secondInvoice = expectType(await log.recordDocument(invoice), 'Recorded').interactionId
    const quote = { ...invoice, kind: 'salesQuote', no: 'Q1' } as const
    const skipped = (because: string) => ({ type: 'RecordingSkipped', because })
    expect(await log.recordDocument(quote)).toEqual(skipped('NoTemplateForKind'))
    expect(await log.recordDocument({ ...invoice, preview: true })).toEqual(skipped('Preview'))
    const source = { type: 'document', kind: 'salesInvoice', no: 'I1' }
    const printed = { contactId: 'C', templateCode: 'S_INVOICE', cost: '8', source }
    expect(await entriesOf(log, { document: 'I1' })).toMatchObject([printed, printed])
    expect(await count(log, { document: 'Q1' })).toBe(0)
  })

  it('6: shows 7 entries, 6 of C with its persons, 2 of P1, 3 of the segment', async () => {
    expect(await count(log)).toBe(7)
    expect(await count(log, { company: 'C' })).toBe(6)
    expect(await count(log, { contact: 'P1' })).toBe(2)
    expect(await count(log, { segment: 'SM1' })).toBe(3)
    expect(await figuresOfC(log)).toEqual({ count: 6, cost: 85, minutes: 272 })
  })

  it('7: still shows what is canceled, and does not count it', async () => {
    const canceled = [await letterTo('P2'), secondInvoice]
    for (const interactionId of canceled) expectType(await log.cancel({ interactionId }), 'Changed')
    const entries = await entriesOf(log)
    expect(entries).toHaveLength(7)
    const marked = entries.filter(({ status }) => status === 'canceled')
    expect(marked.map(({ interactionId }) => interactionId)).toEqual(canceled)
    expect(await figuresOfC(log)).toEqual({ count: 4, cost: 69, minutes: 241 })
  })

  it('8: purges by a filter, then all that is canceled, then nothing', async () => {
    const letter = await letterTo('P2')
    const purged = await log.purge({ basis, filter: { templateCode: 'BUS' } })
    expect(purged).toMatchObject({ type: 'Purged', count: 1, erasure, notPurged: [] })
    expect(await count(log)).toBe(6)
    expect(await idsOf(log)).not.toContain(letter)
    expect(await log.purge({ basis, filter: {} })).toMatchObject({ type: 'Purged', count: 1 })
    expect(await count(log)).toBe(5)
    expect(await idsOf(log)).not.toContain(secondInvoice)
    const nothing = { type: 'Purged', count: 0, batchId: null }
    expect(await log.purge({ basis, filter: {} })).toMatchObject(nothing)
    expect(await figuresOfC(log)).toEqual({ count: 4, cost: 69, minutes: 241 })
  })

  it('9: does not purge what is not canceled', async () => {
    const before = await entriesOf(log)
    const interactionId = await letterTo('P1')
    const refused = { type: 'NotCanceled', interactionId }
    expect(await log.purge({ basis, interactionId })).toEqual(refused)
    expect(await entriesOf(log)).toEqual(before)
    expect(await log.purges()).toMatchObject({ purges: [{ count: 1 }, { count: 1 }] })
  })

  it('10: keeps the cost of its letters when their template is revised', async () => {
    expectType(await log.reviseTemplate({ code: 'BUS', cost: '10' }), 'Changed')
    expectType(await log.record({ contactId: 'X', templateCode: 'BUS', date }), 'Recorded')
    const letters = await entriesOf(log, { template: 'BUS' })
    expect(letters.map(({ contactId, cost }) => [contactId, cost])).toEqual([
      ['P1', '8'],
      ['C', '8'],
      ['X', '10'],
    ])
    expect(await figuresOfC(log)).toEqual({ count: 4, cost: 69, minutes: 241 })
  })
})
