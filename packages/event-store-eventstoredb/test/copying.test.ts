/** A log in memory, copied to the server at `EVENTSTOREDB_URL` or to one in this process. */
import { randomUUID } from 'node:crypto'
import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  jsonEvent,
  type JSONEventType,
} from '@eventstore/db-client'
import {
  commitmentOf,
  type EventStore,
  type NewEvent,
  type ReadAll,
  type StoredEvent,
  type StreamName,
} from '@interaction-log/core'
import { sampleErasingEvent, sampleEvent } from '@interaction-log/core/testing'
import {
  type Copied,
  type CopyFailure,
  copyLog,
  type CopyProgress,
} from '@interaction-log/event-store-eventstoredb'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { everything, right } from './answers.js'
import { type AnyServer, anyServer, openStore, ownPrefix } from './any-server.js'
import { copiedEvent } from './copied-event.js'
import { losingProxy } from './losing-proxy.js'

let server: AnyServer
let client: EventStoreDBClient

beforeAll(async () => {
  server = await anyServer()
  client = EventStoreDBClient.connectionString(server.connectionString)
})
afterAll(async () => {
  await client.dispose()
  await server.stop()
})

type Held = Readonly<Record<string, string>>

const append = async (store: EventStore, stream: StreamName, ...events: NewEvent[]) => {
  const { version } = await right(store.readStream(stream))
  const [first, ...rest] = events
  if (first !== undefined) await right(store.appendToStream(stream, version, [first, ...rest]))
}

const purge = async (store: EventStore, stream: StreamName) => {
  const { events, version } = await right(store.readStream(stream))
  await append(store, stream, sampleErasingEvent(events))
  return () => store.eraseStream(stream, version + 1)()
}

/** Streams a-1, a-2 … with an event each, in turns; a-2 is purged. */
const sampleLog = async (streams = 3, rounds = 2): Promise<EventStore> => {
  const store = memoryEventStore()
  for (let round = 1; round <= rounds; round++)
    for (let one = 1; one <= streams; one++)
      await append(
        store,
        `a-${String(one)}`,
        sampleEvent({ data: { text: `${String(round)} of ${String(one)}` } }),
      )
  await (
    await purge(store, 'a-2')
  )()
  return store
}

const place = () => {
  const to = { connectionString: server.connectionString, prefix: ownPrefix() }
  const store = openStore(to)
  return {
    to,
    store,
    onServer: (stream: StreamName) => `${to.prefix}${stream}`,
    copy: (from: EventStore, rest: Partial<Parameters<typeof copyLog>[0]> = {}) =>
      copyLog({ from, to, ...rest })(),
  }
}

const copied = (answer: E.Either<CopyFailure, Copied>): Copied => {
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  return answer.right
}

const placeholders = async (name: string) => {
  const found: { id: string; data: Held; metadata: Held }[] = []
  for await (const { event } of client.readStream<JSONEventType<string, Held, Held>>(name))
    if (event?.type === 'Erased') {
      const { id, data, metadata } = event
      found.push({ id, data, metadata })
    }
  return found.map((event) => jsonEvent({ ...event, type: 'Erased' }))
}

/** All but where it stands now. */
const content = ({ position, origin, ...event }: StoredEvent) => ({
  ...event,
  at: origin ?? position,
})

