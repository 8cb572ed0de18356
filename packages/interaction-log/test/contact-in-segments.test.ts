/** A contact that stands in lines of segments which are not logged yet. */
import { basename } from 'node:path'
import type { EventStore } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { explain, type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import * as TE from 'fp-ts/lib/TaskEither.js'
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
  record,
} from './opened.js'

type Log = InteractionLog<{ readonly type: string }>

const basis = 'subjectRequest'
const defaults = { templateCode: 'BUS', date: '2026-03-02' }

const segmentOf = async (log: Log, no: string, contacts: readonly string[]) => {
  const request = { no, description: 'Spring letter', defaults }
  expectType(await log.createSegment(request), 'Changed')
  const lines = contacts.map((contactId) => ({ contactId, subject: `for ${contactId}` }))
  expectType(await log.addSegmentLines({ no, lines }), 'LinesAdded')
}

const linesOf = async (log: Log, no: string) =>
  expectType(await log.segment({ no }), 'Segment').lines.map(({ lineNo, contactId }) => [
    lineNo,
    contactId,
  ])

const exported = async (log: Log, contactId = 'P1') =>
  expectType(await log.exportContact({ contactId }), 'ContactExport').segmentLines

const erase = async (log: Log, contactId = 'P1') =>
  expectType(await log.eraseContact({ contactId, basis }), 'ContactErased')

it('an export holds the lines that name exactly this contact (rule R135)', async () => {
  const log = await logWithTemplates()
  await segmentOf(log, 'SM1', ['P1', 'P2', 'P1', 'P1'])
  await segmentOf(log, 'SM2', ['C', 'P2'])
  await segmentOf(log, 'SM3', ['P2', 'P1'])
  await log.reviseSegmentLines({ no: 'SM1', lines: [{ lineNo: 1, cost: '3' }] })
  await log.reviseSegmentLines({ no: 'SM1', lines: [{ lineNo: 4, contactId: 'X' }] })
  await log.removeSegmentLines({ no: 'SM1', lineNos: [3] })
  const line = { contactId: 'P1', subject: 'for P1' }
  expect(await exported(log)).toEqual([
    { segmentNo: 'SM1', line: { ...line, lineNo: 1, cost: '3' }, isRemoved: false },
    { segmentNo: 'SM1', line: { ...line, lineNo: 3 }, isRemoved: true },
    { segmentNo: 'SM1', line: { ...line, lineNo: 4 }, isRemoved: true },
    { segmentNo: 'SM3', line: { ...line, lineNo: 2 }, isRemoved: false },
  ])
  expect(await exported(log, 'C')).toMatchObject([{ segmentNo: 'SM2', line: { lineNo: 1 } }])
  expect(await exported(log, 'N')).toEqual([])
  for (const no of ['SM1', 'SM3']) expectType(await log.logSegment({ no }), 'SegmentLogged')
  expect(await exported(log)).toEqual([])
})

it('erasing a contact erases it from every open segment (rule R136)', async () => {
  const log = await logWithTemplates()
  await segmentOf(log, 'SM1', ['P1', 'P2', 'P1'])
  await segmentOf(log, 'SM2', ['P2'])
  await segmentOf(log, 'SM3', ['P1'])
  await record(log)
  const erased = await erase(log)
  expect(erased).toMatchObject({ replacedWorksheets: 2, kept: [], keptLines: [], erasure: 'Gone' })
  expect(erased.batches.map(({ count }) => count)).toEqual([1])
  expect(JSON.stringify(erased)).not.toContain('P1')
  expect(await linesOf(log, 'SM1')).toEqual([[2, 'P2']])
  expect(await linesOf(log, 'SM2')).toEqual([[1, 'P2']])
  expect(await linesOf(log, 'SM3')).toEqual([])
  expect(await log.exportContact({ contactId: 'P1' })).toMatchObject({
    interactions: [],
    segmentLines: [],
  })
  expect(await erase(log)).toMatchObject({ replacedWorksheets: 0, batches: [] })
  expect(await log.logSegment({ no: 'SM1' })).toMatchObject({ count: 1 })
  expect(await entriesOf(log, { segment: 'SM1' })).toMatchObject([
    { contactId: 'P2', subject: 'for P2', segment: { lineNo: 2 } },
  ])
})

describe('what is kept of a contact in segments (rule R137)', () => {
  it('is what is on hold', async () => {
    const log = await logWithTemplates()
    await segmentOf(log, 'SM1', ['P1', 'P2'])
    await log.placeHold({ contactId: 'P1' })
    const { keptLines, replacedWorksheets } = await erase(log)
    expect(keptLines).toEqual([
      { segmentNo: 'SM1', problem: { type: 'SegmentLinesOnHold', segmentNo: 'SM1' } },
    ])
    expect(explain({ type: 'SegmentLinesOnHold', segmentNo: 'SM1' as never })).toContain('hold')
    expect(replacedWorksheets).toBe(0)
    expect(await linesOf(log, 'SM1')).toHaveLength(2)
    expect(await erase(log, 'P2')).toMatchObject({ replacedWorksheets: 1, keptLines: [] })
    await log.liftHold({ contactId: 'P1' })
    expect(await erase(log)).toMatchObject({ replacedWorksheets: 1, keptLines: [] })
  })

  it('is what the caller’s own say refuses', async () => {
    const log = await logWithTemplates({
      authorize: (actor, command) => actor !== 'guest' || command.type !== 'ReplaceWorksheet',
      check: (_, command) =>
        command.type === 'ReplaceWorksheet' && command.no === 'SM2'
          ? ({ type: 'NotThisOne' } as const)
          : undefined,
    })
    for (const no of ['SM1', 'SM2']) await segmentOf(log, no, ['P1', 'P2'])
    const guest = await log.eraseContact({ contactId: 'P1', basis }, { actor: 'guest' })
    const problem = { type: 'NotAuthorized', command: 'ReplaceWorksheet' }
    expect(guest).toMatchObject({
      keptLines: [
        { segmentNo: 'SM1', problem },
        { segmentNo: 'SM2', problem },
      ],
    })
    expect(await erase(log)).toMatchObject({
      replacedWorksheets: 1,
      keptLines: [{ segmentNo: 'SM2', problem: { type: 'NotThisOne' } }],
    })
    expect(await linesOf(log, 'SM2')).toHaveLength(2)
  })
})

