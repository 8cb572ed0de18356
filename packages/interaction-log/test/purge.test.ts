import type { EventStore } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import {
  type InteractionLog,
  openInteractionLog,
  type PurgeFilter,
} from '@interaction-log/interaction-log'
import { isRight } from 'fp-ts/lib/Either.js'
import { basename } from 'node:path'
import {
  defineTemplates,
  directory,
  entriesOf,
  eventsOf,
  expectType,
  headOf,
  idsOf,
  logWithTemplates,
  newFile,
  openFile,
  record,
  recordCanceled,
} from './opened.js'
import { readingFrom } from './reading-from.js'

const basis = 'mistake'
const unknown = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'

const filed = async () => {
  const file = newFile()
  return { file, log: await logWithTemplates({ file }) }
}

const ofPurges = async (file: string) =>
  (await eventsOf(file)).filter(({ stream }) => stream.startsWith('purgeBatch-'))

/** More than a purge takes in one page. */
const recordManyCanceled = async (log: InteractionLog<never>): Promise<void> => {
  const rows = Array.from({ length: 520 }, (_, n) => ({
    key: String(n),
    request: { contactId: 'P1', templateCode: 'ONSITE', date: '2026-03-01' },
  }))
  for await (const batch of log.importRows('crm', rows))
    await Promise.all(
      batch.map(({ outcome }) =>
        log.cancel({ interactionId: expectType(outcome, 'Recorded').interactionId }),
      ),
    )
}

/** Finishes erasures again and again until `purging` has ended. */
const whileFinishing = async <A>(log: InteractionLog<never>, purging: Promise<A>): Promise<A> => {
  const tick = (): Promise<'purging'> => new Promise((resolve) => setImmediate(resolve, 'purging'))
  while ((await Promise.race([purging, tick()])) === 'purging') await log.finishErasure()
  return purging
}

describe('purging one interaction', () => {
  it('removes a canceled one, and leaves of it what everybody may know', async () => {
    const { file, log } = await filed()
    const interactionId = await recordCanceled(log)
    const purged = expectType(await log.purge({ basis, interactionId }), 'Purged')
    expect(purged).toMatchObject({ count: 1, erasure: 'Gone', notPurged: [] })
    expect(await idsOf(log)).toEqual([])
    const { events } = expectType(await log.history(interactionId), 'History')
    expect(events).toMatchObject([
      {
        type: 'InteractionPurged',
        version: 3,
        data: {
          basis,
          batchId: purged.batchId,
          erased: [
            { version: 1, type: 'InteractionRecorded' },
            { version: 2, type: 'InteractionCanceled' },
          ],
        },
      },
    ])
    expect(
      (await eventsOf(file)).filter(({ stream }) => stream.includes(interactionId)),
    ).toHaveLength(1)
  })

  it('refuses what is not canceled and what was never recorded, and leaves no batch behind', async () => {
    const { file, log } = await filed()
    const interactionId = await record(log)
    const head = await headOf(file)
    expect(await log.purge({ basis, interactionId })).toEqual({
      type: 'NotCanceled',
      interactionId,
    })
    expect(await log.purge({ basis, interactionId: unknown })).toEqual({
      type: 'NotRecorded',
      interactionId: unknown,
    })
    expect(await headOf(file)).toBe(head)
  })

  it('refuses one that was reinstated', async () => {
    const log = await logWithTemplates()
    const interactionId = await recordCanceled(log)
    await log.reinstate({ interactionId })
    expect(await log.purge({ basis, interactionId })).toEqual({
      type: 'NotCanceled',
      interactionId,
    })
  })

  it('finds nothing to purge in one that is purged', async () => {
    const { file, log } = await filed()
    const interactionId = await recordCanceled(log)
    await log.purge({ basis, interactionId })
    const head = await headOf(file)
    expect(await log.purge({ basis, interactionId })).toEqual({
      type: 'Purged',
      batchId: null,
      count: 0,
      erasure: 'Gone',
      notPurged: [],
    })
    expect(await headOf(file)).toBe(head)
  })

  it('refuses a key that was used for another one, purged or not', async () => {
    const log = await logWithTemplates()
    const [first, second, third] = [
      await recordCanceled(log),
      await recordCanceled(log),
      await recordCanceled(log),
    ]
    await log.purge({ basis, interactionId: third })
    const once = await log.purge({ basis, interactionId: first }, { idempotencyKey: 'k' })
    const options = { idempotencyKey: 'k' }
    expect(await log.purge({ basis, interactionId: first }, options)).toEqual(once)
    for (const interactionId of [second, third])
      expect(await log.purge({ basis, interactionId }, options)).toEqual({
        type: 'IdempotencyKeyReused',
      })
    expect(await log.purge({ basis: 'retention', interactionId: first }, options)).toEqual({
      type: 'IdempotencyKeyReused',
    })
  })
})

