/** From `Hidden` to `Gone`: all on servers in this process. */
import { EventStoreDBClient, jsonEvent, metastreamOf, START } from '@eventstore/db-client'
import type { EventStore, StreamName } from '@interaction-log/core'
import { sampleErasingEvent, sampleEvent } from '@interaction-log/core/testing'
import { scavenge } from '@interaction-log/event-store-eventstoredb'
import type { EventStoreDb } from '@interaction-log/eventstoredb-in-process'
import { left, right } from './answers.js'
import { append, everyId, scavengeByHand, withServer } from './in-process.js'

jest.setTimeout(20_000)

const secret = 'the content that is to be erased'

/** Two events, and a third that erases them. */
const purge = async (store: EventStore, stream: StreamName) => {
  const event = () => sampleEvent({ data: { text: secret } })
  await append(store, stream, 0, event(), event())
  const { events } = await right(store.readStream(stream))
  const erasing = sampleErasingEvent(events)
  await append(store, stream, 2, erasing)
  return { erased: events, erasing }
}

/** What this very server still has of the content. */
const remainsOn = async (connectionString: string | undefined): Promise<number> => {
  const client = EventStoreDBClient.connectionString(String(connectionString))
  let found = 0
  for await (const { event } of client.readAll({ fromPosition: START }))
    if (JSON.stringify(event?.data).includes(secret)) found++
  await client.dispose()
  return found
}

const stateOf = async (store: EventStore) => (await right(store.finishErasure())).type

const scavengeAll = ({ connectionString }: EventStoreDb) => right(scavenge(connectionString))

describe('an erasure', () => {
  it(
    'is gone when the server was seen to have a point behind it and has scavenged twice since',
    withServer({}, async ({ server, open }) => {
      const store = open()
      const { erasing } = await purge(store, 'note-1')
      await scavengeAll(server)
      expect(await right(store.eraseStream('note-1', 3))).toEqual({ type: 'Hidden' })
      expect(await remainsOn(server.connectionString)).toBe(2)
      const states = []
      for (let round = 0; round < 5; round++) {
        states.push(await stateOf(store))
        await scavengeAll(server)
      }
      expect(states).toEqual(['Hidden', 'Hidden', 'Hidden', 'Gone', 'Gone'])
      expect(await remainsOn(server.connectionString)).toBe(0)
      expect(await everyId(store)).toEqual([erasing.id])
    }),
  )

  it(
    'names the scavenge that did it',
    withServer({}, async ({ server, open }) => {
      const store = open()
      await purge(store, 'note-1')
      const ids: string[] = []
      let report = await right(store.finishErasure())
      while (report.type === 'Hidden') {
        expect(report).toEqual({ type: 'Hidden', store: 'eventstoredb', pending: 1 })
        for (const scavenged of await scavengeAll(server))
          if (scavenged.type === 'Scavenged') ids.push(scavenged.scavengeId)
        report = await right(store.finishErasure())
      }
      expect(report.nodes).toEqual([
        { node: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string, scavengeId: ids.at(-1) },
      ])
    }),
  )

  it(
    'is not gone by scavenges that pass over chunks in which little can be won',
    withServer({}, async ({ server, open }) => {
      const store = open()
      await purge(store, 'note-1')
      for (let round = 0; round < 5; round++) {
        expect(await stateOf(store)).toBe('Hidden')
        await scavengeByHand(server.connectionString, 50)
      }
      expect(await stateOf(store)).toBe('Hidden')
      for (let round = 0; round < 3; round++) {
        await scavengeAll(server)
        await stateOf(store)
      }
      expect(await stateOf(store)).toBe('Gone')
      expect(await remainsOn(server.connectionString)).toBe(0)
    }),
  )

  it(
    'is gone when every server of a cluster has scavenged, and not before',
    withServer({ nodes: 3 }, async ({ server, open }) => {
      const store = open()
      await purge(store, 'note-1')
      const remains = async () =>
        Promise.all(server.nodeConnectionStrings.map((one) => remainsOn(one)))
      const [leader, ...followers] = server.nodeConnectionStrings
      for (let round = 0; round < 4; round++) {
        expect(await stateOf(store)).toBe('Hidden')
        await scavengeByHand(leader, 0)
      }
      expect((await remains())[0]).toBe(0)
      for (const follower of followers)
        for (let round = 0; round < 2; round++) {
          expect(await stateOf(store)).toBe('Hidden')
          await scavengeByHand(follower, 0)
        }
      const report = await right(store.finishErasure())
      expect(report.type === 'Gone' && report.nodes).toHaveLength(3)
      expect(await remains()).toEqual([0, 0, 0])
    }),
  )

  it(
    'is not gone while a server of the cluster cannot be asked',
    withServer({ nodes: 3 }, async ({ server, open }) => {
      const store = open({ deadline: 200, patience: 1_000 })
      await purge(store, 'note-1')
      await stateOf(store)
      server.faults.freeze(2)
      for (let round = 0; round < 2; round++) {
        for (const one of server.nodeConnectionStrings.slice(0, 2)) await scavengeByHand(one, 0)
        expect(await stateOf(store)).toBe('Hidden')
      }
      server.faults.thaw(2)
    }),
  )

  it(
    'leaves the other metadata of its stream as they were',
    withServer({}, async ({ server, open }) => {
      const store = open()
      const client = EventStoreDBClient.connectionString(server.connectionString)
      const metadata = { $maxCount: 100, $acl: { $r: '$admins' }, own: { text: 'x' } }
      for (const $cacheControl of [1, 2, 3])
        await client.setStreamMetadata('note-1', { ...metadata, $cacheControl })
      await purge(store, 'note-1')
      await right(store.eraseStream('note-1', 3))
      const stored = []
      for await (const { event } of client.readStream(metastreamOf('note-1')))
        stored.push(event?.data)
      expect(stored.at(-1)).toEqual({ ...metadata, $cacheControl: 3, $tb: 2 })
      await client.dispose()
    }),
  )

  it(
    'is finished though the server did not answer its steps',
    withServer({}, async ({ server, open }) => {
      const store = open()
      for (const type of ['DropAfter', 'DropBefore', 'TimeOut'] as const)
        server.faults.inject('append', { type }, 3)
      await purge(store, 'note-1')
      for (let round = 0; round < 4; round++) {
        server.faults.inject('append', { type: 'DropAfter' }, 2)
        server.faults.inject('read', { type: 'BreakAfter', events: 0 }, 2)
        await stateOf(store)
        await scavengeAll(server)
      }
      expect(await stateOf(store)).toBe('Gone')
      expect(await remainsOn(server.connectionString)).toBe(0)
    }),
  )

  it(
    'of many streams is pending until all are gone, those that come meanwhile as well',
    withServer({}, async ({ server, open }) => {
      const store = open()
      for (const stream of ['note-1', 'note-2'] as const) await purge(store, stream)
      expect(await right(store.finishErasure())).toMatchObject({ type: 'Hidden', pending: 2 })
      await purge(store, 'note-3')
      expect(await right(store.finishErasure())).toMatchObject({ type: 'Hidden', pending: 3 })
      for (let round = 0; round < 3; round++) {
        await scavengeAll(server)
        await stateOf(store)
      }
      expect(await stateOf(store)).toBe('Gone')
      expect(await remainsOn(server.connectionString)).toBe(0)
    }),
  )
})

