import { rm } from 'node:fs/promises'
import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
import type { EventStore } from '@interaction-log/core'
import { openInteractionLog, type EntriesInput } from '@interaction-log/interaction-log'
import {
  defineTemplates,
  directory,
  entriesOf,
  expectType,
  idsOf,
  logWithTemplates,
  newFile,
  onsite,
  openFile,
  record,
  recordCanceled,
} from './opened.js'

const unknown = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'

describe('reading the log', () => {
  it('shows one’s own writes at once, in every view', async () => {
    const log = await logWithTemplates()
    for (let n = 1; n <= 20; n++) {
      const id = await record(log, { segmentNo: 'SM1' })
      for (const request of [{}, { contact: 'P1' }, { company: 'C' }, { segment: 'sm1' }]) {
        const ids = await idsOf(log, request)
        expect(ids).toHaveLength(n)
        expect(ids).toContain(id)
      }
      const code = `G${String(n)}`
      await log.defineGroup({ code, description: code })
      await log.defineTemplate({ code, groupCode: code })
      const { groups } = expectType(await log.groups(), 'Groups')
      const { templates } = expectType(await log.templates(), 'Templates')
      expect([groups.map((g) => g.code), templates.map((t) => t.code)]).toEqual([
        expect.arrayContaining([code]),
        expect.arrayContaining([code]),
      ])
      await log.cancel({ interactionId: id })
      for (const request of [{}, { segment: 'SM1' }])
        expect((await entriesOf(log, request)).every(({ status }) => status === 'canceled')).toBe(
          true,
        )
    }
  })

  it('shows by contact exactly that one, by company its persons too, by segment its own', async () => {
    const log = await logWithTemplates()
    const ids = {
      late: await record(log, { date: '2026-03-09' }),
      early: await record(log, { date: '2026-03-01', segmentNo: 'SM1' }),
      company: await record(log, { contactId: 'C', date: '2026-03-05', segmentNo: 'SM2' }),
      other: await record(log, { contactId: 'X', segmentNo: 'SM1' }),
    }
    expect(await idsOf(log)).toEqual(Object.values(ids))
    expect(await idsOf(log, { contact: 'P1' })).toEqual([ids.early, ids.late])
    expect(await idsOf(log, { contact: 'C' })).toEqual([ids.company])
    expect(await idsOf(log, { company: 'C' })).toEqual([ids.early, ids.company, ids.late])
    expect(await idsOf(log, { segment: 'SM1' })).toEqual([ids.early, ids.other])
    expect(await idsOf(log, { contact: 'nobody' })).toEqual([])
  })

  it('shows by campaign, opportunity, salesperson, task, template and group its own (rule R150)', async () => {
    const log = await logWithTemplates()
    const of = (own: Parameters<typeof record>[1], date = '2026-03-05') =>
      record(log, { date, templateCode: 'BUS', salespersonCode: 'S2', ...own })
    const own = {
      campaign: [await of({ campaignNo: 'cp1' }), await of({ campaignNo: 'cp1' }, '2026-03-01')],
      opportunity: [await of({ opportunityNo: 'OP1' }), await of({ opportunityNo: 'OP1' })],
      task: [await of({ taskNo: 'T1' })],
      salesperson: [await of({ salespersonCode: 'S1' })],
      template: [await of({ templateCode: 'ONSITE' })],
    }
    const [late, early] = own.campaign
    expect(await idsOf(log, { campaign: 'cp1' })).toEqual([early, late])
    expect(await idsOf(log, { campaign: 'CP1' })).toEqual([])
    expect(await idsOf(log, { opportunity: 'OP1' })).toEqual(own.opportunity)
    expect(await idsOf(log, { task: 'T1' })).toEqual(own.task)
    expect(await idsOf(log, { salesperson: 'S1' })).toEqual(own.salesperson)
    expect(await idsOf(log, { template: 'onsite ' })).toEqual(own.template)
    expect(await idsOf(log, { group: 'meeting' })).toEqual(own.template)
    expect(await idsOf(log, { template: 'BUS' })).toHaveLength(6)
  })

  it('shows a document’s own by its number, and of one kind only (rule R151)', async () => {
    const log = await logWithTemplates()
    const source = (kind: 'salesQuote' | 'salesInvoice', no: string | null) =>
      ({ type: 'document', kind, no, occurrence: null, version: null }) as const
    const quote = await record(log, { source: source('salesQuote', '1001') })
    const invoice = await record(log, { source: source('salesInvoice', '1001') })
    await record(log, { source: source('salesInvoice', null) })
    await record(log)
    expect(await idsOf(log, { document: '1001' })).toEqual([quote, invoice])
    expect(await idsOf(log, { document: '1001', documentKind: 'salesInvoice' })).toEqual([invoice])
    expect(await idsOf(log, { document: '1002' })).toEqual([])
  })

  it('gives every entry a title, which stays when its template is revised (rule R152)', async () => {
    const log = await logWithTemplates()
    await log.reviseTemplate({ code: 'ONSITE', description: 'Visit', informationFlow: 'outbound' })
    await log.reviseTemplate({ code: 'BUS', informationFlow: 'inbound' })
    for (const templateCode of ['ONSITE', 'BUS']) await record(log, { templateCode })
    const titles = async (request = {}) => (await entriesOf(log, request)).map(({ title }) => title)
    expect(await titles()).toEqual(['Visit by S1', 'BUS from P1'])
    for (const code of ['ONSITE', 'BUS'])
      await log.reviseTemplate({ code, description: 'Other', informationFlow: 'none' })
    expect(await titles({ contact: 'P1' })).toEqual(['Visit by S1', 'BUS from P1'])
  })

  it('shows who canceled, when and why, until it is reinstated', async () => {
    const at = '2026-03-01T10:00:00.000Z'
    const log = await logWithTemplates({ clock: () => new Date(at) })
    const interactionId = await recordCanceled(log)
    expect(await entriesOf(log)).toMatchObject([
      {
        status: 'canceled',
        recordedAt: at,
        canceled: { at, by: 'u-1', reason: 'twice', cause: { type: 'direct' } },
      },
    ])
    await log.reinstate({ interactionId })
    expect(await entriesOf(log)).toMatchObject([{ status: 'recorded', canceled: null }])
  })

  it('goes on where the page before ended, whatever was recorded or purged in between', async () => {
    const log = await logWithTemplates()
    const ids = []
    for (let n = 0; n < 5; n++) ids.push(await record(log, { date: `2026-03-0${String(n + 1)}` }))
    const [, second, third] = ids
    const contact = 'P1'
    const first = expectType(await log.entries({ contact, limit: 2 }), 'Entries')
    expect(first.entries).toHaveLength(2)
    const before = await record(log, { date: '2026-02-01' })
    const behind = await record(log, { date: '2026-03-04' })
    for (const interactionId of [second, third])
      if (interactionId) {
        await log.cancel({ interactionId })
        await log.purge({ basis: 'mistake', interactionId })
      }
    const after = first.next ?? ''
    const rest = expectType(await log.entries({ contact, after }), 'Entries')
    expect(rest.entries.map(({ interactionId }) => interactionId)).toEqual([ids[3], behind, ids[4]])
    expect(rest.next).toBeUndefined()
    expect(await idsOf(log, { contact })).toContain(before)
  })

  it('gives a hundred entries, or as many as are asked for', async () => {
    const log = await logWithTemplates()
    const rows = Array.from({ length: 120 }, (_, n) => ({ key: String(n), request: onsite }))
    for await (const batch of log.importRows('crm', rows)) expect(batch).toHaveLength(120)
    expect(await entriesOf(log)).toHaveLength(100)
    expect(await entriesOf(log, { limit: 1 })).toHaveLength(1)
    expect(await entriesOf(log, { limit: 1000 })).toHaveLength(120)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = expectType(await log.entries({ limit: 50, ...(after && { after }) }), 'Entries')
      seen.push(...page.entries.map(({ entryNo }) => entryNo))
      after = page.next
    } while (after)
    expect(new Set(seen).size).toBe(120)
  })

  it('gives groups and templates a hundred at a time, by code', async () => {
    const log = await logWithTemplates()
    await Promise.all(
      Array.from({ length: 101 }, async (_, n) => {
        const code = `T${String(n).padStart(3, '0')}`
        await log.defineGroup({ code, description: code })
        expectType(await log.defineTemplate({ code, groupCode: code }), 'Changed')
      }),
    )
    const groups = expectType(await log.groups(), 'Groups')
    const more = expectType(await log.groups(groups.next), 'Groups')
    expect([groups.groups.length, more.groups.length]).toEqual([100, 3])
    const templates = expectType(await log.templates(), 'Templates')
    const rest = expectType(await log.templates(templates.next), 'Templates')
    expect([templates.templates.length, rest.templates.length]).toEqual([100, 3])
    const codes = [...templates.templates, ...rest.templates].map(({ code }) => code)
    expect(codes).toEqual([...codes].sort())
  })

  it('shows templates and groups as they are now, retired ones included', async () => {
    const log = await logWithTemplates()
    await log.reviseTemplate({ code: 'ONSITE', cost: '45' })
    await log.retireTemplate({ code: 'ONSITE' })
    await log.retireGroup({ code: 'LETTER' })
    await log.reviseGroup({ code: 'MEETING', description: 'Meetings' })
    const { templates } = expectType(await log.templates(), 'Templates')
    expect(templates).toMatchObject([
      { code: 'BUS', isRetired: false },
      { code: 'ONSITE', cost: '45', description: 'ONSITE', isRetired: true },
    ])
    await log.restoreTemplate({ code: 'ONSITE' })
    expect(await log.templates()).toMatchObject({ templates: [{}, { isRetired: false }] })
    const { groups } = expectType(await log.groups(), 'Groups')
    expect(groups).toEqual([
      { code: 'LETTER', description: 'LETTER', isRetired: true },
      { code: 'MEETING', description: 'Meetings', isRetired: false },
    ])
  })

  it.each([
    [{ dateFrom: '2026-03-02', dateTo: '2026-03-01' }, 'dateTo', 'dateFrom or a later day'],
    [
      { recordedFrom: '2026-03-01T09:30:00.001Z', recordedTo: '2026-03-01T09:30:00.000Z' },
      'recordedTo',
      'recordedFrom or a later instant',
    ],
    [{ entryNoFrom: '10', entryNoTo: '9' }, 'entryNoTo', 'entryNoFrom or a greater number'],
  ])(
    'refuses a range that ends before it begins: %j (rule R195)',
    async (selection, field, expected) => {
      const log = await logWithTemplates()
      const refusal = { type: 'FieldInvalid', field, expected }
      expect(await log.entries(selection)).toEqual(refusal)
      expect(await log.countEntries(selection)).toEqual(refusal)
      expect(await log.watch(selection)).toEqual(refusal)
    },
  )

  it('takes a range of one day, one instant or one number (rule R195)', async () => {
    const log = await logWithTemplates()
    const instant = '2026-03-01T09:30:00.000Z'
    for (const selection of [
      { dateFrom: '2026-03-01', dateTo: '2026-03-01' },
      { recordedFrom: instant, recordedTo: instant },
      { entryNoFrom: '9', entryNoTo: '9' },
      { entryNoFrom: '9', entryNoTo: '10' },
    ])
      expect(await log.countEntries(selection)).toEqual({ type: 'EntryCount', count: 0 })
  })

  it('refuses a logged segment without its run, and takes its number as segments do (rule R196)', async () => {
    const log = await logWithTemplates()
    const defaults = { templateCode: 'ONSITE', date: '2026-03-02' }
    await log.createSegment({ no: 'SM1', description: 'Spring', defaults })
    expectType(await log.addSegmentLines({ no: 'SM1', lines: [{ contactId: 'P1' }] }), 'LinesAdded')
    expectType(await log.logSegment({ no: 'SM1' }), 'SegmentLogged')
    for (const loggedSegment of ['SM1', 'SM1/', 'SM1/0', '/1', ''])
      expect(await log.countEntries({ loggedSegment })).toEqual({
        type: 'FieldInvalid',
        field: 'loggedSegment',
        expected: 'a logged segment, written as number/run, for example SM1/1',
      })
    for (const loggedSegment of ['SM1/1', ' sm1/1'])
      expect(await log.countEntries({ loggedSegment })).toEqual({ type: 'EntryCount', count: 1 })
  })

  it('refuses what it does not understand', async () => {
    const log = await logWithTemplates()
    const huge = Buffer.from(JSON.stringify([{ bigint: '9'.repeat(30) }, 'x'])).toString(
      'base64url',
    )
    const cases: readonly (readonly [object, object])[] = [
      [{ limit: 0 }, { type: 'FieldInvalid', field: 'limit' }],
      [{ limit: 1001 }, { type: 'FieldInvalid', field: 'limit' }],
      [{ limit: 1.5 }, { type: 'FieldInvalid', field: 'limit' }],
      [{ contact: '' }, { type: 'FieldInvalid', field: 'contact' }],
      [
        { document: 'I1', documentKind: 'invoice' },
        { type: 'FieldInvalid', field: 'documentKind' },
      ],
      [{ contacts: 'P1' }, { type: 'FieldUnknown', field: 'contacts' }],
      [{ dateFrom: '2026-02-30' }, { type: 'FieldInvalid', field: 'dateFrom' }],
      [{ recordedTo: '2026-03-01' }, { type: 'FieldInvalid', field: 'recordedTo' }],
      [
        { entryNoFrom: 7 },
        { type: 'FieldInvalid', field: 'entryNoFrom', expected: 'a position such as "42"' },
      ],
      [{ status: 'purged' }, { type: 'FieldInvalid', field: 'status' }],
      [{ source: 'letter' }, { type: 'FieldInvalid', field: 'source' }],
      [{ text: ' — ' }, { type: 'FieldInvalid', field: 'text', expected: 'a word to look for' }],
      [{ attemptFailed: 'no' }, { type: 'FieldInvalid', field: 'attemptFailed' }],
      [{ sort: 'contactId' }, { type: 'FieldInvalid', field: 'sort' }],
      [{ descending: 1 }, { type: 'FieldInvalid', field: 'descending' }],
      [{ after: 'x' }, { type: 'CursorInvalid' }],
      [{ after: huge }, { type: 'CursorInvalid' }],
      [{ withinMs: 0 }, { type: 'FieldInvalid', field: 'withinMs' }],
    ]
    for (const [request, refusal] of cases)
      expect(await log.entries(request as EntriesInput)).toMatchObject(refusal)
    expect(await log.templates('x')).toEqual({ type: 'CursorInvalid' })
    expect(await log.groups(7 as unknown as string)).toEqual({ type: 'CursorInvalid' })
  })
})

