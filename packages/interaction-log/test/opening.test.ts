import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { randomIdKey } from '@interaction-log/core'
import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
import { openInteractionLog, type OpenOptions } from '@interaction-log/interaction-log'
import { memoryViewStore } from '@interaction-log/projection'
import { prepare, sqliteBinding } from '@interaction-log/sqlite'
import {
  defineTemplates,
  expectType,
  folder,
  idsOf,
  logWithTemplates,
  newFile,
  onsite,
  openFile,
  record,
} from './opened.js'

const actor = 'u-1'

const filesOf = (file: string) =>
  readdirSync(dirname(file)).filter((name) => name.startsWith(basename(file)))

describe('opening a log', () => {
  it('begins a new one, and finds it again', async () => {
    const file = newFile()
    const first = await openFile({ file })
    expect(first).toMatchObject({ isNew: true, currency: 'EUR' })
    await defineTemplates(first.log)
    const id = await record(first.log)
    await first.log.close()
    const second = expectType(await openInteractionLog({ file, actor }), 'Opened')
    expect(second).toMatchObject({ isNew: false, currency: 'EUR' })
    expect(await idsOf(second.log)).toEqual([id])
    await second.log.close()
  })

  it('needs a currency for a new log, and leaves no file behind without one', async () => {
    const file = newFile()
    const refused = await openInteractionLog({ file, actor })
    expect(refused).toEqual({ type: 'CurrencyRequired', field: 'currency' })
    expect(filesOf(file)).toEqual([])
  })

  it('needs a currency for a file that holds no log yet', async () => {
    const file = newFile()
    writeFileSync(file, '')
    const refused = await openInteractionLog({ file, actor })
    expect(refused).toEqual({ type: 'CurrencyRequired', field: 'currency' })
    expect(filesOf(file)).toEqual([basename(file)])
    expect(readFileSync(file)).toHaveLength(0)
    expect(await openFile({ file })).toMatchObject({ isNew: true })
  })

  it('compares the currency of a log that exists', async () => {
    const file = newFile()
    await openFile({ file })
    expect(await openInteractionLog({ file, actor, currency: 'USD' })).toEqual({
      type: 'CurrencyMismatch',
      field: 'currency',
      stored: 'EUR',
    })
  })

  it('refuses options that it does not know, and values that are none', async () => {
    const file = newFile()
    const cases: readonly (readonly [object, object])[] = [
      [
        { file, actor: '' },
        { type: 'FieldInvalid', field: 'actor' },
      ],
      [{ file }, { type: 'FieldInvalid', field: 'actor' }],
      [
        { file, actor, currency: 'euro' },
        { type: 'FieldInvalid', field: 'currency' },
      ],
      [
        { file: 7, actor },
        { type: 'FieldInvalid', field: 'file' },
      ],
      [
        { file, actor, authorise: () => false },
        { type: 'FieldUnknown', field: 'authorise' },
      ],
      [
        { file, actor, idKey: randomIdKey() },
        { type: 'FieldUnknown', field: 'idKey' },
      ],
      [{ actor }, { type: 'FieldInvalid', field: 'store' }],
      [
        { actor, store: { _tag: 'Right', right: memoryEventStore() } },
        { type: 'FieldInvalid', field: 'store.readStream' },
      ],
      [
        { actor, store: memoryEventStore(), views: { _tag: 'Right' } },
        { type: 'FieldInvalid', field: 'views.open' },
      ],
      [
        { store: memoryEventStore(), actor, idKey: 'x' },
        { type: 'FieldInvalid', field: 'idKey' },
      ],
    ]
    for (const [options, refusal] of cases)
      expect(await openInteractionLog(options as OpenOptions<never>)).toMatchObject(refusal)
    expect(await openInteractionLog(null as unknown as OpenOptions<never>)).toMatchObject({
      type: 'FieldInvalid',
    })
    expect(existsSync(file)).toBe(false)
  })

  it('answers for a folder that is missing, a foreign file and a newer one', async () => {
    const currency = 'EUR'
    const nowhere = join(folder, 'nowhere', 'x.log')
    expect(await openInteractionLog({ file: nowhere, actor, currency })).toMatchObject({
      type: 'FileUnavailable',
      file: nowhere,
    })

    const foreign = newFile()
    writeFileSync(foreign, 'a text that somebody wrote')
    expect(await openInteractionLog({ file: foreign, actor, currency })).toEqual({
      type: 'FileForeign',
      file: foreign,
    })
    expect(filesOf(foreign)).toEqual([basename(foreign)])

    const newer = newFile()
    const { log } = await openFile({ file: newer })
    await log.close()
    const { DatabaseSync } = await sqliteBinding()
    const db = new DatabaseSync(newer)
    db.exec('PRAGMA user_version = 99')
    db.close()
    expect(await openInteractionLog({ file: newer, actor })).toMatchObject({
      type: 'FileNewer',
      found: 99,
    })
  })

  it('does not touch a file in the place of its views', async () => {
    const file = newFile()
    const first = await openFile({ file })
    await first.log.close()
    for (const suffix of ['', '-wal', '-shm']) await rm(`${file}.views${suffix}`, { force: true })
    writeFileSync(`${file}.views`, 'a text that somebody wrote')
    expect(await openInteractionLog({ file, actor })).toMatchObject({
      type: 'ViewsFileUnusable',
      file: `${file}.views`,
      because: 'it is no file of views',
    })
    expect(readFileSync(`${file}.views`, 'utf8')).toBe('a text that somebody wrote')
  })

  it('is the same log by a link: with its key, and with its views', async () => {
    const file = newFile()
    const link = `${file}-link`
    await (await logWithTemplates({ file })).close()
    symlinkSync(file, link)
    const { log } = await openFile({ file: link })
    const interactionId = await record(log)
    expect(await idsOf(log)).toEqual([interactionId])
    await log.close()
    expect(existsSync(`${link}.views`)).toBe(false)
    expect(existsSync(`${link}.key`)).toBe(false)
  })

  it('opens one log when several open the same new file at once', async () => {
    const file = newFile()
    const all = await Promise.all([1, 2, 3, 4].map(() => openFile({ file })))
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1)
    const [first] = all
    if (first) await defineTemplates(first.log)
    const ids = new Set<string>()
    for (const { log } of all)
      ids.add(
        expectType(await log.record(onsite, { idempotencyKey: 'call-1' }), 'Recorded')
          .interactionId,
      )
    expect(ids.size).toBe(1)
    const { DatabaseSync } = await sqliteBinding()
    const db = new DatabaseSync(file)
    const found = prepare<{ logs: number }>(db, 'SELECT count(DISTINCT log) AS logs FROM events')
    expect(found.get()).toEqual({ logs: 1 })
    db.close()
    expect(filesOf(file).filter((name) => name.includes('.key'))).toEqual([`${basename(file)}.key`])
  })
})

