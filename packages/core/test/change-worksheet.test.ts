import {
  type AppendFailure,
  changeWorksheet,
  createSegment,
  CreateSegmentRequest,
  eventId,
  type EventStore,
  RemoveSegmentLinesRequest,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { contextOf } from './samples.js'
import { right } from './sales-office.js'
import { segmentCommandsOf, segmentOf, segmentOffice } from './segment-office.js'

const reused = { left: { type: 'IdempotencyKeyReused' } }

const linesOf = async (office: Awaited<ReturnType<typeof segmentOffice>>) => {
  const { worksheet } = right(await office.segments.read())
  return worksheet?.type === 'Open' ? worksheet.portions.flat() : []
}

describe('a repeated command (rules R39, R40)', () => {
  it('changes nothing; one that says something else is refused', async () => {
    const office = await segmentOffice()
    const { create, add, describe, revise, remove } = office.segments
    const commands = [
      () => create(100, { description: 'Spring', defaults: { cost: '2' } }),
      () => add(101, { contactId: 'P1', cost: '3' }, { contactId: 'P2' }, { contactId: 'P1' }),
      () => describe(102, { defaults: { cost: '4' } }),
      () => revise(103, { lineNo: 1, cost: '5' }),
      () => remove(104, 3),
    ]
    for (const command of commands)
      expect(right(await command())).toMatchObject({ repeated: false })
    const head = await office.head()
    for (const command of commands) expect(right(await command())).toMatchObject({ repeated: true })
    expect(await office.head()).toBe(head)
    expect(await linesOf(office)).toMatchObject([{ lineNo: 1, cost: '5' }, { lineNo: 2 }])

    expect(await create(100, { description: 'Summer' })).toMatchObject(reused)
    expect(await create(100, { defaults: { cost: '9' } })).toMatchObject(reused)
    expect(await create(100, { defaults: { subject: 'S' } })).toMatchObject(reused)
    expect(await add(101, { contactId: 'P1', cost: '3' })).toMatchObject(reused)
    const [one, two] = [{ contactId: 'P1' }, { contactId: 'P2' }]
    expect(await add(101, one, one, one)).toMatchObject(reused)
    expect(await add(101, one, { ...two, cost: '3' }, one)).toMatchObject(reused)
    expect(await describe(102, { defaults: { cost: '5' } })).toMatchObject(reused)
    expect(await revise(103, { lineNo: 1, cost: '6' })).toMatchObject(reused)
    expect(await revise(103, { lineNo: 2, cost: '5' })).toMatchObject(reused)
    expect(await remove(104, 2)).toMatchObject(reused)
    expect(await remove(104, 2, 3)).toMatchObject(reused)
    expect(await remove(101, 3)).toMatchObject(reused)
    expect(await revise(104, { lineNo: 1 })).toMatchObject(reused)
    expect(await add(104)).toMatchObject(reused)
    expect(await describe(101, {})).toMatchObject(reused)
    expect(await office.head()).toBe(head)
  })

  it('is told by every line that it names', async () => {
    const office = await segmentOffice()
    const { create, add, revise, remove } = office.segments
    right(await create(100))
    right(await add(101, { contactId: 'P1' }, { contactId: 'P2' }, { contactId: 'P1' }))
    const both = [
      { lineNo: 1, cost: '6' },
      { lineNo: 2, cost: '7' },
    ] as const
    right(await revise(102, ...both))
    right(await remove(103, 1, 2))
    const head = await office.head()
    expect(right(await revise(102, ...both))).toMatchObject({ repeated: true })
    expect(right(await remove(103, 2, 1, 2))).toMatchObject({ repeated: true })
    expect(await revise(102, both[0], { lineNo: 2, cost: '8' })).toMatchObject(reused)
    expect(await remove(103, 1, 3)).toMatchObject(reused)
    expect(await office.head()).toBe(head)
  })

  it('of the logging is not taken for one that makes the segment, nor the other way', async () => {
    const office = await segmentOf(['P1'])
    expect(await office.segments.log(100)).toMatchObject(reused)
    right(await office.segments.log(110))
    expect(await office.segments.create(110, { description: 'Once more' })).toMatchObject(reused)
  })

  it('answers for a segment that was logged since, if it made it', async () => {
    const office = await segmentOf(['P1'])
    right(await office.segments.log(110))
    expect(
      right(await office.segments.create(100, { description: 'Spring letter' })),
    ).toMatchObject({ type: 'Applied', repeated: true })
  })
})

describe('a segment that is made while the store dies', () => {
  it('is made by the repeated command, or can be described', async () => {
    const store = memoryEventStore()
    const office = await segmentOffice(store)
    let left = 1
    const dying: EventStore = {
      ...store,
      appendToStream: (stream, version, events) =>
        left-- > 0
          ? store.appendToStream(stream, version, events)
          : () =>
              Promise.resolve(E.left<AppendFailure>({ type: 'StoreUnavailable', because: 'x' })),
    }
    const { create } = segmentCommandsOf({ ...office.session, store: dying })
    const spring = { description: 'Spring' }
    expect(await create(100, spring)).toMatchObject({ left: { type: 'StoreUnavailable' } })
    expect(await office.segments.create(101, spring)).toMatchObject({
      left: { type: 'SegmentNoTaken', field: 'no', segmentNo: 'SM1' },
    })
    right(await office.segments.create(100, spring))
    right(await office.segments.describe(102, { defaults: { cost: '1' } }))
    expect(right(await office.segments.read()).worksheet).toMatchObject({
      description: 'Spring',
      defaults: { cost: '1' },
    })
  })
})

describe('a caller’s own refusal', () => {
  const no = E.left({ type: 'NotAuthorized' } as const)

  it('is asked with the command and the state, and nothing is written', async () => {
    const office = await segmentOffice()
    const asked: unknown[] = []
    const create = createSegment(office.session)
    const request = sample(CreateSegmentRequest, { no: 'SM1' })
    const refuse = (...[{ type }, state]: Parameters<Parameters<typeof create>[2]>) => {
      asked.push([type, state.type, state.type === 'Open' && state.lineCount])
      return no
    }
    const before = await office.head()
    expect(await create(request, contextOf(100), refuse)()).toEqual(no)
    expect(await office.head()).toBe(before)

    right(await office.segments.create(101))
    right(await office.segments.add(102, { contactId: 'P1' }))
    const head = await office.head()
    const removal = sample(RemoveSegmentLinesRequest, { no: 'SM1', lineNos: [1] })
    const change = changeWorksheet(office.session)
    expect(
      await change({ type: 'RemoveSegmentLines', request: removal }, contextOf(103), refuse)(),
    ).toEqual(no)
    expect(await office.head()).toBe(head)
    expect(asked).toEqual([
      ['CreateSegment', 'Open', 0],
      ['RemoveSegmentLines', 'Open', 1],
    ])
  })
})

it('more lines than one event may hold are events in a row, with ids of their own', async () => {
  const office = await segmentOf([])
  right(
    await office.segments.add(110, ...Array<{ contactId: string }>(501).fill({ contactId: 'P1' })),
  )
  const added = (await office.all()).filter(({ type }) => type === 'SegmentLinesAdded')
  const { commandId } = contextOf(110)
  expect(added.map(({ id }) => id)).toEqual(
    added.map(({ stream }, ordinal) => eventId(commandId, stream, ordinal)),
  )
  expect(added).toHaveLength(2)
})

it('whoever changes nothing is told so', async () => {
  const office = await segmentOf(['P1'])
  const head = await office.head()
  expect(right(await office.segments.add(110))).toEqual({ type: 'Unchanged', version: 2 })
  expect(await office.head()).toBe(head)
})

it('two people who add lines at once both do', async () => {
  const office = await segmentOf([])
  const many = Array.from({ length: 5 }, (_, n) =>
    office.segments.add(110 + n, { contactId: 'P1' }),
  )
  for (const one of await Promise.all(many)) right(one)
  expect((await linesOf(office)).map(({ lineNo }) => lineNo)).toEqual([1, 2, 3, 4, 5])
})
