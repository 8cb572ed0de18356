/**
 * A store that dies after the k-th append, for every k; then the erasure is gone on with. LONG=1: with
 * the answer lost and not lost for each, else in turns.
 */
import type { EventStore } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { dead, dyingAfter } from './dying-store.js'
import { erase, expectErased, linesOf, worksheetOf } from './replace-office.js'
import { right } from './sales-office.js'
import { segmentOf } from './segment-office.js'

const isLong = process.env['LONG'] !== undefined

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
  const deaths = Array.from({ length: appends }, (_, k) => k)
    .flatMap((k) => [
      { k, isLost: false },
      { k, isLost: true },
    ])
    .filter(({ k, isLost }) => isLong || isLost === (k % 2 === 0))

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

describe('an erasure of a contact from a large segment', () => {
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