describe('the id key of a file', () => {
  const key = 'call-1'
  const recordWithKey = async (file: string) => {
    const { log } = await openFile({ file })
    const outcome = await log.record(onsite, { idempotencyKey: key })
    await log.close()
    return outcome
  }
  const fileWithTemplates = async () => {
    const file = newFile()
    const { log } = await openFile({ file })
    await defineTemplates(log)
    await log.close()
    return file
  }

  it('lies beside the file, for its owner only, and is used again', async () => {
    const file = await fileWithTemplates()
    for (const suffix of ['', '.views', '.key'])
      expect(statSync(`${file}${suffix}`).mode & 0o777).toBe(0o600)
    expect(readFileSync(`${file}.key`, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
    const first = expectType(await recordWithKey(file), 'Recorded')
    expect(await recordWithKey(file)).toEqual({ ...first, repeated: true })
  })

  it('may be missing: then natural keys are refused, and no new key is made', async () => {
    const file = await fileWithTemplates()
    await rm(`${file}.key`)
    expect(await recordWithKey(file)).toEqual({ type: 'KeyMissing' })
    expect(existsSync(`${file}.key`)).toBe(false)
    const { log } = await openFile({ file })
    expect(await log.record(onsite)).toMatchObject({ type: 'Recorded' })
    for await (const [row] of log.importRows('crm', [{ key: '1', request: onsite }]))
      expect(row?.outcome).toEqual({ type: 'KeyMissing' })
  })

  it('must be the key of this log', async () => {
    const file = await fileWithTemplates()
    writeFileSync(`${file}.key`, randomIdKey())
    expect(await openInteractionLog({ file, actor })).toEqual({
      type: 'IdKeyMismatch',
      field: 'idKey',
    })
  })

  it('must be a key, in a file that can be read', async () => {
    const file = await fileWithTemplates()
    writeFileSync(`${file}.key`, 'secret')
    expect(await openInteractionLog({ file, actor })).toEqual({
      type: 'KeyFileUnusable',
      file: `${file}.key`,
      because: 'it does not hold 64 hexadecimal digits',
    })
    await rm(`${file}.key`)
    await rm(`${file}.views`)
    expect(await openInteractionLog({ file, actor })).toMatchObject({ type: 'Opened' })
  })

  it('is the one that a crash left behind before the log began', async () => {
    const file = newFile()
    const left = randomIdKey()
    writeFileSync(`${file}.key`, left)
    chmodSync(`${file}.key`, 0o600)
    await openFile({ file })
    expect(readFileSync(`${file}.key`, 'utf8')).toBe(left)
  })
})

describe('opening a store that is passed in', () => {
  const currency = 'EUR'

  it('stays the caller’s: closing the log closes it for the log only', async () => {
    const store = memoryEventStore()
    const { log } = expectType(await openInteractionLog({ store, actor, currency }), 'Opened')
    await defineTemplates(log)
    expect(await log.close()).toEqual({ type: 'Closed' })
    expect(await log.record(onsite)).toEqual({
      type: 'StoreUnavailable',
      because: 'the log is closed',
    })
    expect(await store.head()()).toMatchObject({ _tag: 'Right' })
  })

  it('leaves a view store that is passed in open', async () => {
    const views = memoryViewStore()
    const options = { store: memoryEventStore(), views, actor, currency }
    const { log } = expectType(await openInteractionLog(options), 'Opened')
    await log.close()
    expect(await views.rewrite()()).toMatchObject({ _tag: 'Right' })
  })

  it('uses natural keys with an idKey, and refuses them without', async () => {
    const memory = emptyMemory()
    const idKey = randomIdKey()
    const open = (key: { readonly idKey?: string }) =>
      openInteractionLog({ store: memoryEventStore(memory), actor, currency, ...key })

    const first = expectType(await open({ idKey }), 'Opened').log
    await defineTemplates(first)
    const salesperson = { salespersonCode: 'S1' }
    const once = await first.record({ ...onsite, ...salesperson }, { idempotencyKey: 'k' })
    const again = await first.record({ ...onsite, ...salesperson }, { idempotencyKey: 'k' })
    expect(again).toEqual({ ...once, repeated: true })

    const second = expectType(await open({}), 'Opened').log
    expect(await second.record(onsite, { idempotencyKey: 'k' })).toEqual({ type: 'KeyMissing' })
    expect(await open({ idKey: randomIdKey() })).toEqual({ type: 'IdKeyMismatch', field: 'idKey' })
    for (const log of [first, second]) await log.close()
  })
})

describe('a closed log', () => {
  it('can be closed again, and answers every call with a failure', async () => {
    const { log } = await openFile()
    const interactionId = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'
    expect(await log.close()).toEqual({ type: 'Closed' })
    expect(await log.close()).toEqual({ type: 'Closed' })
    const answers = [
      await log.defineGroup({ code: 'G', description: 'G' }),
      await log.reviseGroup({ code: 'G', description: 'G' }),
      await log.retireGroup({ code: 'G' }),
      await log.restoreGroup({ code: 'G' }),
      await log.defineTemplate({ code: 'T', groupCode: 'G' }),
      await log.reviseTemplate({ code: 'T' }),
      await log.retireTemplate({ code: 'T' }),
      await log.restoreTemplate({ code: 'T' }),
      await log.record(onsite),
      await log.cancel({ interactionId }),
      await log.reinstate({ interactionId }),
      await log.purge({ basis: 'mistake', interactionId }),
      await log.purge({ basis: 'mistake', filter: {} }),
      await log.finishErasure(),
      await log.entries({}),
      await log.templates(),
      await log.groups(),
      await log.history(interactionId),
    ]
    for await (const [row] of log.importRows('crm', [{ key: '1', request: onsite }]))
      if (row) answers.push(row.outcome)
    const types = new Set(answers.map(({ type }) => type))
    expect(answers).toHaveLength(19)
    expect([...types].sort()).toEqual(['StoreUnavailable', 'ViewUnavailable'])
  })
})
