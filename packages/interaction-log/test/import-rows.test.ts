import type { EventStore } from '@interaction-log/core'
import { sampleEvent } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import {
  type ImportRow,
  type InteractionLog,
  openInteractionLog,
} from '@interaction-log/interaction-log'
import {
  defineTemplates,
  entriesOf,
  expectType,
  headOf,
  idsOf,
  logWithTemplates,
  newFile,
  onsite,
  openFile,
} from './opened.js'

type Log = InteractionLog<never>

const rowOf = (key: string, request: object = {}): ImportRow => ({
  key,
  request: { ...onsite, ...request },
})

const outcomesOf = async (log: Log, rows: readonly ImportRow[], source = 'crm') => {
  const outcomes = []
  for await (const batch of log.importRows(source, rows)) outcomes.push(...batch)
  return outcomes
}

describe('importing rows', () => {
  it('records each with its import as source, without asking for a salesperson', async () => {
    const log = await logWithTemplates()
    const [row] = await outcomesOf(log, [rowOf('1', { contactId: 'N' })])
    const { interactionId, repeated } = expectType(row?.outcome ?? { type: 'none' }, 'Recorded')
    expect(repeated).toBe(false)
    expect(await entriesOf(log)).toMatchObject([
      { interactionId, contactId: 'N', source: { type: 'import', batch: 'crm' } },
    ])
  })

  it('reads only from positions that the store has given', async () => {
    const memory = memoryEventStore()
    const given = new Set([0n])
    const asked: bigint[] = []
    const store: EventStore = {
      ...memory,
      appendToStream:
        (...append) =>
        async () => {
          const appended = await memory.appendToStream(...append)()
          if (appended._tag === 'Right') given.add(appended.right.position)
          return appended
        },
      readAll: (range) => {
        asked.push(range.after)
        return memory.readAll(range)
      },
    }
    const idKey = 'a0'.repeat(32)
    const opened = await openInteractionLog({ store, actor: 'u-1', currency: 'EUR', idKey })
    const { log } = expectType(opened, 'Opened')
    await defineTemplates(log)
    // Between what the log has been given and what it will be, as bytes are on a server.
    await memory.appendToStream('note-1', 0, [sampleEvent()])()
    asked.length = 0
    const outcomes = await outcomesOf(log, [rowOf('1'), rowOf('2'), rowOf('3')])
    expect(outcomes.map(({ outcome }) => outcome.type)).toEqual([
      'Recorded',
      'Recorded',
      'Recorded',
    ])
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((position) => !given.has(position))).toEqual([])
    await log.close()
  })

  it('answers in the order of the rows, refused ones among them', async () => {
    const log = await logWithTemplates()
    const rows = [
      rowOf('1'),
      rowOf('2', { contactId: 'nobody' }),
      rowOf('3'),
      rowOf('4', { date: '2026-02-30' }),
      rowOf(''),
      rowOf('6', { templateCode: 'NONE' }),
      rowOf('7'),
    ]
    const outcomes = await outcomesOf(log, rows)
    expect(outcomes.map(({ key }) => key)).toEqual(['1', '2', '3', '4', '', '6', '7'])
    expect(outcomes.map(({ outcome }) => outcome.type)).toEqual([
      'Recorded',
      'ContactNotFound',
      'Recorded',
      'DateInvalid',
      'FieldInvalid',
      'TemplateNotFound',
      'Recorded',
    ])
    const numbers = outcomes.flatMap(({ outcome }) =>
      outcome.type === 'Recorded' ? [Number(outcome.entryNo)] : [],
    )
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  })

  it('changes nothing when it is repeated, by another process too', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    const rows = ['1', '2', '3'].map((key) => rowOf(key))
    const first = await outcomesOf(log, rows)
    const head = await headOf(file)
    await log.close()
    const { log: again } = await openFile({ file })
    const repeated = first.map(({ key, outcome }) => ({
      key,
      outcome: { ...outcome, repeated: true },
    }))
    expect(await outcomesOf(again, rows)).toEqual(repeated)
    expect(await headOf(file)).toBe(head)
    expect((await outcomesOf(again, rows, 'other')).map(({ outcome }) => outcome)).toMatchObject(
      rows.map(() => ({ type: 'Recorded', repeated: false })),
    )
  })

  it('goes on where it was interrupted', async () => {
    const log = await logWithTemplates()
    await outcomesOf(log, [rowOf('1'), rowOf('2')])
    const outcomes = await outcomesOf(log, [rowOf('1'), rowOf('2'), rowOf('3')])
    expect(outcomes.map(({ outcome }) => outcome)).toMatchObject([
      { repeated: true },
      { repeated: true },
      { repeated: false },
    ])
  })

  it('never brings back what was purged', async () => {
    const log = await logWithTemplates()
    const [row] = await outcomesOf(log, [rowOf('1')])
    const { interactionId } = expectType(row?.outcome ?? { type: 'none' }, 'Recorded')
    await log.cancel({ interactionId })
    await log.purge({ basis: 'subjectRequest', interactionId })
    expect(await outcomesOf(log, [rowOf('1')])).toEqual([
      { key: '1', outcome: { type: 'AlreadyPurged', interactionId } },
    ])
    expect(await idsOf(log)).toEqual([])
  })

  it('compares a key that comes twice, in one batch too', async () => {
    const log = await logWithTemplates()
    const rows = [rowOf('1'), rowOf('1'), rowOf('1', { date: '2026-03-02' }), rowOf('2')]
    const outcomes = await outcomesOf(log, rows)
    expect(outcomes.map(({ outcome }) => outcome)).toMatchObject([
      { type: 'Recorded', repeated: false },
      { type: 'Recorded', repeated: true },
      { type: 'IdempotencyKeyReused' },
      { type: 'Recorded', repeated: false },
    ])
    expect(await entriesOf(log)).toHaveLength(2)
  })

  it('reads a template, and what was recorded, once a batch', async () => {
    const store = memoryEventStore()
    let reads = { template: 0, batch: 0, event: 0 }
    const counting: EventStore = {
      ...store,
      readStream: (stream) => {
        if (stream === 'interactionTemplate-ONSITE') reads.template++
        return store.readStream(stream)
      },
      readAll: (range) => {
        reads.batch++
        return store.readAll(range)
      },
      eventAt: (position) => {
        reads.event++
        return store.eventAt(position)
      },
    }
    const opened = await openInteractionLog({
      store: counting,
      actor: 'u-1',
      currency: 'EUR',
      idKey: 'a0'.repeat(32),
    })
    const { log } = expectType(opened, 'Opened')
    await defineTemplates(log)
    reads = { template: 0, batch: 0, event: 0 }
    const rows = Array.from({ length: 1030 }, (_, n) => rowOf(String(n)))
    const sizes = []
    for await (const batch of log.importRows('crm', rows)) sizes.push(batch.length)
    expect(sizes).toEqual([512, 512, 6])
    expect(reads).toEqual({ template: 3, batch: 3, event: 3 })
    await log.close()
  })

  it('takes no more rows than a batch when the loop is left early', async () => {
    const log = await logWithTemplates()
    let taken = 0
    let isClosed = false
    const rows = function* () {
      try {
        for (;;) yield rowOf(String(++taken))
      } finally {
        isClosed = true
      }
    }
    for await (const batch of log.importRows('crm', rows())) {
      expect(batch).toHaveLength(512)
      break
    }
    expect([taken, isClosed]).toEqual([512, true])
    expect(await entriesOf(log, { limit: 1000 })).toHaveLength(512)
  })

  it('names the actor of the import', async () => {
    const log = await logWithTemplates()
    for await (const [row] of log.importRows('crm', [rowOf('1')], { actor: 'importer' }))
      expect(row?.outcome.type).toBe('Recorded')
    expect(await entriesOf(log)).toMatchObject([{ recordedBy: 'importer' }])
  })
})
