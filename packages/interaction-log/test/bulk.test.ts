import {
  expectType,
  headOf,
  idsOf,
  logWithTemplates,
  newFile,
  record,
  recordCanceled,
} from './opened.js'

const basis = 'retention'
const unknown = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'
const notRecorded = { type: 'NotRecorded', interactionId: unknown }

describe('canceling and reinstating many', () => {
  it('by a filter takes those that meet all of it and are not so yet (rule R130)', async () => {
    const log = await logWithTemplates()
    const [a, b] = [await record(log), await record(log, { contactId: 'P2' })]
    const c = await record(log, { templateCode: 'BUS' })
    const earlier = await recordCanceled(log)
    const filter = { contactId: 'P1', templateCode: 'onsite' }
    expect(await log.cancelMany({ filter, reason: 'moved' })).toEqual({
      type: 'BulkDone',
      changed: 1,
      unchanged: 0,
      refused: [],
    })
    const statuses = async () =>
      expectType(await log.entries({}), 'Entries').entries.map(({ status }) => status)
    expect(await statuses()).toEqual(['canceled', 'recorded', 'recorded', 'canceled'])
    expect(await log.history(a)).toMatchObject({ events: [{}, { data: { reason: 'moved' } }] })
    expect(await log.cancelMany({ filter: {} })).toMatchObject({ changed: 2 })
    expect(await log.reinstateMany({ filter: { contactId: 'P1' } })).toMatchObject({ changed: 3 })
    expect(await statuses()).toEqual(['recorded', 'canceled', 'recorded', 'recorded'])
    expect(await idsOf(log)).toEqual([a, b, c, earlier])
  })

  it('tells of each what became of it; a refused one keeps nobody (rule R130)', async () => {
    const log = await logWithTemplates()
    const [a, canceled, c] = [await record(log), await recordCanceled(log), await record(log)]
    const told: unknown[] = []
    const interactionIds = [a, unknown, canceled, c, a]
    const done = await log.cancelMany({ interactionIds }, {}, (page) => told.push(...page))
    expect(done).toEqual({
      type: 'BulkDone',
      changed: 2,
      unchanged: 1,
      refused: [{ interactionId: unknown, problem: notRecorded }],
    })
    const changed = { type: 'Changed', repeated: false }
    expect(told).toEqual([
      { interactionId: a, outcome: changed },
      { interactionId: unknown, outcome: notRecorded },
      { interactionId: canceled, outcome: { type: 'Unchanged' } },
      { interactionId: c, outcome: changed },
    ])
  })

  it('counts only, in a dry run, and stores nothing (rule R131)', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    const [a, b] = [await record(log), await recordCanceled(log)]
    const head = await headOf(file)
    const interactionIds = [a, b, unknown]
    expect(await log.cancelMany({ interactionIds, dryRun: true })).toEqual({
      type: 'BulkPlanned',
      count: 1,
      unchanged: 1,
      refused: [{ interactionId: unknown, problem: notRecorded }],
    })
    expect(await log.reinstateMany({ filter: {}, dryRun: true })).toMatchObject({ count: 1 })
    expect(await headOf(file)).toBe(head)
  })

  it('starts nothing unless all would be accepted, if that is asked for (rule R131)', async () => {
    const file = newFile()
    const log = await logWithTemplates({
      file,
      authorize: (actor, { type }) => actor !== 'guest' || type === 'RecordInteraction',
    })
    const [a, b] = [await record(log), await record(log)]
    const head = await headOf(file)
    expect(await log.cancelMany({ interactionIds: [a, unknown], checkFirst: true })).toEqual({
      type: 'NothingStarted',
      refused: [{ interactionId: unknown, problem: notRecorded }],
    })
    expect(
      await log.cancelMany({ filter: {}, checkFirst: true }, { actor: 'guest' }),
    ).toMatchObject({ type: 'NothingStarted', refused: [{ interactionId: a }, {}] })
    expect(await headOf(file)).toBe(head)
    expect(await log.cancelMany({ interactionIds: [a, b], checkFirst: true })).toMatchObject({
      changed: 2,
    })
  })

  it('is not done again under the same key (rules R39, R130)', async () => {
    const log = await logWithTemplates()
    const [a, b] = [await record(log), await record(log)]
    const key = { idempotencyKey: 'k' }
    expect(await log.cancelMany({ interactionIds: [a] }, key)).toMatchObject({ changed: 1 })
    await log.reinstate({ interactionId: a })
    expect(await log.cancelMany({ interactionIds: [a, b] }, key)).toMatchObject({ changed: 2 })
    const entries = expectType(await log.entries({}), 'Entries').entries
    expect(entries.map(({ status }) => status)).toEqual(['recorded', 'canceled'])
  })

  it('takes more than a page', async () => {
    const log = await logWithTemplates()
    const rows = Array.from({ length: 520 }, (_, n) => ({
      key: String(n),
      request: { contactId: 'P1', templateCode: 'ONSITE', date: '2026-03-01' },
    }))
    for await (const batch of log.importRows('crm', rows))
      for (const { outcome } of batch) expectType(outcome, 'Recorded')
    const pages: number[] = []
    const onPage = (page: readonly unknown[]) => void pages.push(page.length)
    expect(await log.cancelMany({ filter: {} }, {}, onPage)).toMatchObject({ changed: 520 })
    expect(pages).toEqual([500, 20])
    expect(await log.reinstateMany({ filter: {} })).toMatchObject({ changed: 520 })
  })

  it('refuses what it does not understand', async () => {
    const log = await logWithTemplates()
    const cases: readonly (readonly [object, object])[] = [
      [{}, { type: 'FieldInvalid', field: 'filter' }],
      [{ interactionIds: [] }, { type: 'FieldInvalid', field: 'interactionIds' }],
      [{ interactionIds: ['7'] }, { type: 'FieldInvalid', field: 'interactionIds' }],
      [
        { interactionIds: [unknown], filter: {} },
        { type: 'FieldUnknown', field: 'filter' },
      ],
      [{ filter: { contactId: undefined } }, { type: 'FieldInvalid', field: 'contactId' }],
      [{ filter: { status: 'recorded' } }, { type: 'FieldUnknown', field: 'status' }],
      [{ filter: {}, removeUniqueAttachment: true }, { type: 'FieldUnknown' }],
    ]
    for (const [request, refusal] of cases)
      expect(
        await log.reinstateMany(request as Parameters<typeof log.reinstateMany>[0]),
      ).toMatchObject(refusal)
  })
})

