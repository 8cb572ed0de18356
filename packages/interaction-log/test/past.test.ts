import { setTimeout } from 'node:timers/promises'
import type { EventStore } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import { type AsOfProgress, defineProjection, equals } from '@interaction-log/projection'
import {
  defineTemplates,
  expectType,
  folder,
  logWithTemplates,
  openFile,
  record,
  recordCanceled,
} from './opened.js'
import { filesWith } from '../../../test/files-with.js'

type Log = InteractionLog<{ readonly type: string }>
type Request = Parameters<Log['entries']>[0]

const asOf = async (log: Log, point: Parameters<Log['asOf']>[0]) =>
  expectType(await log.asOf(point), 'AsOf')

const entriesIn = async (source: Pick<Log, 'entries'>, request: Request = {}) =>
  expectType(await source.entries(request), 'Entries').entries

const entryNo = async (log: Log, id: string) => {
  const found = (await entriesIn(log)).find(({ interactionId }) => interactionId === id)
  return found?.entryNo ?? ''
}

describe('the log as of a position (rule R160)', () => {
  it('shows what had been recorded by then, as it was then', async () => {
    const log = await logWithTemplates()
    const first = await record(log)
    const second = await record(log, { contactId: 'P2' })
    await log.cancel({ interactionId: first, reason: 'twice' })
    await record(log)
    const { past, position, leftOut } = await asOf(log, { position: await entryNo(log, second) })
    expect([position, leftOut]).toEqual([await entryNo(log, second), 0])
    expect(await entriesIn(past)).toMatchObject([
      { interactionId: first, status: 'recorded', title: 'ONSITE' },
      { interactionId: second },
    ])
    expect(await entriesIn(log)).toHaveLength(3)
  })

  it('takes every filter and order that the log takes', async () => {
    const log = await logWithTemplates()
    const ids: string[] = []
    for (const [contactId, date] of [
      ['P1', '2026-03-03'],
      ['P2', '2026-03-02'],
      ['P1', '2026-03-01'],
    ] as const)
      ids.push(await record(log, { contactId, date, segmentNo: 'SM1' }))
    const { position } = await asOf(log, { position: '9999' })
    await record(log, { segmentNo: 'SM1' })
    const { past } = await asOf(log, { position })
    const idsIn = async (request: Request) =>
      (await entriesIn(past, request)).map(({ interactionId }) => interactionId)
    expect(await idsIn({ contact: 'P1' })).toEqual([ids[2], ids[0]])
    expect(await idsIn({ segment: 'SM1' })).toEqual(ids)
    expect(await idsIn({ company: 'C' })).toEqual([...ids].reverse())

    const page = expectType(await past.entries({ company: 'C', limit: 2 }), 'Entries')
    expect(page.entries).toHaveLength(2)
    expect(await idsIn({ company: 'C', limit: 2, after: page.next ?? '' })).toEqual([ids[0]])
    expect(await idsIn({ text: 'onsi', sort: 'date', descending: true })).toEqual(ids)
    expect(await past.countEntries({ dateFrom: '2026-03-02' })).toEqual({
      type: 'EntryCount',
      count: 2,
    })
    expect(await past.entries({ contact: '' })).toMatchObject({ type: 'FieldInvalid' })
  })

  it('continues no page of the log or of another position, nor they its own', async () => {
    const log = await logWithTemplates()
    await record(log)
    const two = await asOf(log, { position: await entryNo(log, await record(log)) })
    const alsoTwo = await asOf(log, { position: two.position })
    const three = await asOf(log, { position: await entryNo(log, await record(log)) })
    const nextIn = async (source: Pick<Log, 'entries'>) =>
      expectType(await source.entries({ limit: 1 }), 'Entries').next ?? ''
    const [ofNow, ofTwo] = [await nextIn(log), await nextIn(two.past)]
    for (const [source, after] of [
      [two.past, ofNow],
      [three.past, ofTwo],
      [log, ofTwo],
    ] as const)
      expect(await source.entries({ limit: 1, after })).toEqual({ type: 'CursorInvalid' })
    for (const past of [two.past, alsoTwo.past])
      expect(await entriesIn(past, { limit: 1, after: ofTwo })).toHaveLength(1)
  })

  it('shows templates, groups and segments as they were', async () => {
    const log = await logWithTemplates()
    expectType(await log.createSegment({ no: 'SM1', description: 'Spring' }), 'Changed')
    const { position } = await asOf(log, { position: '9999' })
    await log.retireTemplate({ code: 'BUS' })
    await log.defineGroup({ code: 'LATER', description: 'Later' })
    await log.createSegment({ no: 'SM2', description: 'Summer' })
    const { past } = await asOf(log, { position })
    expect(await past.templates()).toMatchObject({
      templates: [
        { code: 'BUS', isRetired: false },
        { code: 'ONSITE', isRetired: false },
      ],
    })
    expect(await past.groups()).toMatchObject({ groups: [{ code: 'LETTER' }, { code: 'MEETING' }] })
    expect(await past.segments()).toMatchObject({ segments: [{ no: 'SM1' }] })
    expect(await past.loggedSegments()).toMatchObject({ loggedSegments: [] })
  })

  it('counts in a logged segment what had been canceled by then', async () => {
    const log = await logWithTemplates()
    await log.createSegment({
      no: 'SM1',
      description: 'Spring',
      defaults: { templateCode: 'ONSITE', date: '2026-03-02' },
    })
    const lines = ['P1', 'P2'].map((contactId) => ({ contactId }))
    expectType(await log.addSegmentLines({ no: 'SM1', lines }), 'LinesAdded')
    expectType(await log.logSegment({ no: 'SM1' }), 'SegmentLogged')
    const { position } = await asOf(log, { position: '9999' })
    const segment = { loggedSegmentId: 'SM1/1' }
    expectType(
      await log.cancelLoggedSegment({ ...segment, reason: 'rain' }),
      'LoggedSegmentChanged',
    )
    const { past } = await asOf(log, { position })
    const counts = { recordedCount: 2, interactionCount: 2 }
    expect(await past.loggedSegments()).toMatchObject({
      loggedSegments: [{ ...segment, status: 'complete', ...counts }],
    })
    expect(await log.loggedSegments()).toMatchObject({
      loggedSegments: [{ ...segment, status: 'canceled', ...counts }],
    })
  })

  it('tells how far it is', async () => {
    const log = await logWithTemplates()
    await record(log)
    const told: AsOfProgress[] = []
    await log.asOf({ position: '6' }, (progress) => told.push(progress))
    expect(new Set(told.map(({ step }) => step))).toEqual(new Set(['purges', 'replay']))
    expect(told.at(-1)).toEqual({ step: 'replay', position: 6n, upTo: 6n })
  })
})

