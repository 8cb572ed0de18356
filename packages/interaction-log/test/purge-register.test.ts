import { rm } from 'node:fs/promises'
import type { PageInput } from '@interaction-log/interaction-log'
import {
  expectType,
  logWithTemplates,
  newFile,
  openFile,
  record,
  recordCanceled,
} from './opened.js'
import { readingFrom } from './reading-from.js'

type Log = Awaited<ReturnType<typeof logWithTemplates>>

const purgesOf = async (log: Log, request: PageInput = {}) =>
  expectType(await log.purges(request), 'Purges').purges

const purge = async (log: Log, ...request: Parameters<Log['purge']>) =>
  expectType(await log.purge(...request), 'Purged').batchId

describe('the purge register (rule R153)', () => {
  it('says who purged, when, on which basis, by which criteria, how many, and that it is gone', async () => {
    const at = '2026-03-01T10:00:00.000Z'
    const log = await logWithTemplates({ clock: () => new Date(at) })
    expect(await purgesOf(log)).toEqual([])
    await recordCanceled(log)
    await recordCanceled(log, { templateCode: 'BUS' })
    const one = await recordCanceled(log, { templateCode: 'BUS' })
    await record(log)
    const filter = { contactId: 'P1', templateCode: 'ONSITE' }
    const first = await purge(log, { basis: 'retention', filter }, { actor: 'dpo' })
    const second = await purge(log, { basis: 'mistake', interactionId: one })
    const third = await purge(log, { basis: 'other', filter: {} })
    await log.purge({ basis: 'other', filter: {} })
    await log.purge({ basis: 'other', filter: {}, dryRun: true })
    const purges = await purgesOf(log)
    expect(purges).toMatchObject([
      {
        batchId: first,
        startedAt: at,
        startedBy: 'dpo',
        basis: 'retention',
        criteria: [
          { name: 'contactId', withheld: true },
          { name: 'templateCode', value: 'ONSITE' },
        ],
        count: 1,
        erasure: 'Gone',
        completed: { at, by: 'dpo', erasure: [{ store: 'sqlite' }, { store: 'sqlite' }] },
      },
      { batchId: second, startedBy: 'u-1', criteria: [{ value: one }], count: 1 },
      { batchId: third, basis: 'other', criteria: [], count: 1, erasure: 'Gone' },
    ])
    expect(purges).toHaveLength(3)
    expect(JSON.stringify(purges)).not.toContain('P1')
  })

  it('shows a purge that is not complete as hidden, with what it has purged, until it is', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    for (let n = 0; n < 3; n++) await recordCanceled(log)
    const stopReading = await readingFrom(file, 'events')
    await log.purge({ basis: 'retention', filter: {} }, { actor: 'dpo' })
    expect(await purgesOf(log)).toMatchObject([
      { startedBy: 'dpo', count: 3, erasure: 'Hidden', completed: null },
    ])
    stopReading()
    await log.finishErasure()
    expect(await purgesOf(log)).toMatchObject([
      { startedBy: 'dpo', count: 3, erasure: 'Gone', completed: { by: 'u-1', count: 3 } },
    ])
  })

  it('is read page by page, in the order in which the purges were started', async () => {
    const log = await logWithTemplates()
    const started: (string | null)[] = []
    for (let n = 0; n < 12; n++) {
      await recordCanceled(log)
      started.push(await purge(log, { basis: 'other', filter: {} }))
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = expectType(await log.purges({ limit: 5, ...(after && { after }) }), 'Purges')
      seen.push(...page.purges.map(({ batchId }) => batchId))
      after = page.next
    } while (after)
    expect(seen).toEqual(started)
  })

  it('is the same when the views were deleted', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    for (let n = 0; n < 2; n++) {
      await recordCanceled(log)
      await log.purge({ basis: 'other', filter: {} })
    }
    const before = await purgesOf(log)
    await log.close()
    for (const suffix of ['', '-wal', '-shm']) await rm(`${file}.views${suffix}`, { force: true })
    const { log: again } = await openFile({ file })
    expect(await purgesOf(again)).toEqual(before)
    expect(before).toHaveLength(2)
  })

  it('refuses what it does not understand', async () => {
    const log = await logWithTemplates()
    for (const [request, refusal] of [
      [{ limit: 0 }, { type: 'FieldInvalid', field: 'limit' }],
      [{ page: 2 }, { type: 'FieldUnknown', field: 'page' }],
      [{ after: 'x' }, { type: 'CursorInvalid' }],
    ] as const)
      expect(await log.purges(request as PageInput)).toMatchObject(refusal)
  })
})
