import { anySalesperson, contacts, type Contacts } from '@interaction-log/core'
import type { CommandOptions, RecordInput } from '@interaction-log/interaction-log'
import * as TE from 'fp-ts/lib/TaskEither.js'
import {
  defineTemplates,
  entriesOf,
  eventsOf,
  expectType,
  headOf,
  idsOf,
  logWithTemplates,
  newFile,
  onsite,
  openFile,
  record,
  recordCanceled,
} from './opened.js'

const unknown = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'

describe('a command that is refused', () => {
  const records: readonly (readonly [object, object])[] = [
    [{ contactId: '' }, { type: 'ContactRequired', field: 'contactId' }],
    [{ contactId: 'nobody' }, { type: 'ContactNotFound', field: 'contactId' }],
    [{ contactId: 'B' }, { type: 'ContactPrivacyBlocked', field: 'contactId' }],
    [{ contactId: 'N' }, { type: 'SalespersonRequired', field: 'salespersonCode' }],
    [{ salespersonCode: null }, { type: 'SalespersonRequired', field: 'salespersonCode' }],
    [{ templateCode: 'NONE' }, { type: 'TemplateNotFound', templateCode: 'NONE' }],
    [{ templateCode: undefined }, { type: 'TemplateRequired', field: 'templateCode' }],
    [{ date: '2026-02-30' }, { type: 'DateInvalid', field: 'date' }],
    [{ date: '' }, { type: 'DateRequired', field: 'date' }],
    [{ cost: '-1' }, { type: 'CostNegative', field: 'cost' }],
    [{ cost: '1,50' }, { type: 'FieldInvalid', field: 'cost' }],
    [{ durationMinutes: 1.5 }, { type: 'DurationInvalid', field: 'durationMinutes' }],
    [{ description: '' }, { type: 'DescriptionRequired', field: 'description' }],
    [{ description: 'x'.repeat(101) }, { type: 'DescriptionTooLong', field: 'description' }],
    [{ costs: '1' }, { type: 'FieldUnknown', field: 'costs' }],
    [{ source: { type: 'fax' } }, { type: 'FieldInvalid', field: 'source' }],
  ]

  it('answers a value with a type, and stores nothing', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    const head = await headOf(file)
    for (const [request, refusal] of records)
      expect(await log.record({ ...onsite, ...request })).toMatchObject(refusal)
    for (const request of [undefined, null, 7, 'x', []])
      expect(await log.record(request as unknown as RecordInput)).toMatchObject({
        type: 'FieldInvalid',
        field: '',
      })
    const group = { code: 'MEETING', description: 'again' }
    const template = { code: 'ONSITE', groupCode: 'MEETING' }
    const languages = [{ language: 'ITA', description: 'x', attachmentId: null }]
    const others: readonly (readonly [unknown, object])[] = [
      [await log.defineGroup(group), { type: 'GroupCodeTaken', groupCode: 'MEETING' }],
      [await log.reviseGroup({ code: 'NONE', description: '' }), { type: 'GroupNotFound' }],
      [await log.retireGroup({ code: '' }), { type: 'CodeRequired', field: 'code' }],
      [await log.restoreGroup({ code: 'NONE' }), { type: 'GroupNotFound' }],
      [await log.defineTemplate(template), { type: 'TemplateCodeTaken' }],
      [await log.defineTemplate({ ...template, groupCode: '' }), { type: 'GroupRequired' }],
      [await log.defineTemplate({ code: 'T', groupCode: 'NONE' }), { type: 'GroupNotFound' }],
      [
        await log.defineTemplate({ code: 'T', groupCode: 'MEETING', defaultLanguage: 'ITA' }),
        { type: 'DefaultLanguageUnknown' },
      ],
      [
        await log.reviseTemplate({ code: 'ONSITE', languages: [...languages, ...languages] }),
        { type: 'LanguageTwice' },
      ],
      [await log.reviseTemplate({ code: 'NONE' }), { type: 'TemplateNotFound' }],
      [await log.retireTemplate({ code: 'NONE' }), { type: 'TemplateNotFound' }],
      [await log.cancel({ interactionId: unknown }), { type: 'NotRecorded' }],
      [await log.cancel({ interactionId: 'x' }), { type: 'FieldInvalid', field: 'interactionId' }],
      [await log.reinstate({ interactionId: unknown }), { type: 'NotRecorded' }],
    ]
    for (const [outcome, refusal] of others) expect(outcome).toMatchObject(refusal)
    expect(await headOf(file)).toBe(head)
  })

  it('is refused when its template or group is retired, and accepted when it is restored', async () => {
    const log = await logWithTemplates()
    await log.retireTemplate({ code: 'onsite' })
    expect(await log.record(onsite)).toMatchObject({ type: 'TemplateRetired' })
    expect(await log.reviseTemplate({ code: 'ONSITE', cost: '1' })).toMatchObject({
      type: 'TemplateRetired',
    })
    expect(await log.retireTemplate({ code: 'ONSITE' })).toEqual({ type: 'Unchanged' })
    expectType(await log.restoreTemplate({ code: 'ONSITE' }), 'Changed')
    expectType(await log.record(onsite), 'Recorded')
    await log.retireGroup({ code: 'MEETING' })
    expect(await log.defineTemplate({ code: 'T', groupCode: 'MEETING' })).toMatchObject({
      type: 'GroupRetired',
    })
  })

  it('changes nothing that is already so', async () => {
    const log = await logWithTemplates()
    const interactionId = await record(log)
    expect(await log.reinstate({ interactionId })).toEqual({ type: 'Unchanged' })
    expectType(await log.cancel({ interactionId }), 'Changed')
    expect(await log.cancel({ interactionId })).toEqual({ type: 'Unchanged' })
    expectType(await log.purge({ basis: 'mistake', interactionId }), 'Purged')
    expect(await log.cancel({ interactionId })).toEqual({ type: 'AlreadyPurged', interactionId })
    expect(await log.reinstate({ interactionId })).toEqual({ type: 'AlreadyPurged', interactionId })
  })
})

