import {
  ActorId,
  commandIdOf,
  Currency,
  type EventStore,
  IdKey,
  idKeyCheck,
  keyedId,
  logStream,
  type OpenLog,
  openLog,
  Uuid,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { right, start } from './sales-office.js'

const euro = sample(Currency, 'EUR')
const franc = sample(Currency, 'CHF')
const key = sample(IdKey, 'a0'.repeat(32))
const otherKey = sample(IdKey, 'b1'.repeat(32))

const opening = (store: EventStore, request: Partial<OpenLog> = {}) =>
  openLog({
    store,
    clock: () => start,
    actor: sample(ActorId, 'u-1'),
    currency: euro,
    idKey: undefined,
    ...request,
  })()

const firstEvents = async (store: EventStore) => right(await store.readStream(logStream)()).events

describe('opening a log (rule R42)', () => {
  it('begins a new one with LogOpened', async () => {
    const store = memoryEventStore()
    const opened = right(await opening(store, { idKey: key }))
    expect(opened).toEqual({
      log: opened.log,
      currency: 'EUR',
      idKey: key,
      isKeyed: true,
      isNew: true,
    })
    const [first, ...rest] = await firstEvents(store)
    expect(rest).toEqual([])
    expect(first).toMatchObject({
      log: opened.log,
      type: 'LogOpened',
      position: 1n,
      data: { format: 1, idKeyCheck: idKeyCheck(key), currency: 'EUR' },
      metadata: { recordedAt: start.toISOString(), actor: 'u-1', schemaVersion: 1 },
    })
    expect(Object.keys(first?.metadata ?? {}).sort()).toEqual([
      '$causationId',
      '$correlationId',
      'actor',
      'commandId',
      'recordedAt',
      'schemaVersion',
    ])
  })

  it('keeps nothing of the key itself', async () => {
    const store = memoryEventStore()
    right(await opening(store, { idKey: key }))
    expect(JSON.stringify((await firstEvents(store))[0]?.data)).not.toContain(key)
  })

  it('finds the same log the second time, and writes nothing', async () => {
    const memory = emptyMemory()
    const first = right(await opening(memoryEventStore(memory)))
    for (const request of [{}, { currency: undefined }]) {
      const again = right(await opening(memoryEventStore(memory), request))
      expect(again).toEqual({ ...first, isNew: false })
    }
    expect(memory.log.length).toBe(1)
  })

  it('needs a currency for a new log, and another one is refused later', async () => {
    const store = memoryEventStore()
    expect(await opening(store, { currency: undefined })).toEqual(
      E.left({ type: 'CurrencyRequired', field: 'currency' }),
    )
    expect(await firstEvents(store)).toEqual([])
    right(await opening(store))
    expect(await opening(store, { currency: franc })).toEqual(
      E.left({ type: 'CurrencyMismatch', field: 'currency', stored: 'EUR' }),
    )
  })

  it('refuses another key, also for a log made without one; without a key it opens', async () => {
    const mismatch = E.left({ type: 'IdKeyMismatch', field: 'idKey' })
    const [keyed, keyless] = [memoryEventStore(), memoryEventStore()]
    right(await opening(keyed, { idKey: key }))
    right(await opening(keyless))
    expect(await opening(keyed, { idKey: otherKey })).toEqual(mismatch)
    expect(await opening(keyless, { idKey: key })).toEqual(mismatch)
    expect(right(await opening(keyed))).toMatchObject({ idKey: null, isKeyed: true })
    expect(right(await opening(keyless))).toMatchObject({ idKey: null, isKeyed: false })
    expect(right(await opening(keyed, { idKey: key })).idKey).toBe(key)
  })
})

describe('two openers at once', () => {
  it('get one log', async () => {
    const store = memoryEventStore()
    const opened = (await Promise.all([opening(store), opening(store)])).map(right)
    expect(new Set(opened.map(({ log }) => log)).size).toBe(1)
    expect(opened.map(({ isNew }) => isNew).sort()).toEqual([false, true])
    expect(await firstEvents(store)).toHaveLength(1)
  })

  it('the later one is told if it wants another currency or key', async () => {
    const store = memoryEventStore()
    const [, later] = await Promise.all([opening(store), opening(store, { currency: franc })])
    expect(later).toMatchObject({ left: { type: 'CurrencyMismatch', stored: 'EUR' } })
    const another = memoryEventStore()
    const [, keyed] = await Promise.all([opening(another), opening(another, { idKey: key })])
    expect(keyed).toMatchObject({ left: { type: 'IdKeyMismatch' } })
  })
})

describe('an unknown outcome of the first event', () => {
  const unknown = E.left({ type: 'UnknownOutcome', stream: logStream, because: 'none' } as const)
  const silent = (store: EventStore, isStored: boolean): EventStore => ({
    ...store,
    appendToStream: (stream, expected, events) => async () => {
      if (isStored) right(await store.appendToStream(stream, expected, events)())
      return unknown
    },
  })

  it('is resolved by reading back: the log is new if it is ours', async () => {
    const store = memoryEventStore()
    expect(right(await opening(silent(store, true)))).toMatchObject({ isNew: true })
    expect(await firstEvents(store)).toHaveLength(1)
  })

  it('is told if nothing was stored', async () => {
    expect(await opening(silent(memoryEventStore(), false))).toEqual(unknown)
  })
})

describe('a store that cannot be asked', () => {
  it('is told', async () => {
    const store = memoryEventStore()
    await store.close()()
    expect(await opening(store)).toMatchObject({ left: { type: 'StoreUnavailable' } })
  })

  it('is told, too, when it took the first event of somebody else', async () => {
    const silence = E.left({ type: 'StoreUnavailable', because: 'no answer' } as const)
    const memory = memoryEventStore()
    let reads = 0
    const store: EventStore = {
      ...memory,
      readStream: (stream) => () =>
        ++reads === 1 ? memory.readStream(stream)() : Promise.resolve(silence),
      appendToStream: (stream, expected) => () =>
        Promise.resolve(E.left({ type: 'VersionConflict', stream, expected, actual: 1 })),
    }
    expect(await opening(store)).toEqual(silence)
  })

  it('or that holds a log of a later format', async () => {
    const store = memoryEventStore()
    right(await opening(store))
    const [first] = await firstEvents(store)
    if (first === undefined) throw new Error('there is a first event')
    const later = memoryEventStore()
    right(await later.appendToStream(logStream, 0, [{ ...first, data: { format: 2 } }])())
    expect(await opening(later)).toMatchObject({ left: { type: 'EventUndecodable', version: 1 } })
  })
})

describe('the id of a command (rule R41)', () => {
  const naturalKey = ['idempotencyKey', 'RecordInteraction', 'call-1'] as const

  it('is random without a natural key', () => {
    const [one, two] = [right(commandIdOf(key, undefined)), right(commandIdOf(null, undefined))]
    expect(one).not.toBe(two)
    expect(Uuid.is(one)).toBe(true)
    expect(one[14]).toBe('4')
  })

  it('is the keyed id of the natural key: another key or command type, another id', () => {
    const id = right(commandIdOf(key, naturalKey))
    expect(id).toBe(keyedId(key, naturalKey))
    expect(id[14]).toBe('8')
    expect(right(commandIdOf(otherKey, naturalKey))).not.toBe(id)
    expect(right(commandIdOf(key, ['idempotencyKey', 'CancelInteraction', 'call-1']))).not.toBe(id)
  })

  it('is refused for a natural key when the log was opened without its key', () => {
    expect(commandIdOf(null, naturalKey)).toEqual(E.left({ type: 'KeyMissing' }))
  })
})