describe('a view that is behind', () => {
  /** A store whose subscriptions deliver nothing while it is stalled. */
  const stalling = (store: EventStore) => {
    let flowing = Promise.resolve()
    let flow = (): void => undefined
    const stalled: EventStore = {
      ...store,
      subscribeToAll: (range) => {
        const subscription = store.subscribeToAll(range)
        const deliver = async function* () {
          for await (const message of subscription) {
            await flowing
            yield message
          }
        }
        return { cancel: subscription.cancel, [Symbol.asyncIterator]: deliver }
      },
    }
    const stall = () => {
      flowing = new Promise((resolve) => (flow = resolve))
    }
    const go = () => {
      flow()
    }
    return { stalled, stall, go }
  }

  const actor = 'u-1'

  it('is said to be, within the time that was given, and never shown as if it were not', async () => {
    const { stalled, stall, go } = stalling(memoryEventStore())
    const options = { store: stalled, actor, currency: 'EUR', contacts: directory }
    const { log } = expectType(await openInteractionLog(options), 'Opened')
    await defineTemplates(log)
    await record(log)
    expect(await idsOf(log)).toHaveLength(1)
    stall()
    await record(log)
    expect(await log.entries({ withinMs: 20 })).toMatchObject({
      type: 'ViewBehind',
      view: 'contact-log',
      lag: 1n,
    })
    go()
    expect(await idsOf(log)).toHaveLength(2)
    await log.close()
  })

  it('is waited for no longer than was given while it is made, either', async () => {
    const memory = emptyMemory()
    const options = { actor, currency: 'EUR', contacts: directory }
    const before = await openInteractionLog({ store: memoryEventStore(memory), ...options })
    const { log: first } = expectType(before, 'Opened')
    await defineTemplates(first)
    await record(first)
    await first.close()

    const { stalled, stall, go } = stalling(memoryEventStore(memory))
    stall()
    const opened = await openInteractionLog({ store: stalled, ...options })
    const { log } = expectType(opened, 'Opened')
    const began = Date.now()
    expect(await log.entries({ withinMs: 20 })).toMatchObject({ type: 'ViewBehind' })
    expect(Date.now() - began).toBeLessThan(2_000)
    go()
    await log.close()
  })
})