describe('what a caller says of itself', () => {
  it('is stored with the events: actor, correlation, causation, command', async () => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    const [commandId, correlationId, causationId] = [1, 2, 3].map(
      (n) => `0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e0${String(n)}`,
    )
    const options = { actor: 'u-2', commandId, correlationId, causationId } as CommandOptions
    const first = expectType(await log.record(onsite, options), 'Recorded')
    expectType(await log.record(onsite), 'Recorded')
    const [stored, other] = (await eventsOf(file)).filter(({ type }) => type.endsWith('Recorded'))
    expect(stored).toMatchObject({
      stream: `interaction-${first.interactionId}`,
      position: BigInt(first.entryNo),
      metadata: {
        actor: 'u-2',
        commandId,
        $correlationId: correlationId,
        $causationId: causationId,
      },
    })
    expect(other?.metadata['actor']).toBe('u-1')
    expect(other?.metadata['$causationId']).toBe(other?.metadata['commandId'])
    expect(other?.metadata['$correlationId']).not.toBe(other?.metadata['commandId'])
    const [entry] = await entriesOf(log)
    expect(entry?.recordedBy).toBe('u-2')
  })

  it('is refused if it is none', async () => {
    const log = await logWithTemplates()
    const cases: readonly (readonly [object, object])[] = [
      [{ actor: '' }, { type: 'FieldInvalid', field: 'actor' }],
      [{ idempotencyKey: '' }, { type: 'FieldInvalid', field: 'idempotencyKey' }],
      [{ commandId: 'x' }, { type: 'FieldInvalid', field: 'commandId' }],
      [{ correlationId: 'x' }, { type: 'FieldInvalid', field: 'correlationId' }],
      [{ causationId: unknown.toUpperCase() }, { type: 'FieldInvalid', field: 'causationId' }],
      [{ idempotencykey: 'k' }, { type: 'FieldUnknown', field: 'idempotencykey' }],
      [
        { idempotencyKey: 'k', commandId: unknown },
        { type: 'FieldInvalid', field: 'commandId' },
      ],
    ]
    for (const [options, refusal] of cases)
      expect(await log.record(onsite, options as CommandOptions)).toMatchObject(refusal)
    expect(await idsOf(log)).toEqual([])
  })
})

