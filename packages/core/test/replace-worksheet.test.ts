/** One contact is erased from an open segment: P2 from SM1. */
import { ContactId, replaceWorksheet, traceContact } from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'
import { dead, dyingAfter } from './dying-store.js'
import { erase, expectErased, linesOf, p2, worksheetEvents, worksheetOf } from './replace-office.js'
import { right } from './sales-office.js'
import { contextOf } from './samples.js'
import { segmentCommandsOf, segmentOf, sm1 } from './segment-office.js'

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

  it('copies no lines that an attempt to log them froze (rule R98)', async () => {
    const office = await segmentOf(['P1', 'P2'])
    const { store } = office.session
    const dying = { ...office.session, store: dyingAfter(store, 1, false).store }
    expect(await segmentCommandsOf(dying).log(110)).toEqual(E.left(dead))
    expect(right(await erase(office.session))).toBe(1)
    await expectErased(store)
    const types = (await worksheetEvents(store)).map(({ type }) => type)
    expect(types).not.toContain('SegmentLinesResolved')
    expect(right(await office.segments.log(111)).count).toBe(1)
  })

  it('leaves what is being logged to the logging (rule R87)', async () => {
    const office = await segmentOf(['P1', 'P2'])
    const dying = { ...office.session, store: dyingAfter(office.session.store, 2, false).store }
    expect(await segmentCommandsOf(dying).log(110)).toEqual(E.left(dead))
    expect(right(await erase(office.session))).toBe(0)
    expect(right(await office.segments.finish()).count).toBe(2)
    const recorded = (await office.all()).filter(({ type }) => type === 'InteractionRecorded')
    expect(recorded.map(({ data }) => data['contactId'])).toEqual(['P1', 'P2'])
  })
})
