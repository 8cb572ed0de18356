/** One contact is erased from an open segment: P2 from SM1. */
import {
  ContactId,
  type EventStore,
  replaceWorksheet,
  type StoredEvent,
  traceContact,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { dead, dyingAfter } from './dying-store.js'
import { interrupted } from './interrupted-store.js'
import { contextOf } from './samples.js'
import { anyone, right } from './sales-office.js'
import { eventsIn, segmentCommandsOf, segmentOf, sm1 } from './segment-office.js'

type Office = Awaited<ReturnType<typeof segmentOf>>

const p2 = sample(ContactId, 'P2')

const erase = (session: Office['session'], contactId = p2) =>
  replaceWorksheet(session)(sm1, contactId, contextOf(0).actor)(anyone)()

const worksheetOf = async (office: Office) => {
  const { worksheet } = right(await office.segments.read())
  if (worksheet?.type !== 'Open') throw new Error('it is open')
  return worksheet
}

const linesOf = async (office: Office) =>
  (await worksheetOf(office)).portions.flat().map(({ lineNo, contactId }) => [lineNo, contactId])

const worksheetEvents = async (store: EventStore): Promise<readonly StoredEvent[]> =>
  (await eventsIn(store)).filter(({ stream }) => stream.startsWith('segmentWorksheet-'))

/** Every worksheet but the open one is closed, and its content gone. */
const expectErased = async (store: EventStore, isOpen = true) => {
  const events = await worksheetEvents(store)
  const kept = events.filter(({ type }) => type !== 'SegmentWorksheetClosed')
  expect(new Set(kept.map(({ stream }) => stream)).size).toBe(isOpen ? 1 : 0)
  expect(JSON.stringify(kept.map(({ data }) => data))).not.toContain('"P2"')
  expect(right(await store.finishErasure()())).toMatchObject({ type: 'Gone' })
}

describe('erasing a contact from an open segment', () => {
  it('keeps the other lines as they are, with their numbers (rule R98)', async () => {
    const office = await segmentOf(['P1', 'P2', 'P1', 'P2'])
    const { revise, describe: header, add, remove } = office.segments
    right(await revise(110, { lineNo: 3, cost: '3', subject: 'S' }, { lineNo: 2, cost: '4' }))
    right(await header(111, { defaults: { cost: '7' } }))
    right(await add(112, { contactId: 'P2', description: 'canary' }))
    right(await remove(113, 4))
    const before = await worksheetOf(office)
    expect(right(await erase(office.session))).toBe(1)
    const after = await worksheetOf(office)
    expect(after).toMatchObject({ description: 'Spring letter', defaults: before.defaults })
    expect(after.portions.flat()).toEqual(
      before.portions.flat().filter(({ contactId }) => contactId === 'P1'),
    )
    expect(right(await erase(office.session))).toBe(0)
    const { store } = office.session
    await expectErased(store)
    expect(JSON.stringify((await worksheetEvents(store)).map(({ data }) => data))).not.toContain(
      'canary',
    )
    right(await add(114, { contactId: 'P1' }))
    expect(await linesOf(office)).toEqual([
      [1, 'P1'],
      [3, 'P1'],
      [6, 'P1'],
    ])
    expect(right(await office.segments.log(120))).toMatchObject({ count: 3 })
  })

  it('reaches lines that were removed or given to somebody else (rule R98)', async () => {
    const office = await segmentOf(['P2', 'P2', 'P1', 'P1'])
    const { revise, remove } = office.segments
    right(await revise(110, { lineNo: 1, contactId: 'P1', cost: '3' }))
    right(await remove(111, 2))
    right(await revise(112, { lineNo: 3, contactId: 'P2' }))
    right(await revise(113, { lineNo: 3, contactId: 'P1' }))
    const before = await linesOf(office)
    const traces = right(await traceContact(office.session, 0n)(p2)())
    expect([...traces.values()]).toMatchObject([
      [
        { named: { lineNo: 1, contactId: 'P2' }, now: { contactId: 'P1', cost: '3' } },
        { named: { lineNo: 2, contactId: 'P2' }, now: undefined },
        { named: { lineNo: 3, contactId: 'P2' }, now: { contactId: 'P1' } },
      ],
    ])
    expect(right(await erase(office.session))).toBe(1)
    expect(await linesOf(office)).toEqual(before)
    await expectErased(office.session.store)
    expect(right(await traceContact(office.session, 0n)(p2)()).size).toBe(0)
  })

  it('leaves a repeated command a repeated one (rules R39, R98)', async () => {
    const office = await segmentOf(['P1'])
    const both = [{ contactId: 'P1' }, { contactId: 'P2' }]
    right(await office.segments.add(110, { contactId: 'P1', cost: '3' }))
    right(await office.segments.add(111, ...both))
    right(await erase(office.session))
    const lines = await linesOf(office)
    expect(right(await office.segments.add(110, { contactId: 'P1', cost: '3' }))).toMatchObject({
      repeated: true,
    })
    expect(await office.segments.add(111, ...both)).toEqual(
      E.left({ type: 'IdempotencyKeyReused' }),
    )
    expect(await linesOf(office)).toEqual(lines)
  })

  it('changes nothing where nothing names it, and refuses for the caller (rule R98)', async () => {
    const office = await segmentOf(['P1'])
    const head = await office.head()
    expect(right(await erase(office.session))).toBe(0)
    expect(await office.head()).toBe(head)
    const no = E.left('no' as const)
    const p1 = sample(ContactId, 'P1')
    const replace = replaceWorksheet(office.session)(sm1, p1, contextOf(0).actor)
    expect(await replace(() => no)()).toEqual(no)
    expect(await office.head()).toBe(head)
    expect(await linesOf(office)).toEqual([[1, 'P1']])
  })

  it('splits what has become too large for one event', async () => {
    const office = await segmentOf([])
    const short = Array.from({ length: 500 }, () => ({ contactId: 'P2' }))
    right(await office.segments.add(110, ...short))
    const [id, text] = ['漢'.repeat(100), '漢'.repeat(80)]
    const ids = {
      campaignNo: id,
      opportunityNo: id,
      taskNo: id,
      attachmentId: id,
      languageCode: id,
    }
    const long = { contactId: 'P1', description: id, subject: id, contactVia: text, ...ids }
    for (let at = 0; at < 500; at += 250) {
      const revised = Array.from({ length: 250 }, (_, n) => ({ ...long, lineNo: at + n + 1 }))
      right(await office.segments.revise(111 + at, ...revised))
    }
    const before = (await worksheetOf(office)).portions.flat()
    expect(Buffer.byteLength(JSON.stringify(before))).toBeGreaterThan(900_000)
    expect(right(await erase(office.session))).toBe(1)
    expect((await worksheetOf(office)).portions.flat()).toEqual(before)
    await expectErased(office.session.store)
  })
})

/** So many lines that the copy takes two appends. */
const many = 800
const manyLines = async (store: EventStore) => {
  const office = await segmentOf([], store)
  const [text, contactVia] = ['漢'.repeat(100), '漢'.repeat(80)]
  const ids = { opportunityNo: text, taskNo: text, attachmentId: text, languageCode: text }
  const long = { description: text, subject: text, contactVia, ...ids }
  for (let command = 0; command < many / 400; command++) {
    const lines = Array.from({ length: 400 }, (_, n) => ({
      contactId: n % 10 === 9 ? 'P2' : 'P1',
      ...long,
    }))
    right(await office.segments.add(200 + command, ...lines))
  }
  return office
}

/** The copy, the commit point, the old worksheet closed. */
const appends = 2 + 1 + 1

describe('an erasure of a contact from a segment that is interrupted (rule R138)', () => {
  const deaths = Array.from({ length: appends }, (_, k) => k).flatMap((k) => [
    { k, isLost: false },
    { k, isLost: true },
  ])

  it.each(deaths)('after append $k (its answer lost: $isLost) goes on', async ({ k, isLost }) => {
    const store = memoryEventStore()
    const office = await manyLines(store)
    const dying = dyingAfter(store, k, isLost)
    expect(await erase({ ...office.session, store: dying.store })).toEqual(E.left(dead))
    expect(dying.isAlive()).toBe(false)
    right(await erase(office.session))
    await expectErased(store)
    const lines = await linesOf(office)
    expect(lines).toHaveLength((many * 9) / 10)
    expect(lines[9]).toEqual([11, 'P1'])
    right(await office.segments.add(300, { contactId: 'P1' }))
    expect((await linesOf(office)).at(-1)).toEqual([many + 1, 'P1'])
  })

  it('takes as many appends as that', async () => {
    const store = memoryEventStore()
    const office = await manyLines(store)
    const dying = dyingAfter(store, appends + 1, false)
    const head = await office.head()
    right(await erase({ ...office.session, store: dying.store }))
    expect(await office.head()).not.toBe(head)
    expect(dying.left()).toBe(1)
  })

  it('and never repeated leaves nothing behind when the segment is logged (rule R88)', async () => {
    for (const k of [1, 2, 3]) {
      const store = memoryEventStore()
      const office = await manyLines(store)
      const dying = dyingAfter(store, k, false)
      expect(await erase({ ...office.session, store: dying.store })).toEqual(E.left(dead))
      const { count } = right(await office.segments.log(310))
      expect(count).toBe(k >= appends - 1 ? (many * 9) / 10 : many)
      await expectErased(store, false)
    }
  })
})

describe('a change of a segment while a contact is erased from it (rule R99)', () => {
  const moments = ['SegmentCreated', 'SegmentWorksheetReplaced', 'SegmentWorksheetClosed'] as const

  it.each(moments)('before %s is neither lost nor brings it back', async (moment) => {
    const store = memoryEventStore()
    const office = await segmentOf(['P1', 'P2', 'P1', 'P1'], store)
    const { add, revise, remove, describe: header } = office.segments
    const meanwhile = async () => {
      right(await add(110, { contactId: 'P1', cost: '5' }, { contactId: 'P2' }))
      right(await revise(111, { lineNo: 1, cost: '6' }))
      right(await remove(112, 3))
      right(await header(113, { description: 'Summer letter' }))
    }
    const busy = interrupted(store, moment, meanwhile)
    right(await erase({ ...office.session, store: busy }))
    await expectErased(store)
    expect(await worksheetOf(office)).toMatchObject({ description: 'Summer letter' })
    expect((await worksheetOf(office)).portions.flat()).toEqual([
      { lineNo: 1, contactId: 'P1', cost: '6' },
      { lineNo: 4, contactId: 'P1' },
      { lineNo: 5, contactId: 'P1', cost: '5' },
    ])
    const repeated = await add(110, { contactId: 'P1', cost: '5' }, { contactId: 'P2' })
    expect(repeated).toEqual(E.left({ type: 'IdempotencyKeyReused' }))
    expect(right(await revise(111, { lineNo: 1, cost: '6' }))).toMatchObject({ repeated: true })
    right(await add(114, { contactId: 'P1' }))
    expect((await linesOf(office)).at(-1)).toEqual([7, 'P1'])
  })

  it('to the old worksheet, too late for the copy, keeps its line under a free number', async () => {
    const store = memoryEventStore()
    const office = await segmentOf(['P1', 'P2'], store)
    // Whoever has read the segment before it was replaced writes to the old worksheet.
    let late: (() => Promise<unknown>) | undefined
    const slow: EventStore = {
      ...store,
      appendToStream: (stream, version, events) => () =>
        new Promise((resolve) => {
          late = async () => {
            const appended = await store.appendToStream(stream, version, events)()
            resolve(appended)
          }
        }),
    }
    const adding = segmentCommandsOf({ ...office.session, store: slow }).add(110, {
      contactId: 'P1',
      cost: '5',
    })
    while (late === undefined) await new Promise(setImmediate)
    const store2 = interrupted(store, 'SegmentWorksheetClosed', async () => {
      right(await office.segments.add(111, { contactId: 'P1', cost: '9' }))
      await late?.()
    })
    right(await erase({ ...office.session, store: store2 }))
    expect(right(await adding)).toMatchObject({ type: 'Applied' })
    await expectErased(store)
    expect((await worksheetOf(office)).portions.flat()).toEqual([
      { lineNo: 1, contactId: 'P1' },
      { lineNo: 3, contactId: 'P1', cost: '9' },
      { lineNo: 4, contactId: 'P1', cost: '5' },
    ])
  })

  it('whoever changes the old worksheet when it is closed changes the new one', async () => {
    const store = memoryEventStore()
    const office = await segmentOf(['P1', 'P2'], store)
    let isFirst = true
    const outdated: EventStore = {
      ...store,
      readStream: (stream) => async () => {
        const read = await store.readStream(stream)()
        if (stream === 'segment-SM1' && isFirst) {
          isFirst = false
          right(await erase(office.session))
        }
        return read
      },
    }
    const { add } = segmentCommandsOf({ ...office.session, store: outdated })
    right(await add(110, { contactId: 'P1' }))
    isFirst = true
    right(await segmentCommandsOf({ ...office.session, store: outdated }).log(120))
    const recorded = (await eventsIn(store)).filter(({ type }) => type === 'InteractionRecorded')
    expect(recorded).toHaveLength(2)
    await expectErased(store, false)
  })

  it('another erasure at the same time erases its contact, too', async () => {
    const store = memoryEventStore()
    const office = await segmentOf(['P1', 'P2', 'P3', 'P1', 'P4'], store)
    const ids = ['P1', 'P2', 'P3'].map((id) => sample(ContactId, id))
    const all = await Promise.all(ids.map((id) => erase(office.session, id)))
    for (const one of all) right(one)
    expect(await linesOf(office)).toEqual([[5, 'P4']])
    await expectErased(store)
  })

  it('in any order loses no line and brings nobody back', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const store = memoryEventStore()
      const office = await segmentOf(['P1', 'P2', 'P1', 'P3', 'P2'], store)
      let chance = seed
      const pause = async () => {
        chance = (chance * 48_271) % 2_147_483_647
        for (let turn = chance % 7; turn > 0; turn--) await new Promise(setImmediate)
      }
      const slow: EventStore = {
        ...store,
        readStream: (stream) => () => pause().then(store.readStream(stream)),
        appendToStream:
          (...append) =>
          () =>
            pause().then(store.appendToStream(...append)),
      }
      const session = { ...office.session, store: slow }
      const { add, revise } = segmentCommandsOf(session)
      const adding = [1, 2, 3, 4].map((n) => add(400 + n, { contactId: 'P1', cost: String(n) }))
      const erasing = ['P2', 'P3'].map((id) => erase(session, sample(ContactId, id)))
      for (const one of [...adding, revise(410, { lineNo: 3, cost: '9' })]) right(await one)
      for (const one of erasing) right(await one)
      const lines = (await worksheetOf(office)).portions.flat()
      expect(lines.map(({ cost = '' }) => cost).sort()).toEqual(['', '1', '2', '3', '4', '9'])
      expect(new Set(lines.map(({ lineNo }) => lineNo)).size).toBe(6)
      await expectErased(store)
      const stored = (await worksheetEvents(store)).map(({ data }) => data)
      expect(JSON.stringify(stored)).not.toContain('"P3"')
    }
  })

  it('a logging that is committed meanwhile is left to finish', async () => {
    for (const moment of moments.slice(0, 2)) {
      const store = memoryEventStore()
      const office = await segmentOf(['P1', 'P2'], store)
      const busy = interrupted(store, moment, () => office.segments.log(120))
      expect(right(await erase({ ...office.session, store: busy }))).toBe(0)
      const recorded = (await eventsIn(store)).filter(({ type }) => type === 'InteractionRecorded')
      expect(recorded).toHaveLength(2)
      await expectErased(store, false)
    }
  })
})
