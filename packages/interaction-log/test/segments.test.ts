import { basename } from 'node:path'
import type { AppendFailure, EventStore } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { explain, type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import { filesWith } from '../../../test/files-with.js'
import {
  defineTemplates,
  directory,
  entriesOf,
  expectType,
  folder,
  logWithTemplates,
  newFile,
  openFile,
} from './opened.js'

type Log = InteractionLog<{ readonly type: string }>

const defaults = { templateCode: 'BUS', date: '2026-03-02' }
const no = 'SM1'
const loggedSegmentId = 'SM1/1'

const segmentOf = async (log: Log, contacts: readonly string[], number = no) => {
  const created = await log.createSegment({ no: number, description: 'Spring letter', defaults })
  expectType(created, 'Changed')
  const lines = contacts.map((contactId) => ({ contactId }))
  expectType(await log.addSegmentLines({ no: number, lines }), 'LinesAdded')
}

const loggedSegment = async (contacts: readonly string[] = ['P1', 'P2', 'P1']) => {
  const log = await logWithTemplates()
  await segmentOf(log, contacts)
  expectType(await log.logSegment({ no }), 'SegmentLogged')
  return log
}

const statuses = async (log: Log) =>
  (await entriesOf(log, { segment: no })).map(({ status, canceled }) => [
    status,
    canceled?.cause.type,
  ])

describe('a segment', () => {
  it('is made, worked on, shown and logged', async () => {
    const log = await logWithTemplates()
    await segmentOf(log, ['P1', 'P2'])
    expect(
      await log.addSegmentLines({ no: ' sm1 ', lines: [{ contactId: 'P1', cost: '3' }] }),
    ).toEqual({ type: 'LinesAdded', lineNos: [3], repeated: false })
    expectType(await log.describeSegment({ no, defaults: { cost: '7' } }), 'Changed')
    expectType(
      await log.reviseSegmentLines({ no, lines: [{ lineNo: 1, subject: 'S' }] }),
      'Changed',
    )
    expectType(await log.removeSegmentLines({ no, lineNos: [2] }), 'Changed')
    expect(await log.segment({ no, limit: 1 })).toEqual({
      type: 'Segment',
      no,
      isOpen: true,
      description: 'Spring letter',
      defaults: { ...defaults, cost: '7' },
      lineCount: 2,
      lines: [{ lineNo: 1, contactId: 'P1', subject: 'S' }],
      next: 1,
      lastRun: null,
    })
    expect(await log.segment({ no, limit: 1, after: 1 })).toMatchObject({
      lines: [{ lineNo: 3, contactId: 'P1', cost: '3' }],
      next: undefined,
    })
    expect(await log.logSegment({ no }, { idempotencyKey: 'k' })).toEqual({
      type: 'SegmentLogged',
      loggedSegmentId,
      count: 2,
      erasure: 'Gone',
      repeated: false,
    })
    expect(await log.logSegment({ no }, { idempotencyKey: 'k' })).toMatchObject({ repeated: true })
    expect(await entriesOf(log, { segment: no })).toMatchObject([
      { cost: '7', subject: 'S', segment: { no, loggedSegmentId, lineNo: 1 }, recordedBy: 'u-1' },
      { cost: '3', segment: { lineNo: 3 }, source: { type: 'segment' } },
    ])
    expect(await log.segment({ no })).toMatchObject({
      isOpen: false,
      lines: [],
      lastRun: { loggedSegmentId, status: 'complete' },
    })
  })

  it('refuses misspelt fields, inside of lines and defaults too (rule R16)', async () => {
    const log = await logWithTemplates()
    await segmentOf(log, ['P1'])
    const unknown = (field: string) => ({ type: 'FieldUnknown', field })
    const costs = { costs: '3' } as object
    const line = { contactId: 'P1', ...costs }
    expect(await log.createSegment({ no: 'X', defaults: costs })).toEqual(unknown('defaults.costs'))
    expect(await log.addSegmentLines({ no, lines: [{ contactId: 'P1' }, line] })).toEqual(
      unknown('lines.1.costs'),
    )
    expect(await log.reviseSegmentLines({ no, lines: [{ lineNo: 1, ...costs }] })).toEqual(
      unknown('lines.0.costs'),
    )
    expect(await log.addSegmentLines({ no, lines: [{ contactId: '' }] })).toMatchObject({
      field: 'lines.0.contactId',
    })
    expect(await log.segment({ no: 'SM9' })).toMatchObject({ type: 'SegmentNotFound' })
    expect(await log.logSegment({ no }, { onProgress: 5 } as never)).toMatchObject({
      type: 'FieldInvalid',
      field: 'onProgress',
    })
    expect(await log.logSegment({ no }, null as never)).toMatchObject({ type: 'FieldInvalid' })
    const untyped: unknown[] = [null, 5, 'x', [null], [5], [{}]]
    for (const lines of untyped)
      for (const call of [log.addSegmentLines, log.reviseSegmentLines])
        expect((await call({ no, lines } as never)).type).toMatch(/Invalid|Required/)
  })

  it('asks the caller’s own rules, for each line too, before anything is stored', async () => {
    const log = await logWithTemplates({
      authorize: (_, { type }) => type !== 'LogSegment' || mayLog,
      check: (_, command) =>
        command.type === 'RecordInteraction' && command.request.contactId === 'P2'
          ? ({ type: 'NotThisOne' } as const)
          : undefined,
    })
    let mayLog = false
    await segmentOf(log, ['P1', 'P2'])
    expect(await log.logSegment({ no })).toEqual({ type: 'NotAuthorized', command: 'LogSegment' })
    mayLog = true
    const refused = await log.logSegment({ no })
    expect(refused).toMatchObject({
      type: 'SegmentLinesRefused',
      refusals: [{ lineNo: 2, problem: { type: 'NotThisOne' } }],
    })
    expect(await entriesOf(log)).toEqual([])
  })

  it('says how far its logging is, and why it is refused', async () => {
    const log = await logWithTemplates()
    await segmentOf(log, ['P1', 'B', 'NOBODY'])
    const refused = expectType(await log.logSegment({ no }), 'SegmentLinesRefused')
    expect(refused.refusals).toEqual([
      { lineNo: 2, problem: { type: 'ContactPrivacyBlocked', field: 'contactId' } },
      { lineNo: 3, problem: { type: 'ContactNotFound', field: 'contactId' } },
    ])
    expect(explain({ ...refused, refusals: [] })).toContain('Lines of segment SM1')
    expectType(await log.removeSegmentLines({ no, lineNos: [2, 3] }), 'Changed')
    const phases: string[] = []
    const onProgress = ({ phase }: { phase: string }) => void phases.push(phase)
    expectType(await log.logSegment({ no }, { onProgress }), 'SegmentLogged')
    expect(phases).toEqual(['checking', 'freezing', 'recording'])
  })

  it('shows the interactions of all its runs (rule R48)', async () => {
    const log = await loggedSegment(['P1'])
    expectType(await log.cancelLoggedSegment({ loggedSegmentId }), 'LoggedSegmentChanged')
    expectType(await log.deleteLoggedSegment({ loggedSegmentId }), 'Changed')
    await segmentOf(log, ['P2'])
    expect(await log.logSegment({ no })).toMatchObject({ loggedSegmentId: 'SM1/2' })
    expect(await entriesOf(log, { segment: no })).toMatchObject([
      { contactId: 'P1', status: 'canceled', segment: { loggedSegmentId } },
      { contactId: 'P2', status: 'recorded', segment: { loggedSegmentId: 'SM1/2' } },
    ])
  })
})

describe('a logged segment', () => {
  it('is canceled with its interactions, and only what it canceled comes back (rule R90)', async () => {
    const log = await loggedSegment()
    const [first] = await entriesOf(log, { segment: no })
    const interactionId = first?.interactionId ?? ''
    expectType(await log.cancel({ interactionId }), 'Changed')
    const asTyped = { loggedSegmentId: 'sm1/1', reason: 'postponed' }
    const canceled = await log.cancelLoggedSegment(asTyped)
    expect(canceled).toEqual({
      type: 'LoggedSegmentChanged',
      count: 2,
      notFollowed: [],
      repeated: false,
    })
    expect(await statuses(log)).toEqual([
      ['canceled', 'direct'],
      ['canceled', 'loggedSegment'],
      ['canceled', 'loggedSegment'],
    ])
    expect(await log.reinstateLoggedSegment({ loggedSegmentId })).toMatchObject({ count: 2 })
    expect(await statuses(log)).toEqual([
      ['canceled', 'direct'],
      ['recorded', undefined],
      ['recorded', undefined],
    ])
    expect(await log.reinstateLoggedSegment({ loggedSegmentId })).toMatchObject({ count: 0 })
  })

  it('holds its interactions while it is canceled (rule R91)', async () => {
    const log = await loggedSegment(['P1'])
    const [entry] = await entriesOf(log)
    const interactionId = entry?.interactionId ?? ''
    expectType(await log.cancelLoggedSegment({ loggedSegmentId }), 'LoggedSegmentChanged')
    const problem = { type: 'LoggedSegmentIsCanceled', interactionId, loggedSegmentId }
    expect(await log.reinstate({ interactionId })).toEqual(problem)
    const many = { interactionIds: [interactionId] }
    const refused = [{ interactionId, problem }]
    expect(await log.reinstateMany({ ...many, dryRun: true })).toMatchObject({ count: 0, refused })
    expect(await log.reinstateMany({ ...many, checkFirst: true })).toEqual({
      type: 'NothingStarted',
      refused,
    })
    expect(await log.reinstateMany(many)).toMatchObject({ changed: 0, refused })
    expectType(await log.reinstateLoggedSegment({ loggedSegmentId }), 'LoggedSegmentChanged')
    expectType(await log.cancel({ interactionId }), 'Changed')
    expectType(await log.reinstate({ interactionId }), 'Changed')
  })

  it('is canceled once by the same key, even after it was reinstated (rule R39)', async () => {
    const log = await loggedSegment(['P1'])
    const options = { idempotencyKey: 'k' }
    expect(await log.cancelLoggedSegment({ loggedSegmentId }, options)).toMatchObject({ count: 1 })
    expect(await log.cancelLoggedSegment({ loggedSegmentId }, options)).toMatchObject({
      count: 0,
      repeated: true,
    })
    expectType(await log.reinstateLoggedSegment({ loggedSegmentId }), 'LoggedSegmentChanged')
    expect(await log.cancelLoggedSegment({ loggedSegmentId }, options)).toMatchObject({
      count: 0,
      repeated: true,
    })
    expect(await statuses(log)).toEqual([['recorded', undefined]])
  })

  it('is deleted only when canceled; its interactions stay, and are free (rule R92)', async () => {
    const log = await loggedSegment(['P1'])
    expect(await log.deleteLoggedSegment({ loggedSegmentId })).toEqual({
      type: 'LoggedSegmentNotCanceled',
      loggedSegmentId,
    })
    expectType(await log.cancelLoggedSegment({ loggedSegmentId }), 'LoggedSegmentChanged')
    expectType(await log.deleteLoggedSegment({ loggedSegmentId }), 'Changed')
    const gone = { type: 'LoggedSegmentGone', loggedSegmentId }
    expect(await log.reinstateLoggedSegment({ loggedSegmentId })).toEqual(gone)
    expect(await log.followUpSegment({ loggedSegmentId, no: 'SM2' })).toEqual(gone)
    expect(await statuses(log)).toEqual([['canceled', 'loggedSegment']])
    const [entry] = await entriesOf(log)
    expectType(await log.reinstate({ interactionId: entry?.interactionId ?? '' }), 'Changed')
    expect(await log.segment({ no })).toMatchObject({ lastRun: { status: 'deleted' } })
  })

  it('is followed up by a segment with each of its contacts, and its campaign (rule R93)', async () => {
    const log = await logWithTemplates()
    await segmentOf(log, ['P1', 'P2', 'P1', 'X'])
    const lines = [{ lineNo: 2, campaignNo: 'CP1' }]
    expectType(await log.reviseSegmentLines({ no, lines }), 'Changed')
    expectType(await log.logSegment({ no }), 'SegmentLogged')
    const options = { idempotencyKey: 'k' }
    const request = { loggedSegmentId, no: 'SM2' }
    expect(await log.followUpSegment(request, options)).toEqual({ type: 'FollowedUp', count: 3 })
    expect(await log.followUpSegment(request, options)).toEqual({ type: 'FollowedUp', count: 3 })
    expect(await log.segment({ no: 'SM2' })).toMatchObject({
      description: 'Follow-up on segment SM1',
      lines: [
        { contactId: 'P1' },
        { contactId: 'P2', campaignNo: 'CP1' },
        { lineNo: 3, contactId: 'X' },
      ],
    })
    expect(await log.followUpSegment(request)).toMatchObject({ type: 'SegmentNoTaken' })
    expect(await log.followUpSegment({ loggedSegmentId: 'SM1/2', no: 'SM3' })).toMatchObject({
      type: 'LoggedSegmentNotFound',
    })
  })
})

describe('an interrupted logging (rule R87)', () => {
  const dyingAfter = (store: EventStore, appends: number): EventStore => {
    let left = appends
    return {
      ...store,
      appendToStream: (...append) =>
        left-- > 0
          ? store.appendToStream(...append)
          : () =>
              Promise.resolve(E.left<AppendFailure>({ type: 'StoreUnavailable', because: 'x' })),
    }
  }
  const openOn = async (store: EventStore, actor = 'u-1') => {
    const options = { store, actor, currency: 'EUR', contacts: directory }
    return expectType(await openInteractionLog(options), 'Opened').log
  }

  it.each([2, 3, 4, 5])('after append %s is resumed when the log is opened', async (k) => {
    const store = memoryEventStore()
    const log = await openOn(store)
    await defineTemplates(log)
    await segmentOf(log, ['P1', 'P2'])
    await log.close()
    const dying = await openOn(dyingAfter(store, k))
    expect(await dying.logSegment({ no })).toMatchObject({ type: 'StoreUnavailable' })
    await dying.close()
    const again = await openOn(store, 'u-9')
    // It may be quicker than opening is: then there is nothing left to resume.
    const { loggedSegmentIds } = expectType(await again.resume(), 'Resumed')
    expect(loggedSegmentIds.every((id) => id === loggedSegmentId)).toBe(true)
    expect(await entriesOf(again, { segment: no })).toHaveLength(2)
    expect(await again.segment({ no })).toMatchObject({ lastRun: { status: 'complete' } })
    await again.close()
    const head = E.isRight(await store.head()()) && (await store.head()())
    const last = await openOn(store)
    expect(await last.resume()).toEqual({ type: 'Resumed', loggedSegmentIds: [] })
    await last.close()
    expect(await store.head()()).toEqual(head)
  })
})

it('nothing of a worksheet is in any file after it was logged (rule R88)', async () => {
  const file = newFile()
  const canary = 'canary-5e9f'
  const { log } = await openFile({ file, check: () => undefined })
  await defineTemplates(log)
  await segmentOf(log, ['P1', 'P2'])
  const said = `${canary} said`
  expectType(
    await log.describeSegment({ no, description: said, defaults: { subject: said } }),
    'Changed',
  )
  const line = { contactId: 'P1', description: said, contactVia: said, opportunityNo: said }
  expectType(await log.addSegmentLines({ no, lines: [line, line] }), 'LinesAdded')
  expect(filesWith(folder, canary, basename(file))).not.toEqual([])
  // The lines that hold it are changed before: what is logged does not.
  const clear = ['description', 'contactVia', 'opportunityNo'] as const
  const lines = [3, 4].map((lineNo) => ({ lineNo, clear }))
  expectType(await log.reviseSegmentLines({ no, lines }), 'Changed')
  expectType(await log.describeSegment({ no, clear: ['subject'] }), 'Changed')
  const logged = expectType(await log.logSegment({ no }), 'SegmentLogged')
  expect(logged).toMatchObject({ count: 4, erasure: 'Gone' })
  expect(filesWith(folder, canary, basename(file))).toEqual([])
  await log.close()
  expect(filesWith(folder, canary, basename(file))).toEqual([])
})
