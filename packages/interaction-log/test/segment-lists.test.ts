import type { EventStore } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { defineTemplates, directory, entriesOf, expectType, logWithTemplates } from './opened.js'

type Log = InteractionLog<never>

const clock = () => new Date('2026-03-02T09:30:00.000Z')
const at = '2026-03-02T09:30:00.000Z'
const defaults = { templateCode: 'BUS', date: '2026-03-02' }

const segmentOf = async (log: Log, no: string, contacts: readonly string[], actor = 'u-1') => {
  const request = { no, description: 'Spring letter', defaults }
  expectType(await log.createSegment(request, { actor }), 'Changed')
  const lines = contacts.map((contactId) => ({ contactId }))
  expectType(await log.addSegmentLines({ no, lines }), 'LinesAdded')
}

const openOnes = async (log: Log) =>
  expectType(await log.segments(), 'Segments').segments.map(({ no }) => no)

const loggedOnes = async (log: Log) =>
  expectType(await log.loggedSegments(), 'LoggedSegments').loggedSegments

it('open segments are listed by number, page by page (rule R95)', async () => {
  const log = await logWithTemplates({ clock })
  expect(await log.segments()).toEqual({ type: 'Segments', segments: [], next: undefined })
  await segmentOf(log, 'SM2', ['P1'], 'u-7')
  for (const no of ['SM3', 'A/1 %']) await segmentOf(log, no, ['P1', 'P2'])
  expect(await openOnes(log)).toEqual(['A/1 %', 'SM2', 'SM3'])
  const first = expectType(await log.segments({ limit: 2 }), 'Segments')
  expect(first.segments[1]).toEqual({ no: 'SM2', openedAt: at, openedBy: 'u-7' })
  expect(await log.segments({ limit: 2, after: first.next ?? '' })).toMatchObject({
    segments: [{ no: 'SM3' }],
    next: undefined,
  })
  await log.eraseContact({ contactId: 'P1', basis: 'subjectRequest' })
  expect(await openOnes(log)).toEqual(['A/1 %', 'SM2', 'SM3'])
  expectType(await log.logSegment({ no: 'SM3' }), 'SegmentLogged')
  expect(await openOnes(log)).toEqual(['A/1 %', 'SM2'])
  expect(await log.segments({ limit: 0 })).toMatchObject({ type: 'FieldInvalid', field: 'limit' })
})

describe('logged segments', () => {
  it('are listed with who, when, how many and what became of them (rule R96)', async () => {
    const log = await logWithTemplates({ clock })
    await segmentOf(log, 'SM2', ['P1', 'P2', 'P1'])
    await segmentOf(log, 'SM1', ['P1'])
    expectType(await log.logSegment({ no: 'SM2' }, { actor: 'u-8' }), 'SegmentLogged')
    expectType(await log.logSegment({ no: 'SM1' }), 'SegmentLogged')
    expect(await loggedOnes(log)).toEqual([
      {
        loggedSegmentId: 'SM2/1',
        no: 'SM2',
        run: 1,
        loggedAt: at,
        loggedBy: 'u-8',
        lineCount: 3,
        status: 'complete',
        recordedCount: 3,
        interactionCount: 3,
      },
      expect.objectContaining({ loggedSegmentId: 'SM1/1', recordedCount: 1 }),
    ])
    const first = expectType(await log.loggedSegments({ limit: 1 }), 'LoggedSegments')
    expect(await log.loggedSegments({ limit: 1, after: first.next ?? '' })).toMatchObject({
      loggedSegments: [{ no: 'SM1' }],
      next: undefined,
    })
    expect(await log.loggedSegments({ limit: 0 })).toMatchObject({ type: 'FieldInvalid' })
  })

  it('count those of their interactions that stand as they do (rule R97)', async () => {
    const log = await logWithTemplates()
    await segmentOf(log, 'SM1', ['P1', 'P2', 'P1'])
    expectType(await log.logSegment({ no: 'SM1' }), 'SegmentLogged')
    const [first] = await entriesOf(log, { segment: 'SM1' })
    expectType(await log.cancel({ interactionId: first?.interactionId ?? '' }), 'Changed')
    const loggedSegmentId = 'SM1/1'
    const counts = async () => {
      const [entry] = await loggedOnes(log)
      return [entry?.status, entry?.interactionCount, entry?.recordedCount]
    }
    expect(await counts()).toEqual(['complete', 2, 3])
    await log.cancelLoggedSegment({ loggedSegmentId })
    expect(await counts()).toEqual(['canceled', 3, 3])
    await log.reinstateLoggedSegment({ loggedSegmentId })
    expect(await counts()).toEqual(['complete', 2, 3])
    await log.cancelLoggedSegment({ loggedSegmentId })
    await log.purge({ basis: 'mistake', interactionId: first?.interactionId ?? '' })
    await log.deleteLoggedSegment({ loggedSegmentId })
    expect(await counts()).toEqual(['deleted', 2, 2])
    await segmentOf(log, 'SM1', ['X'])
    expectType(await log.logSegment({ no: 'SM1' }), 'SegmentLogged')
    expect((await loggedOnes(log)).map((one) => [one.loggedSegmentId, one.status])).toEqual([
      ['SM1/1', 'deleted'],
      ['SM1/2', 'complete'],
    ])
  })

  it('that are being logged say how far they are (rule R96)', async () => {
    const whole = memoryEventStore()
    let left = Number.POSITIVE_INFINITY
    const store: EventStore = {
      ...whole,
      appendToStream: (...append) =>
        left-- > 0
          ? whole.appendToStream(...append)
          : TE.left({ type: 'StoreUnavailable', because: 'killed' }),
    }
    const options = { store, actor: 'u-1', currency: 'EUR', contacts: directory }
    const { log } = expectType(await openInteractionLog(options), 'Opened')
    await defineTemplates(log)
    await segmentOf(log, 'SM1', ['P1', 'P2', 'X'])
    // Frozen, committed, two recorded.
    left = 4
    expect(await log.logSegment({ no: 'SM1' })).toMatchObject({ type: 'StoreUnavailable' })
    expect(await loggedOnes(log)).toMatchObject([
      { status: 'logging', recordedCount: 2, lineCount: 3 },
    ])
    left = Number.POSITIVE_INFINITY
    await log.resume()
    expect(await loggedOnes(log)).toMatchObject([
      { status: 'complete', recordedCount: 3, lineCount: 3 },
    ])
    await log.close()
  })
})