describe('purging by a filter', () => {
  const cases: readonly (readonly [PurgeFilterInput, readonly string[]])[] = [
    [{}, ['a', 'b', 'c', 'd']],
    [{ contactId: 'P1' }, ['a', 'd']],
    [{ contactId: 'p1' }, []],
    [{ dateFrom: '2026-03-02' }, ['b', 'c', 'd']],
    [{ dateTo: '2026-03-02' }, ['a', 'b']],
    [{ dateFrom: '2026-03-02', dateTo: '2026-03-02' }, ['b']],
    [{ campaignNo: 'CP1' }, ['b']],
    [{ groupCode: 'letter' }, ['c']],
    [{ templateCode: ' bus ' }, ['c']],
    [{ salespersonCode: 'S2' }, ['d']],
    [{ contactId: 'P1', salespersonCode: 'S2' }, ['d']],
    [{ contactId: 'P2', salespersonCode: 'S2' }, []],
    [{ entryNoTo: '99999999999999999999' }, ['a', 'b', 'c', 'd']],
    [{ entryNoFrom: '99999999999999999999' }, []],
  ]
  type PurgeFilterInput = { readonly [Field in keyof PurgeFilter]: string }

  const recordAll = async (log: Awaited<ReturnType<typeof logWithTemplates>>) => ({
    a: await recordCanceled(log),
    b: await recordCanceled(log, { date: '2026-03-02', contactId: 'P2', campaignNo: 'CP1' }),
    c: await recordCanceled(log, { date: '2026-03-03', contactId: 'C', templateCode: 'BUS' }),
    d: await recordCanceled(log, { date: '2026-03-04', salespersonCode: 'S2' }),
    kept: await record(log),
  })

  it.each(cases)('%j removes %j', async (filter, letters) => {
    const log = await logWithTemplates()
    const ids = await recordAll(log)
    const all = Object.entries(ids)
    expect(await log.purge({ basis, filter, dryRun: true })).toEqual({
      type: 'PurgePlanned',
      count: letters.length,
    })
    const purged = expectType(await log.purge({ basis, filter }), 'Purged')
    expect(purged.count).toBe(letters.length)
    expect(purged.batchId === null).toBe(letters.length === 0)
    const left = all.filter(([letter]) => !letters.includes(letter)).map(([, id]) => id)
    expect(await idsOf(log)).toEqual(left)
    expect(await log.purge({ basis, filter })).toMatchObject({ count: 0, batchId: null })
  })

  it('by entry numbers takes those from one to another', async () => {
    const log = await logWithTemplates()
    await recordAll(log)
    const numbers = (await entriesOf(log)).map(({ entryNo }) => entryNo)
    const [entryNoFrom = '', entryNoTo = ''] = [numbers[1], numbers[2]]
    expect(await log.purge({ basis, filter: { entryNoFrom, entryNoTo } })).toMatchObject({
      count: 2,
    })
    const left = (await entriesOf(log)).map(({ entryNo }) => entryNo)
    expect(left).toEqual(numbers.filter((no) => no !== entryNoFrom && no !== entryNoTo))
  })

  it('stores nothing in a dry run', async () => {
    const { file, log } = await filed()
    await recordCanceled(log)
    const head = await headOf(file)
    await log.purge({ basis, filter: {}, dryRun: true })
    expect(await headOf(file)).toBe(head)
  })

  it('refuses a filter that it does not know, or no filter at all', async () => {
    const log = await logWithTemplates()
    const interactionId = await recordCanceled(log)
    const cases: readonly (readonly [object, object])[] = [
      [{ basis }, { type: 'FieldInvalid', field: 'filter' }],
      [
        { basis, filter: [] },
        { type: 'FieldInvalid', field: 'filter' },
      ],
      [
        { basis, filter: { contact: 'P1' } },
        { type: 'FieldUnknown', field: 'contact' },
      ],
      [{ basis, filter: { contactId: '' } }, { field: 'contactId' }],
      [
        { basis, filter: { dateFrom: '2026-02-30' } },
        { type: 'FieldInvalid', field: 'dateFrom' },
      ],
      [
        { basis, filter: { entryNoFrom: '10', entryNoTo: '9' } },
        { field: 'entryNoTo', expected: 'entryNoFrom or a greater number' },
      ],
      [
        { basis, filter: {}, interactionId },
        { type: 'FieldUnknown', field: 'filter' },
      ],
      [
        { basis, filter: {}, dryrun: true },
        { type: 'FieldUnknown', field: 'dryrun' },
      ],
      [
        { basis: 'because', filter: {} },
        { type: 'FieldInvalid', field: 'basis' },
      ],
      [{ filter: {} }, { type: 'FieldInvalid', field: 'basis' }],
    ]
    for (const [request, refusal] of cases)
      expect(await log.purge(request as Parameters<typeof log.purge>[0])).toMatchObject(refusal)
    expect(await idsOf(log)).toEqual([interactionId])
  })

  it('is not run again when its key is repeated', async () => {
    const log = await logWithTemplates()
    await recordCanceled(log)
    const options = { idempotencyKey: 'nightly' }
    const first = expectType(await log.purge({ basis, filter: {} }, options), 'Purged')
    expect(first.count).toBe(1)
    const later = await recordCanceled(log)
    expect(await log.purge({ basis, filter: {} }, options)).toEqual(first)
    expect(await idsOf(log)).toEqual([later])
    expect(await log.purge({ basis, filter: { contactId: 'X' } }, options)).toEqual({
      type: 'IdempotencyKeyReused',
    })
  })

  it('is run once, when its key is given twice at once (rule R51)', async () => {
    const { file, log } = await filed()
    await recordCanceled(log)
    await recordCanceled(log, { contactId: 'P2' })
    const options = { idempotencyKey: 'nightly' }
    const both = await Promise.all([
      log.purge({ basis, filter: { contactId: 'P1' } }, options),
      // As far as the batch tells, the same: the value is withheld.
      log.purge({ basis, filter: { contactId: 'P2' } }, options),
    ])
    expect(both).toContainEqual(expect.objectContaining({ type: 'Purged', count: 1 }))
    expect(await idsOf(log)).toHaveLength(1)
    expect((await ofPurges(file)).at(-1)).toMatchObject({ data: { count: 1 } })
  })

  it('is completed by the call that runs it, when its key is given twice at once', async () => {
    const store = memoryEventStore()
    let goOn = (): void => undefined
    const answered = new Promise<void>((resolve) => (goOn = resolve))
    const waiting: EventStore = {
      ...store,
      appendToStream: (stream, version, events) => async () => {
        if (events[0].type === 'InteractionPurged') await answered
        return store.appendToStream(stream, version, events)()
      },
    }
    const idKey = 'a0'.repeat(32)
    const opened = await openInteractionLog({
      store: waiting,
      idKey,
      actor: 'u-1',
      currency: 'EUR',
      contacts: directory,
    })
    const { log } = expectType(opened, 'Opened')
    await defineTemplates(log)
    await recordCanceled(log)
    const both = [1, 2].map(() => log.purge({ basis, filter: {} }, { idempotencyKey: 'nightly' }))
    expect(await Promise.race(both)).toMatchObject({ type: 'Purged', count: 0 })
    goOn()
    expect(await Promise.all(both)).toContainEqual(expect.objectContaining({ count: 1 }))
    const completions = []
    for await (const batch of store.readAll({ after: 0n, categories: ['purgeBatch'] }))
      completions.push(...(isRight(batch) ? batch.right : []).map(({ data }) => data['count']))
    expect(completions).toEqual([undefined, 1])
    await log.close()
  })

  it('begins its batch with the first that may be purged', async () => {
    const refused = new Set<string>()
    const log = await logWithTemplates({
      authorize: (_, command) =>
        command.type !== 'PurgeInteraction' || !refused.has(command.interactionId),
    })
    await recordManyCanceled(log)
    const ids = await idsOf(log, { limit: 1000 })
    for (const id of ids.slice(0, 510)) refused.add(id)
    const purged = expectType(await log.purge({ basis, filter: {} }), 'Purged')
    expect(purged).toMatchObject({ count: 10, batchId: expect.any(String) as string })
    expect(purged.notPurged.map(({ interactionId }) => interactionId)).toEqual([...refused])
    expect(await idsOf(log, { limit: 1000 })).toEqual([...refused])
  })

  it('purges more than fit in one page', async () => {
    const log = await logWithTemplates()
    await recordManyCanceled(log)
    expect(await log.purge({ basis, filter: {}, dryRun: true })).toMatchObject({ count: 520 })
    expect(await log.purge({ basis, filter: {} })).toMatchObject({ count: 520, notPurged: [] })
    expect(await idsOf(log)).toEqual([])
  })

  it('lists what the caller’s own say keeps from being purged', async () => {
    const file = newFile()
    const held = new Set<string>()
    const log = await logWithTemplates<{ readonly type: 'OnHold' }>({
      file,
      check: (_, command) =>
        command.type === 'PurgeInteraction' && held.has(command.interactionId)
          ? { type: 'OnHold' }
          : undefined,
    })
    const interactionId = await recordCanceled(log)
    held.add(interactionId)
    const before = await headOf(file)
    expect(await log.purge({ basis, filter: {} })).toMatchObject({
      batchId: null,
      count: 0,
      notPurged: [{ interactionId, problem: { type: 'OnHold' } }],
    })
    expect(await headOf(file)).toBe(before)
    await recordCanceled(log)
    expect(await log.purge({ basis, filter: {} })).toMatchObject({
      type: 'Purged',
      count: 1,
      notPurged: [{ interactionId, problem: { type: 'OnHold' } }],
    })
    expect(await idsOf(log)).toEqual([...held])
    const head = await headOf(file)
    expect(await log.purge({ basis, interactionId })).toEqual({
      type: 'OnHold',
    })
    expect(await headOf(file)).toBe(head)
  })
})