describe('copying a log', () => {
  it('keeps ids, versions, metadata, nonces, commitments, positions and order', async () => {
    const { copy, store } = place()
    const from = await sampleLog()
    const events = await everything(from)
    expect(copied(await copy(from))).toEqual({
      ...{ type: 'Copied', log: events[0]?.log, copied: 5, of: 5, erased: 2, erasure: 'Gone' },
    })
    const there = await everything(store)
    expect(there.map(content)).toEqual(events.map(content))
    expect(there.map(commitmentOf)).toEqual(events.map(commitmentOf))
    expect(there.every(({ origin }) => origin !== undefined)).toBe(true)
    expect(there.map(({ position }) => position)).toEqual(
      [...there].sort((a, b) => (a.position < b.position ? -1 : 1)).map(({ position }) => position),
    )
    await right(store.close())
  })

  it('leaves placeholders of what was erased, and nothing to erase', async () => {
    const { copy, store, onServer } = place()
    const from = await sampleLog()
    copied(await copy(from))
    const { events } = await right(from.readStream('a-2'))
    const [erasing] = events
    expect(
      (await placeholders(onServer('a-2'))).map(({ data, metadata }) => ({ data, metadata })),
    ).toEqual(
      (erasing?.data['erased'] as readonly Record<string, string>[]).map(
        ({ type, commitment, position }) => ({
          data: { type, commitment },
          metadata: { log: erasing?.log, origin: position },
        }),
      ),
    )
    expect(await right(store.readStream('a-2'))).toMatchObject({
      version: 3,
      events: [{ version: 3 }],
    })
    expect(await right(store.eraseStream('a-2', 3))).toEqual({ type: 'Gone' })
    expect(await right(store.finishErasure())).toMatchObject({ type: 'Gone' })
    await right(store.close())
  })

  it('again changes nothing, and says so', async () => {
    const { copy, to } = place()
    const from = await sampleLog()
    const first = copied(await copy(from))
    const last = async () => {
      for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END }))
        if (event?.streamId.startsWith(to.prefix) === true) return event.position
      return undefined
    }
    const before = await last()
    expect(copied(await copy(from))).toEqual({ ...first, copied: 0 })
    expect(await last()).toEqual(before)
  })

  it('goes on with what was recorded since', async () => {
    const { copy, store } = place()
    const from = await sampleLog()
    copied(await copy(from))
    await append(from, 'a-1', sampleEvent())
    expect(copied(await copy(from))).toMatchObject({ copied: 1, of: 6 })
    expect((await everything(store)).map(content)).toEqual((await everything(from)).map(content))
    await right(store.close())
  })

  it('says how far it has come', async () => {
    const { copy } = place()
    const seen: CopyProgress[] = []
    copied(await copy(await sampleLog(), { onProgress: (progress) => void seen.push(progress) }))
    expect(seen.at(0)).toEqual({ copied: 0, of: 5 })
    expect(seen.at(-1)).toEqual({ copied: 5, of: 5 })
  })

  it('goes on where it was interrupted, wherever that is', async () => {
    const { copy, store } = place()
    const inner = await sampleLog()
    const from = {
      ...inner,
      readAll: (range: ReadAll) => inner.readAll({ ...range, batchSize: 1 }),
    }
    for (let there = 0; there < 4; there++) {
      const stop = new AbortController()
      const onProgress = (progress: CopyProgress) => {
        if (progress.copied > there) stop.abort()
      }
      const answer = await copy(from, { signal: stop.signal, onProgress })
      expect(answer).toEqual(E.left({ type: 'CopyInterrupted' }))
      expect(await everything(store)).toHaveLength(there + 1)
    }
    expect(copied(await copy(inner))).toMatchObject({ copied: 1, of: 5 })
    expect((await everything(store)).map(content)).toEqual((await everything(inner)).map(content))
    await right(store.close())
  })

  it('goes on behind placeholders whose erasing event was not written any more', async () => {
    const [at, other] = [place(), place()]
    const from = await sampleLog()
    copied(await other.copy(from))
    for (const event of (await everything(from)).slice(0, 4))
      await client.appendToStream(at.onServer(event.stream), copiedEvent(event))
    const [placeholder] = await placeholders(other.onServer('a-2'))
    if (placeholder !== undefined) await client.appendToStream(at.onServer('a-2'), placeholder)
    expect(copied(await at.copy(from))).toMatchObject({ copied: 1, of: 5, erased: 2 })
    expect(await placeholders(at.onServer('a-2'))).toEqual(
      await placeholders(other.onServer('a-2')),
    )
    expect((await everything(at.store)).map(content)).toEqual((await everything(from)).map(content))
    await right(at.store.close())
  })

  it('erases what was purged since it was copied, and holds placeholders for what was not', async () => {
    const { copy, store, onServer } = place()
    const from = await sampleLog()
    copied(await copy(from))
    await append(from, 'a-1', sampleEvent({ data: { text: 'never copied' } }))
    await (
      await purge(from, 'a-1')
    )()
    expect(copied(await copy(from))).toMatchObject({
      copied: 1,
      of: 4,
      erased: 5,
      erasure: 'Hidden',
    })
    expect(await right(store.readStream('a-1'))).toMatchObject({
      version: 4,
      events: [{ version: 4 }],
    })
    const revisions: bigint[] = []
    for await (const { event } of client.readStream(onServer('a-1')))
      if (event !== undefined) revisions.push(event.revision)
    expect(revisions).toEqual([3n])
    expect(await right(store.finishErasure())).toMatchObject({ type: 'Hidden', pending: 1 })
    expect(copied(await copy(from))).toMatchObject({
      copied: 0,
      of: 4,
      erased: 5,
      erasure: 'Hidden',
    })
    await right(store.close())
  })

  it('takes what a source hands out although it is purged, and erases it', async () => {
    const { copy, store } = place()
    const from = await sampleLog()
    await purge(from, 'a-1')
    expect(copied(await copy(from))).toMatchObject({ erased: 4 })
    expect(await right(store.readStream('a-1'))).toMatchObject({ events: [{ version: 3 }] })
    await right(store.close())
  })

  it('takes more placeholders than one append may hold', async () => {
    const { copy, store } = place()
    const from = memoryEventStore()
    const many = Array.from({ length: 1_200 }, () => sampleEvent())
    await append(from, 'a-1', ...many)
    await (
      await purge(from, 'a-1')
    )()
    expect(copied(await copy(from))).toMatchObject({
      copied: 1,
      of: 1,
      erased: 1_200,
      erasure: 'Gone',
    })
    expect(await right(store.readStream('a-1'))).toMatchObject({ version: 1_201 })
    await right(store.close())
  })
})