describe('purging many', () => {
  it('by ids purges those that are canceled, and names the others (rule R130)', async () => {
    const log = await logWithTemplates()
    const [a, kept] = [await recordCanceled(log), await record(log)]
    const pages: unknown[] = []
    const request = { basis, interactionIds: [a, kept] } as const
    const key = { idempotencyKey: 'k' }
    const purged = await log.purge(request, key, (page) => void pages.push(page))
    const notPurged = [
      { interactionId: kept, problem: { type: 'NotCanceled', interactionId: kept } },
    ]
    expect(purged).toMatchObject({ type: 'Purged', count: 1, erasure: 'Gone', notPurged })
    expect(pages).toEqual([{ purged: 1, notPurged }])
    expect(await log.purge(request, key)).toMatchObject({ count: 1 })
    expect(await log.purge({ ...request, interactionIds: [a] }, key)).toEqual({
      type: 'IdempotencyKeyReused',
    })
    expect(await idsOf(log)).toEqual([kept])
  })

  it('starts nothing unless all would be purged, if that is asked for (rule R131)', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    const [a, held] = [await recordCanceled(log), await recordCanceled(log)]
    await log.placeHold({ interactionId: held })
    const head = await headOf(file)
    const problem = { type: 'OnHold', interactionId: held, hold: 'interaction' }
    const refused = { type: 'NothingStarted', refused: [{ interactionId: held, problem }] }
    const key = { idempotencyKey: 'k' }
    expect(await log.purge({ basis, filter: {}, checkFirst: true }, key)).toEqual(refused)
    const interactionIds = [held, a]
    expect(await log.purge({ basis, interactionIds, checkFirst: true })).toEqual(refused)
    expect(await headOf(file)).toBe(head)
    await log.liftHold({ interactionId: held })
    const purged = await log.purge({ basis, filter: {}, checkFirst: true }, key)
    expect(purged).toMatchObject({ count: 2 })
    await recordCanceled(log)
    expect(await log.purge({ basis, filter: {}, checkFirst: true }, key)).toEqual(purged)
  })
})