describe('the log as of an instant (rule R160)', () => {
  it('ends with the last event that was recorded by then, though the clock stepped back', async () => {
    let now = '08:00'
    const clock = () => new Date(`2026-03-01T${now}:00.000Z`)
    const log = await logWithTemplates({ clock })
    const ids: string[] = []
    for (now of ['09:00', '12:00', '10:00', '13:00']) ids.push(await record(log))
    const shown = async (recordedAt: string) => {
      const { past, position } = await asOf(log, { recordedAt: `2026-03-01T${recordedAt}.000Z` })
      return [position, (await entriesIn(past)).map(({ interactionId }) => interactionId)]
    }
    const last = async (n: number) => [await entryNo(log, ids[n - 1] ?? ''), ids.slice(0, n)]
    expect(await shown('09:00:00')).toEqual(await last(1))
    expect(await shown('09:59:59')).toEqual(await last(1))
    expect(await shown('10:00:00')).toEqual(await last(3))
    expect(await shown('12:59:59')).toEqual(await last(3))
    expect(await shown('07:00:00')).toEqual(['0', []])
  })

  it('is said in one way, as a position or an instant is written', async () => {
    const log = await logWithTemplates()
    const recordedAt = '2026-03-01T09:00:00.000Z'
    for (const [point, field] of [
      [{}, 'position'],
      [{ position: '1', recordedAt }, 'position'],
      [{ position: '-1' }, 'position'],
      [{ recordedAt: '2026-03-01' }, 'recordedAt'],
      [{ position: '1', day: 'Monday' }, 'day'],
      ['1', ''],
    ] as const)
      expect(await log.asOf(point as { position: string })).toMatchObject({
        type: field === 'day' ? 'FieldUnknown' : 'FieldInvalid',
        field,
      })
  })
})

describe('what is purged', () => {
  it('later is not shown, and counted (rule R161)', async () => {
    const log = await logWithTemplates()
    const first = await recordCanceled(log)
    const second = await record(log)
    const position = await entryNo(log, second)
    await log.purge({ basis: 'mistake', interactionId: first })
    const { past, leftOut } = await asOf(log, { position })
    expect(leftOut).toBe(1)
    expect(await entriesIn(past)).toMatchObject([{ interactionId: second }])
    const { leftOut: before } = await asOf(log, { position: '2' })
    expect(before).toBe(0)
  })

  it('meanwhile is not shown any more (rule R162)', async () => {
    const log = await logWithTemplates()
    const first = await recordCanceled(log)
    await record(log)
    const { past } = await asOf(log, { position: '9999' })
    expect(await entriesIn(past)).toHaveLength(2)
    await log.purge({ basis: 'mistake', interactionId: first })
    expect(await entriesIn(past)).toHaveLength(1)
  })

  it('is held by nobody when it is said to be gone (rule R162)', async () => {
    const reads: bigint[] = []
    const real = memoryEventStore()
    const store: EventStore = {
      ...real,
      readAll: (range) => {
        if (range.batchSize === 500) reads.push(range.after)
        return real.readAll(range)
      },
    }
    const opened = await openInteractionLog({ store, actor: 'u-1', currency: 'EUR' })
    const { log } = expectType(opened, 'Opened')
    await defineTemplates(log)
    const first = await recordCanceled(log, { salespersonCode: 'S1' })
    const { past } = await asOf(log, { position: '9999' })
    reads.splice(0)
    expect(await entriesIn(past)).toHaveLength(1)
    expect(reads.splice(0)).toEqual([7n])
    expect(await log.purge({ basis: 'mistake', interactionId: first })).toMatchObject({
      erasure: 'Gone',
    })
    expect(await entriesIn(past)).toHaveLength(0)
    // It does not even ask whether something was purged: it has nothing.
    expect(reads[0]).toBe(0n)
    await log.close()
  })

  it('while the past is being opened is not shown either (rule R162)', async () => {
    const log = await logWithTemplates()
    const first = await recordCanceled(log)
    await record(log)
    let purged: Promise<unknown> | undefined
    const opened = await log.asOf({ position: '9999' }, ({ step }) => {
      if (step === 'replay') purged ??= log.purge({ basis: 'mistake', interactionId: first })
    })
    expect(await purged).toMatchObject({ erasure: 'Gone' })
    expect(await entriesIn(expectType(opened, 'AsOf').past)).toHaveLength(1)
  })
})