describe('copying a log is refused', () => {
  const nothingMore = async (
    { copy, store }: ReturnType<typeof place>,
    from: EventStore,
    failure: CopyFailure,
  ) => {
    const before = await everything(store)
    expect(await copy(from)).toEqual(E.left(failure))
    expect(await everything(store)).toEqual(before)
    await right(store.close())
  }

  it('if there is nothing to copy', async () => {
    await nothingMore(place(), memoryEventStore(), { type: 'NothingToCopy' })
  })

  it('where another log is', async () => {
    const at = place()
    const other = memoryEventStore()
    await append(other, 'a-1', sampleEvent({ log: randomUUID() as StoredEvent['log'] }))
    copied(await at.copy(other))
    await nothingMore(at, await sampleLog(), { type: 'OtherLog' })
  })

  it('where a log was begun', async () => {
    const at = place()
    await append(at.store, 'a-1', sampleEvent({ log: randomUUID() as StoredEvent['log'] }))
    await nothingMore(at, await sampleLog(), { type: 'OtherLog' })
  })

  it('where the copy is in use', async () => {
    const at = place()
    const from = await sampleLog()
    copied(await at.copy(from))
    await append(at.store, 'a-3', sampleEvent())
    await append(from, 'a-1', sampleEvent())
    await nothingMore(at, from, { type: 'CopyInUse', stream: 'a-3', version: 3 })
  })

  it('where an event is another', async () => {
    const at = place()
    const from = await sampleLog()
    for (const event of (await everything(from)).slice(0, 1))
      await client.appendToStream(
        at.onServer('a-1'),
        copiedEvent({ ...event, data: { text: 'altered' } }),
      )
    await nothingMore(at, from, { type: 'CopyDiffers', stream: 'a-1', version: 1 })
  })

  it('where an event is that the log does not have', async () => {
    const at = place()
    const from = await sampleLog()
    const longer = await sampleLog(3, 3)
    copied(await at.copy(longer))
    await nothingMore(at, from, { type: 'CopyDiffers', stream: 'a-1', version: 1 })
  })

  it('where a placeholder says something else', async () => {
    const [at, other] = [place(), place()]
    const from = await sampleLog()
    copied(await other.copy(from))
    for (const event of (await everything(from)).slice(0, 4))
      await client.appendToStream(at.onServer(event.stream), copiedEvent(event))
    for (const { data, ...placeholder } of await placeholders(other.onServer('a-2')))
      await client.appendToStream(at.onServer('a-2'), {
        ...placeholder,
        data: { ...data, type: 'Another' },
      })
    expect(await at.copy(from)).toEqual(E.left({ type: 'CopyDiffers', stream: 'a-2', version: 1 }))
  })

  it('by a server that counts lower than the log', async () => {
    const far = 2n ** 50n
    const inner = await sampleLog()
    const from: EventStore = {
      ...inner,
      readAll: async function* ({ after, ...range }) {
        for await (const batch of inner.readAll({
          ...range,
          after: after > far ? after - far : 0n,
        }))
          yield E.map((events: readonly StoredEvent[]) =>
            events.map((event) => ({ ...event, position: event.position + far })),
          )(batch)
      },
    }
    const { copy, store } = place()
    expect(await copy(from)).toEqual(E.left({ type: 'PositionsBehind', stream: 'a-1', version: 1 }))
    await right(store.close())
  })

  it('if the copy cannot be read back', async () => {
    const at = place()
    const proxy = await losingProxy(server.connectionString)
    proxy.lose(at.onServer('a-3'), 1)
    const answer = await copyLog({
      from: await sampleLog(),
      to: { ...at.to, connectionString: proxy.connectionString },
    })()
    proxy.stop()
    expect(answer).toEqual(E.left({ type: 'CopyDiffers', stream: 'a-3', version: 2 }))
    await right(at.store.close())
  })

  it('with a connection string that is none, without repeating it', async () => {
    const from = memoryEventStore()
    const answer = await copyLog({ from, to: { connectionString: 'esdb://admin:secret@' } })()
    expect(answer).toMatchObject({ left: { type: 'ConnectionStringInvalid' } })
    expect(JSON.stringify(answer)).not.toContain('secret')
  })
})