describe('an intention to erase', () => {
  it(
    'is noted before its erasing event is appended',
    withServer({}, async ({ server, open }) => {
      const store = open({ deadline: 200, patience: 500 })
      const event = sampleEvent({ data: { text: secret } })
      await append(store, 'note-1', 0, event)
      const { events } = await right(store.readStream('note-1'))
      const before = server.calls('append')
      server.faults.inject('append', { type: 'NotReady' }, 100)
      expect(
        await left(store.appendToStream('note-1', 1, [sampleErasingEvent(events)])),
      ).toMatchObject({ type: 'StoreUnavailable' })
      expect(server.calls('append')).toBeGreaterThan(before)
      server.faults.clear()
      expect((await right(store.readStream('note-1'))).version).toBe(1)
    }),
  )

  it(
    'is dropped when its version holds another event',
    withServer({}, async ({ open }) => {
      const store = open()
      await append(store, 'note-1', 0, sampleEvent())
      const { events } = await right(store.readStream('note-1'))
      await append(store, 'note-1', 1, sampleEvent())
      expect(
        await left(store.appendToStream('note-1', 1, [sampleErasingEvent(events)])),
      ).toMatchObject({ type: 'VersionConflict' })
      expect(await stateOf(store)).toBe('Gone')
      expect((await right(store.readStream('note-1'))).events).toHaveLength(2)
    }),
  )

  it(
    'is kept while its erasing event may still be on its way',
    withServer({}, async ({ server, open }) => {
      const store = open({ deadline: 200, patience: 500 })
      await append(store, 'note-1', 0, sampleEvent({ data: { text: secret } }))
      const { events } = await right(store.readStream('note-1'))
      const client = EventStoreDBClient.connectionString(server.connectionString)
      await client.appendToStream('interactionLogErasures', [
        jsonEvent({
          type: 'ErasureIntended',
          data: { stream: 'note-1', version: 2, since: new Date().toISOString() },
        }),
        jsonEvent({
          type: 'ErasureIntended',
          data: { stream: 'note-2', version: 2, since: '2026-01-01T00:00:00.000Z' },
        }),
      ])
      await client.dispose()
      expect(await right(store.finishErasure())).toMatchObject({ type: 'Hidden' })
      await append(store, 'note-1', 1, sampleErasingEvent(events))
      for (let round = 0; round < 4; round++) {
        await stateOf(store)
        await scavengeAll(server)
      }
      expect(await stateOf(store)).toBe('Gone')
      expect(await remainsOn(server.connectionString)).toBe(0)
    }),
  )
})