/** A log on a store that dies after so many appends; `opened` opens it anew. */
const dyingLog = () => {
  const whole = memoryEventStore()
  let left = Number.POSITIVE_INFINITY
  const store: EventStore = {
    ...whole,
    appendToStream: (...append) =>
      left-- > 0
        ? whole.appendToStream(...append)
        : TE.left({ type: 'StoreUnavailable', because: 'killed' }),
  }
  const options = { store, actor: 'u-1', currency: 'EUR', contacts: directory } as const
  return {
    whole,
    dieAfter: (appends: number) => void (left = appends),
    opened: async () => expectType(await openInteractionLog(options), 'Opened').log,
  }
}

it('an erasure that was interrupted anywhere goes on (rules R134, R138)', async () => {
  for (let appends = 0; appends <= 12; appends++) {
    const { whole, dieAfter, opened } = dyingLog()
    const log = await opened()
    await defineTemplates(log)
    await segmentOf(log, 'SM1', ['P1', 'P2'])
    await segmentOf(log, 'SM2', ['P2', 'P1'])
    await record(log)
    dieAfter(appends)
    await log.eraseContact({ contactId: 'P1', basis })
    await log.close()
    dieAfter(Number.POSITIVE_INFINITY)
    const again = await opened()
    expect(await erase(again)).toMatchObject({ erasure: 'Gone', kept: [], keptLines: [] })
    const stored: unknown[] = []
    for await (const batch of whole.readAll({ after: 0n }))
      if (batch._tag === 'Right') stored.push(batch.right.map(({ data }) => data))
    expect(JSON.stringify(stored)).not.toContain('"P1"')
    expect(JSON.stringify(stored).match(/"for P2"/g)).toHaveLength(2)
    expect(await linesOf(again, 'SM1')).toEqual([[2, 'P2']])
    expect(await linesOf(again, 'SM2')).toEqual([[1, 'P2']])
    await again.close()
  }
})

it('a segment that is being logged is logged to its end first (rule R139)', async () => {
  const { dieAfter, opened } = dyingLog()
  const log = await opened()
  // Opening resumes what is interrupted, too: not this one.
  await log.resume()
  await defineTemplates(log)
  await segmentOf(log, 'SM1', ['P1', 'P2', 'P1'])
  // Frozen, committed, one recorded.
  dieAfter(3)
  expect(await log.logSegment({ no: 'SM1' })).toMatchObject({ type: 'StoreUnavailable' })
  dieAfter(Number.POSITIVE_INFINITY)
  expect(await exported(log)).toHaveLength(2)
  const erased = await erase(log)
  expect(erased).toMatchObject({ replacedWorksheets: 0, keptLines: [], erasure: 'Gone' })
  expect(erased.batches.reduce((sum, { count }) => sum + count, 0)).toBe(2)
  expect(await log.exportContact({ contactId: 'P1' })).toMatchObject({
    interactions: [],
    segmentLines: [],
  })
  expect(await entriesOf(log)).toMatchObject([{ contactId: 'P2' }])
  await log.close()
})

it('nothing of an erased contact is in any file; the others are logged (rule R136)', async () => {
  const file = newFile()
  const { log } = await openFile({ file, contacts: directory })
  await defineTemplates(log)
  const [who, said] = ['CANARY-contact-71c3', 'CANARY-text-9d20']
  await segmentOf(log, 'SM1', ['P2', who, 'X', 'P2'])
  await segmentOf(log, 'SM2', [who])
  const description = `${said} description`
  await log.reviseSegmentLines({ no: 'SM1', lines: [{ lineNo: 2, description, cost: '3' }] })
  const lines = [{ contactId: who, description, contactVia: said, opportunityNo: said }]
  await log.addSegmentLines({ no: 'SM1', lines })
  await log.removeSegmentLines({ no: 'SM1', lineNos: [5] })
  for (const canary of [who, said])
    expect(filesWith(folder, canary, basename(file))).not.toEqual([])
  const erased = await erase(log, who)
  expect(erased).toMatchObject({ erasure: 'Gone', replacedWorksheets: 2, keptLines: [] })
  for (const canary of [who, said]) expect(filesWith(folder, canary, basename(file))).toEqual([])
  expect(await linesOf(log, 'SM1')).toEqual([
    [1, 'P2'],
    [3, 'X'],
    [4, 'P2'],
  ])
  expectType(await log.addSegmentLines({ no: 'SM1', lines: [{ contactId: 'P1' }] }), 'LinesAdded')
  expect(await log.logSegment({ no: 'SM1' })).toMatchObject({ count: 4, erasure: 'Gone' })
  const entries = await entriesOf(log, { segment: 'SM1' })
  expect(entries.map(({ contactId, segment }) => [segment?.lineNo, contactId])).toEqual([
    [1, 'P2'],
    [3, 'X'],
    [4, 'P2'],
    [6, 'P1'],
  ])
})