describe('what a batch says of itself', () => {
  it('names the filter, but withholds what could name a person', async () => {
    const { file, log } = await filed()
    const request = { contactId: 'P1', campaignNo: 'CP1', salespersonCode: 'S1' }
    await recordCanceled(log, request)
    const filter = {
      ...request,
      entryNoFrom: '1',
      entryNoTo: '99',
      dateFrom: '2026-03-01',
      dateTo: '2026-03-31',
      groupCode: 'meeting',
      templateCode: 'onsite',
    }
    const correlationId = unknown
    await log.purge({ basis: 'retention', filter }, { actor: 'dpo', correlationId })
    const [started, completed] = await ofPurges(file)
    const criteria = (started?.data as { criteria: readonly { name: string }[] }).criteria
    expect([...criteria].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'campaignNo', withheld: true },
      { name: 'contactId', withheld: true },
      { name: 'dateFrom', value: '2026-03-01' },
      { name: 'dateTo', value: '2026-03-31' },
      { name: 'entryNoFrom', value: '1' },
      { name: 'entryNoTo', value: '99' },
      { name: 'groupCode', value: 'MEETING' },
      { name: 'salespersonCode', withheld: true },
      { name: 'templateCode', value: 'ONSITE' },
    ])
    expect(started).toMatchObject({
      type: 'PurgeStarted',
      version: 1,
      data: { basis: 'retention' },
      metadata: { actor: 'dpo' },
    })
    expect(started?.metadata['$correlationId']).not.toBe(correlationId)
    const sqlite = { store: 'sqlite', scavengeId: null }
    expect(completed).toMatchObject({
      type: 'PurgeCompleted',
      version: 2,
      data: {
        count: 1,
        erasure: [
          { ...sqlite, node: basename(file) },
          { ...sqlite, node: `${basename(file)}.views` },
        ],
        upToPosition: String((completed?.position ?? 0n) - 1n),
      },
    })
    const purged = (await eventsOf(file)).find(({ type }) => type === 'InteractionPurged')
    expect(purged?.metadata['$correlationId']).toBe(started?.metadata['$correlationId'])
  })

  it('names the interaction, if it is about one', async () => {
    const { file, log } = await filed()
    const interactionId = await recordCanceled(log)
    await log.purge({ basis, interactionId })
    expect((await ofPurges(file))[0]?.data).toEqual({
      basis,
      criteria: [{ name: 'interactionId', value: interactionId }],
    })
  })

  it('names who gave the purge when it ends it; later, who finishes it', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file, actor: 'worker' })
    const completed = async () =>
      (await ofPurges(file))
        .filter(({ type }) => type === 'PurgeCompleted')
        .map(({ metadata }) => metadata['actor'])
    await recordCanceled(log)
    await log.purge({ basis, filter: {} }, { actor: 'dpo' })
    expect(await completed()).toEqual(['dpo'])

    await recordCanceled(log)
    const stopReading = await readingFrom(file, 'events')
    const hidden = await log.purge({ basis, filter: {} }, { actor: 'dpo' })
    expect(hidden).toMatchObject({ count: 1, erasure: 'Hidden' })
    stopReading()
    await log.finishErasure()
    expect(await completed()).toEqual(['dpo', 'worker'])
  })

  it('says once that it is complete, whoever else finishes erasures in the same process', async () => {
    const { file, log } = await filed()
    await recordManyCanceled(log)
    await whileFinishing(log, log.purge({ basis, filter: {} }))
    const [, ...rest] = await ofPurges(file)
    expect(rest).toMatchObject([{ type: 'PurgeCompleted', data: { count: 520 } }])
  })

  it('says it again if another process completed it too early', async () => {
    const { file, log } = await filed()
    const { log: other } = await openFile({ file })
    await recordManyCanceled(log)
    const purged = await whileFinishing(other, log.purge({ basis, filter: {} }))
    expect(purged).toMatchObject({ type: 'Purged', count: 520, erasure: 'Gone' })
    const last = (await ofPurges(file)).at(-1)
    expect(last).toMatchObject({ type: 'PurgeCompleted', data: { count: 520 } })
  })
})