describe('a view of one’s own as of a point', () => {
  const statuses = defineProjection({
    name: 'statuses',
    version: 1,
    rowId: ({ stream }) => stream,
    project: (row: { readonly status: string } | undefined, { event }) => {
      if (event.type === 'InteractionRecorded') return { status: 'recorded' }
      return event.type === 'InteractionCanceled' && row ? { status: 'canceled' } : row
    },
    columns: { status: ({ status }) => status },
    indexes: [['status']],
  })

  it('answers what it would have answered then, without what is purged (rule R161)', async () => {
    const log = await logWithTemplates()
    const first = await recordCanceled(log)
    const second = await record(log)
    const position = await entryNo(log, second)
    await log.cancel({ interactionId: second })
    await log.purge({ basis: 'mistake', interactionId: first })
    const { view } = expectType(await log.openView(statuses), 'ViewOpened')
    const told: AsOfProgress[] = []
    const past = expectType(await view.asOf({ position }, (one) => told.push(one)), 'ViewAsOf')
    expect(past).toMatchObject({ position, leftOut: 1 })
    expect(told.at(-1)).toMatchObject({ step: 'replay', upTo: BigInt(position) })
    expect(await past.view.countBy({ by: ['status'] })).toMatchObject({
      groups: [{ values: ['recorded'], count: 1 }],
    })
    expect(await view.count([equals('status', 'canceled')])).toMatchObject({ count: 1 })
    expect(await past.view.find(`interaction-${second}`)).toEqual({
      type: 'FoundRow',
      row: { status: 'recorded' },
    })
    await log.purge({ basis: 'mistake', interactionId: second })
    expect(await past.view.count([])).toMatchObject({ count: 0 })
    expect(await past.view.close()).toEqual({ type: 'Closed' })
    expect(await past.view.count([])).toMatchObject({ type: 'ViewUnavailable' })
    expect(await view.asOf({ position: 'x' })).toMatchObject({ type: 'FieldInvalid' })
  })
})

describe('the past that is closed', () => {
  const closed = { type: 'ViewUnavailable', reason: 'Closed', because: 'it is closed' }

  it('answers that it is closed, and leaves nothing behind', async () => {
    const secret = 'Frau Wachtelkönig'
    const log = await logWithTemplates()
    await record(log, { description: secret })
    expect(await entriesIn(log)).toHaveLength(1)
    const before = filesWith(folder, secret)
    const { past } = await asOf(log, { position: '9999' })
    expect(await entriesIn(past)).toHaveLength(1)
    expect(await past.close()).toEqual({ type: 'Closed' })
    expect(await past.close()).toEqual({ type: 'Closed' })
    expect(await past.entries({})).toEqual(closed)
    expect(await past.templates()).toEqual(closed)
    expect(filesWith(folder, secret)).toEqual(before)
  })

  it('is closed with its log', async () => {
    const { log } = await openFile()
    const { past } = await asOf(log, { position: '1' })
    await log.close()
    expect(await past.entries({})).toEqual(closed)
    expect(await log.asOf({ position: '1' })).toMatchObject({ type: 'StoreUnavailable' })
  })

  it('is not opened when the log is closed meanwhile, also on a store that stays open', async () => {
    const real = memoryEventStore()
    let closing: Promise<unknown> | undefined
    const store: EventStore = {
      ...real,
      readAll: async function* (range) {
        if (closing !== undefined) await setTimeout(300)
        yield* real.readAll(range)
      },
    }
    const opened = await openInteractionLog({ store, actor: 'u-1', currency: 'EUR' })
    const { log } = expectType(opened, 'Opened')
    const past = log.asOf({ position: '1' }, () => {
      closing ??= log.close()
    })
    expect(await past).toMatchObject({ type: 'StoreUnavailable' })
    expect(await closing).toEqual({ type: 'Closed' })
  })
})