describe('two openings of one file', () => {
  it('see each other’s writes', async () => {
    const file = newFile()
    const first = await logWithTemplates({ file })
    const { log: second } = await openFile({ file })
    const id = await record(first)
    const seen = async (): Promise<readonly string[]> => {
      const ids = await idsOf(second)
      return ids.length > 0 ? ids : seen()
    }
    expect(await seen()).toEqual([id])
    expectType(await second.cancel({ interactionId: id }), 'Changed')
    expect(await entriesOf(second)).toMatchObject([{ status: 'canceled' }])
  })
})

describe('the history of an interaction', () => {
  it('tells every event, who, when and through which command', async () => {
    const log = await logWithTemplates()
    const commandId = unknown
    const { interactionId, entryNo } = expectType(
      await log.record(onsite, { commandId, actor: 'u-2' }),
      'Recorded',
    )
    const recorded = { version: 1, position: entryNo, type: 'InteractionRecorded' }
    expect(await log.history(interactionId)).toMatchObject({
      type: 'History',
      interactionId,
      events: [{ ...recorded, data: { contactId: 'P1' }, metadata: { actor: 'u-2', commandId } }],
    })
    await log.cancel({ interactionId, reason: 'twice' })
    await log.reinstate({ interactionId, reason: 'it was not' })
    await log.cancel({ interactionId })
    const { events } = expectType(await log.history(interactionId), 'History')
    expect(events).toMatchObject([
      recorded,
      { version: 2, type: 'InteractionCanceled', data: { reason: 'twice' } },
      { version: 3, type: 'InteractionReinstated', data: { reason: 'it was not' } },
      { version: 4, type: 'InteractionCanceled', data: { reason: null } },
    ])
    expect(expectType(await log.history(interactionId), 'History').erased).toBeNull()
  })

  it('tells which versions a purge erased, by whom, when and on which basis (rule R164)', async () => {
    const now = new Date('2026-03-04T05:06:07.000Z')
    const log = await logWithTemplates({ clock: () => now })
    const { interactionId, entryNo } = expectType(await log.record(onsite), 'Recorded')
    await log.cancel({ interactionId, reason: 'a secret' })
    const { batchId } = expectType(
      await log.purge({ basis: 'mistake', interactionId }, { actor: 'u-dpo' }),
      'Purged',
    )
    const history = expectType(await log.history(interactionId), 'History')
    expect(history.events).toMatchObject([{ version: 3, type: 'InteractionPurged' }])
    expect(history.erased).toMatchObject({
      versions: [
        { version: 1, type: 'InteractionRecorded', position: entryNo },
        { version: 2, type: 'InteractionCanceled' },
      ],
      batchId,
      basis: 'mistake',
      at: now.toISOString(),
      by: 'u-dpo',
    })
    expect(JSON.stringify(history)).not.toContain('a secret')
  })

  it('is refused for what was never recorded, and for what is no id', async () => {
    const log = await logWithTemplates()
    expect(await log.history(unknown)).toEqual({ type: 'NotRecorded', interactionId: unknown })
    for (const id of ['x', '', String(undefined)])
      expect(await log.history(id)).toMatchObject({
        type: 'FieldInvalid',
        field: 'interactionId',
      })
  })
})

describe('views that were deleted', () => {
  it('are made again with the same entries and numbers', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    await record(log, { segmentNo: 'SM1' })
    await log.purge({ basis: 'mistake', interactionId: await recordCanceled(log) })
    await recordCanceled(log, { contactId: 'X', segmentNo: 'SM1' })
    const all = async (of: typeof log) => [
      await of.entries({}),
      await of.entries({ contact: 'P1' }),
      await of.entries({ company: 'C' }),
      await of.entries({ segment: 'SM1' }),
      await of.templates(),
      await of.groups(),
    ]
    const before = await all(log)
    await log.close()
    for (const suffix of ['', '-wal', '-shm']) await rm(`${file}.views${suffix}`, { force: true })
    const { log: again } = await openFile({ file })
    expect(await all(again)).toEqual(before)
    expect(before.every(({ type }) => /^(Entries|Templates|Groups)$/.test(type))).toBe(true)
  })
})