describe('a command that is repeated', () => {
  it.each([
    ['idempotencyKey', { idempotencyKey: 'call-1' }],
    ['commandId', { commandId: unknown }],
  ])('by %s answers as the first time', async (_, options) => {
    const file = newFile()
    const log = await logWithTemplates({ file })
    const first = expectType(await log.record(onsite, options), 'Recorded')
    expect(first.repeated).toBe(false)
    const head = await headOf(file)
    expect(await log.record(onsite, options)).toEqual({ ...first, repeated: true })
    const other = { ...onsite, date: '2026-03-02' }
    expect(await log.record(other, options)).toEqual({ type: 'IdempotencyKeyReused' })
    expect(await headOf(file)).toBe(head)
  })

  it('does not cancel again what was reinstated in between', async () => {
    const log = await logWithTemplates()
    const interactionId = await record(log)
    const cancel = { interactionId, reason: 'twice' }
    const options = { idempotencyKey: 'c' }
    expect(await log.cancel(cancel, options)).toEqual({ type: 'Changed', repeated: false })
    await log.reinstate({ interactionId })
    expect(await log.cancel(cancel, options)).toEqual({ type: 'Changed', repeated: true })
    expect(await entriesOf(log)).toMatchObject([{ status: 'recorded' }])
    expect(await log.cancel({ ...cancel, reason: 'wrong' }, options)).toEqual({
      type: 'IdempotencyKeyReused',
    })
  })

  it('never records anew what was purged', async () => {
    const log = await logWithTemplates()
    const options = { idempotencyKey: 'call-1' }
    const { interactionId } = expectType(await log.record(onsite, options), 'Recorded')
    await log.cancel({ interactionId })
    await log.purge({ basis: 'mistake', interactionId })
    expect(await log.record(onsite, options)).toEqual({ type: 'AlreadyPurged', interactionId })
  })

  it('defines a template and a group once', async () => {
    const log = await logWithTemplates()
    const options = { idempotencyKey: 'setup' }
    const group = { code: 'G', description: 'g' }
    const template = { code: 'T', groupCode: 'G', cost: '1' }
    const changed = { type: 'Changed' }
    expect(await log.defineGroup(group, options)).toEqual({ ...changed, repeated: false })
    expect(await log.defineGroup(group, options)).toEqual({ ...changed, repeated: true })
    expect(await log.defineTemplate(template, options)).toEqual({ ...changed, repeated: false })
    expect(await log.defineTemplate(template, options)).toEqual({ ...changed, repeated: true })
    for (const outcome of [
      await log.defineGroup({ ...group, description: 'h' }, options),
      await log.defineTemplate({ ...template, cost: '2' }, options),
    ])
      expect(outcome).toEqual({ type: 'IdempotencyKeyReused' })
  })
})

describe('what the caller brings along and fails', () => {
  const failing = contacts(() => {
    throw new Error('P1 is unreachable')
  })
  const byHand: Contacts = {
    find: () => () => Promise.reject(new Error('P1 is unreachable')),
  }
  const atOnce: Contacts = {
    find: () => {
      throw new Error('P1 is unreachable')
    },
  }

  it.each([
    ['as a function', failing],
    ['as a promise', byHand],
    ['at once', atOnce],
    ['with a failure of its own', { find: () => TE.left(unavailable) }],
  ])('a directory %s becomes a failure that names nobody', async (_, directory) => {
    const log = await logWithTemplates({ contacts: directory })
    expect(await log.record(onsite)).toEqual(unavailable)
    for await (const [row] of log.importRows('crm', [{ key: '1', request: onsite }]))
      expect(row?.outcome).toEqual(unavailable)
  })
  const unavailable = {
    type: 'DirectoryUnavailable' as const,
    directory: 'contacts' as const,
    because: 'looking up the id failed',
  }

  it.each(['salespeople', 'campaigns'] as const)('%s fail likewise', async (name) => {
    const directory = { find: () => () => Promise.reject(new Error('S1')) }
    const log = await logWithTemplates({ [name]: directory })
    expect(await log.record({ ...onsite, campaignNo: 'CP1' })).toMatchObject({
      type: 'DirectoryUnavailable',
      directory: name,
    })
  })

  it('a directory is not asked for a repeated command', async () => {
    let asked = 0
    const salespeople = {
      find: (id: string) => {
        asked++
        return anySalesperson.find(id)
      },
    }
    const log = await logWithTemplates({ salespeople })
    const options = { idempotencyKey: 'k' }
    await log.record(onsite, options)
    await log.record(onsite, options)
    expect(asked).toBe(1)
  })

  it('a clock, authorize or check that throws rejects the promise; nothing is stored', async () => {
    const defect = new Error('a defect of the caller')
    const fail = () => {
      throw defect
    }
    const file = newFile()
    const { log: sound } = await openFile({ file })
    await defineTemplates(sound)
    const interactionId = await recordCanceled(sound)
    const head = await headOf(file)
    for (const broken of [{ authorize: fail }, { check: fail }, { clock: fail }]) {
      const { log } = await openFile({ file, ...broken })
      await expect(log.record(onsite)).rejects.toBe(defect)
      await expect(log.purge({ basis: 'mistake', interactionId })).rejects.toBe(defect)
      expect(await idsOf(log)).toEqual([interactionId])
    }
    expect((await eventsOf(file)).filter(({ position }) => position > head)).toMatchObject([])
  })

  it('a batch that such a defect interrupted is completed by finishErasure', async () => {
    let calls = 0
    const log = await logWithTemplates({
      check: (_, { type }) => {
        if (type === 'PurgeInteraction' && ++calls === 2) throw new Error('a defect of the caller')
        return undefined
      },
    })
    for (let n = 0; n < 3; n++) await recordCanceled(log)
    await expect(log.purge({ basis: 'mistake', filter: {} })).rejects.toThrow('a defect')
    const { completed } = expectType(await log.finishErasure(), 'ErasureFinished')
    expect(completed).toHaveLength(1)
  })
})
