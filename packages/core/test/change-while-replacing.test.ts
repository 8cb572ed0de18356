/** A segment changes while one contact is erased from it: P2 from SM1. */
import { ContactId, type EventStore } from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { interrupted } from './interrupted-store.js'
import { erase, expectErased, linesOf, worksheetEvents, worksheetOf } from './replace-office.js'
import { right } from './sales-office.js'
import { eventsIn, segmentCommandsOf, segmentOf } from './segment-office.js'

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
