/** Events that were copied here, as they look on the server, written without the store. */
import { randomUUID } from 'node:crypto'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import {
  commitmentOf,
  type ErasedEvent,
  eventId,
  type EventStore,
  type Nonce,
  randomNonce,
  type StoredEvent,
  type StreamName,
  type Uuid,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { everything, right } from './answers.js'
import { type AnyServer, anyServer, openStore, ownPrefix } from './any-server.js'
import { copiedEvent } from './copied-event.js'

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

const log = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid

const noted = (stream: StreamName, version: number, origin: bigint) => {
  const event = {
    ...{ log, stream, version, origin, position: 0n, id: randomUUID() as Uuid, type: 'Noted' },
    ...{ data: { text: `text ${String(version)}` }, metadata: { actor: 'u-1' } },
    nonce: randomNonce(),
  } satisfies StoredEvent
  return { event, listed: listed(event) }
}

const listed = (event: StoredEvent): ErasedEvent =>
  ({
    ...{ version: event.version, type: event.type, commitment: commitmentOf(event) },
    position: String(event.origin),
  }) as ErasedEvent

const purged = (stream: StreamName, erased: readonly ErasedEvent[], origin: bigint) =>
  ({
    ...{ log, stream, version: erased.length + 1, origin, position: 0n },
    ...{ id: randomUUID() as Uuid, type: 'Purged', metadata: { actor: 'u-1' } },
    ...{ data: { erased: erased.map((one) => ({ ...one })) }, nonce: randomNonce() },
  }) satisfies StoredEvent

const placeholder = (
  erasing: StoredEvent,
  { version, type, position, commitment }: ErasedEvent,
  nonce?: Nonce,
) =>
  jsonEvent({
    ...{ id: eventId(erasing.id, erasing.stream, version), type: 'Erased' },
    ...{ data: { type, commitment }, metadata: { log, origin: position, ...(nonce && { nonce }) } },
  })

const withStore = async (
  work: (
    store: EventStore,
    write: (events: ReturnType<typeof jsonEvent>[]) => Promise<bigint>,
  ) => Promise<void>,
) => {
  const prefix = ownPrefix()
  const store = openStore({ connectionString: server.connectionString, prefix })
  await work(store, async (events) => {
    const { position } = await client.appendToStream(`${prefix}note-1`, events)
    return position?.commit ?? 0n
  })
  await right(store.close())
}

const stream: StreamName = 'note-1'

describe('an event that was copied', () => {
  it('is handed out with the position where it was recorded, by every kind of read', async () => {
    await withStore(async (store, write) => {
      const { event } = noted(stream, 1, 7n)
      const position = await write([copiedEvent(event)])
      const expected = { ...event, position }
      expect(await right(store.readStream(stream))).toEqual({ version: 1, events: [expected] })
      expect(await right(store.eventAt(position))).toEqual(expected)
      expect(await everything(store)).toEqual([expected])
    })
  })

  it('is no event if its origin is no position', async () => {
    await withStore(async (store, write) => {
      const { id, type, data, metadata, nonce } = noted(stream, 1, 7n).event
      await write([jsonEvent({ id, type, data, metadata: { ...metadata, log, nonce, origin: 7 } })])
      expect(await store.readStream(stream)()).toMatchObject({ left: { type: 'EventUndecodable' } })
    })
  })

  it('is erased if its evidence names the position where it was recorded', async () => {
    await withStore(async (store, write) => {
      const one = noted(stream, 1, 7n)
      const last = purged(stream, [one.listed], 9n)
      await write([copiedEvent(one.event), copiedEvent(last)])
      expect(await right(store.eraseStream(stream, 2))).toEqual({ type: 'Hidden' })
      expect((await right(store.readStream(stream))).events.map(({ type }) => type)).toEqual([
        'Purged',
      ])
    })
  })

  it('is not erased if its evidence names another position', async () => {
    await withStore(async (store, write) => {
      const one = noted(stream, 1, 7n)
      const position = await write([copiedEvent(one.event)])
      await write([
        copiedEvent(purged(stream, [{ ...one.listed, position: String(position) as never }], 9n)),
      ])
      expect(await store.eraseStream(stream, 2)()).toEqual(
        E.left({ type: 'EvidenceMismatch', stream, version: 1 }),
      )
    })
  })
})

describe('a placeholder', () => {
  const two = [noted(stream, 1, 7n).listed, noted(stream, 2, 8n).listed] as const
  const last = purged(stream, two, 9n)
  const holders = two.map((one) => placeholder(last, one))

  it('counts as erased, is no damage and is never handed out', async () => {
    await withStore(async (store, write) => {
      const before = await write(holders)
      expect(await right(store.readStream(stream))).toEqual({ version: 2, events: [] })
      const position = await write([copiedEvent(last)])
      const expected = { ...last, position }
      expect(await right(store.readStream(stream))).toEqual({ version: 3, events: [expected] })
      expect(await everything(store)).toEqual([expected])
      expect(await right(store.eventAt(before))).toBeUndefined()
      const heard = store.subscribeToAll({ after: 0n })
      for await (const message of heard) {
        expect(message).toEqual(E.right({ type: 'Events', events: [expected] }))
        break
      }
    })
  })

  it('leaves nothing to erase, if it says what the erasing event lists', async () => {
    await withStore(async (store, write) => {
      await write([...holders, copiedEvent(last)])
      expect(await right(store.eraseStream(stream, 3))).toEqual({ type: 'Gone' })
    })
  })

  it.each([
    ['type', { type: 'Written' }],
    ['commitment', { commitment: commitmentOf(noted(stream, 2, 8n).event) }],
    ['origin', { position: '6' as never }],
  ])('is a mismatch if its %s is another', async (_, other) => {
    await withStore(async (store, write) => {
      const [first, second] = two
      const holdersNow = [placeholder(last, first), placeholder(last, { ...second, ...other })]
      await write([...holdersNow, copiedEvent(last)])
      expect(await store.eraseStream(stream, 3)()).toEqual(
        E.left({ type: 'EvidenceMismatch', stream, version: 2 }),
      )
    })
  })

  it('goes with what was copied before the purge', async () => {
    await withStore(async (store, write) => {
      const one = noted(stream, 1, 7n)
      const mixed = purged(stream, [one.listed, ...two.slice(1)], 9n)
      const second = placeholder(mixed, two[1])
      await write([copiedEvent(one.event), second, copiedEvent(mixed)])
      expect(await right(store.eraseStream(stream, 3))).toEqual({ type: 'Hidden' })
      expect(await right(store.readStream(stream))).toMatchObject({
        version: 3,
        events: [mixed].map(({ id }) => ({ id })),
      })
    })
  })

  it('is an event like others if it has a nonce', async () => {
    await withStore(async (store, write) => {
      await write([placeholder(last, two[0], randomNonce())])
      expect(await right(store.readStream(stream))).toMatchObject({ events: [{ type: 'Erased' }] })
    })
  })
})
