/** Reading and following while the server drops subscriptions: all on a server in this process. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import type { EventStore, Subscription } from '@interaction-log/core'
import { sampleErasingEvent, sampleEvent } from '@interaction-log/core/testing'
import type { Fault } from '@interaction-log/eventstoredb-in-process'
import * as E from 'fp-ts/lib/Either.js'
import { left, right } from './answers.js'
import {
  append,
  everyId,
  type Opened,
  scavengeByHand,
  took,
  until,
  withServer,
} from './in-process.js'

type Messages = ReturnType<Subscription[typeof Symbol.asyncIterator]>

const count = 40

const events = Array.from({ length: count }, () => sampleEvent())
const later = Array.from({ length: count }, () => sampleEvent())
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

const [one, ...others] = events

const appendAll = (store: EventStore) =>
  one === undefined ? Promise.reject(new Error()) : append(store, 'note-1', 0, one, ...others)

const appendLater = async (store: EventStore, from = 0, to = count) => {
  for (const [index, event] of later.slice(from, to).entries())
    await append(store, 'note-1', count + from + index, event)
}

/** Ids and marks, until this many were heard. */
const hear = async (messages: Messages, wanted: number): Promise<readonly string[]> => {
  const heard: string[] = []
  while (heard.length < wanted) {
    const next = await messages.next()
    if (next.done === true) throw new Error('the subscription has ended')
    const message = next.value
    if (E.isLeft(message)) throw new Error(message.left.type)
    heard.push(...(message.right.type === 'Events' ? idsOf(message.right.events) : ['CaughtUp']))
  }
  return heard
}

/** Bytes that somebody still refers to. */
const memoryInUse = (): number => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  collectGarbage()
  return process.memoryUsage().heapUsed
}

const messagesOf = (subscription: Subscription): Messages => subscription[Symbol.asyncIterator]()

/** Every 6 events, at another place each time. */
const drops = (type: 'EndAfter' | 'BreakAfter' | 'TooSlowAfter'): readonly Fault[] =>
  Array.from({ length: count }, (_, k) => ({ type, events: k % 7 }))

const types = ['EndAfter', 'BreakAfter', 'TooSlowAfter'] as const

describe.each(types)('%s', (type) => {
  it('in the middle of catching up loses nothing and repeats nothing', () =>
    withServer({}, async ({ server, open }) => {
      const store = open()
      await appendAll(store)
      for (const fault of drops(type)) server.faults.inject('subscribe', fault)
      expect(await everyId(store)).toEqual(idsOf(events))
      expect(server.calls('subscribe')).toBeGreaterThan(count / 7)
    })())

  it('of a live subscription loses nothing and repeats nothing', () =>
    withServer({}, async ({ server, open }) => {
      const store = open()
      await appendAll(store)
      const subscription = store.subscribeToAll({ after: 0n })
      const messages = messagesOf(subscription)
      expect(await hear(messages, count + 1)).toEqual([...idsOf(events), 'CaughtUp'])
      server.faults.disconnect(0)
      for (const fault of drops(type)) server.faults.inject('subscribe', fault)
      const [heard] = await Promise.all([hear(messages, count), appendLater(store)])
      expect(heard).toEqual(idsOf(later))
      await subscription.cancel()
    })())
})

describe('a subscription', () => {
  it(
    'that is left, canceled or closed leaves no call on the server, nor does a reading',
    withServer({}, async ({ server, open }) => {
      const store = open()
      await appendAll(store)
      const subscription = store.subscribeToAll({ after: 0n, batchSize: 2 })
      const messages = messagesOf(subscription)
      await hear(messages, 2)
      await subscription.cancel()
      for await (const message of store.subscribeToAll({ after: 0n })) {
        expect(E.isRight(message)).toBe(true)
        break
      }
      for await (const batch of store.readAll({ after: 0n, batchSize: 2 })) {
        expect(E.isRight(batch)).toBe(true)
        break
      }
      const following = messagesOf(store.subscribeToAll({ after: 0n }))
      await hear(following, count + 1)
      const closing = following.next()
      await right(store.close())
      await closing
      await until(() => server.openCalls('subscribe') + server.openCalls('read') === 0)
    }),
  )

  it(
    'follows the leader when the old one is frozen',
    withServer({ nodes: 3 }, async ({ server, open }) => {
      const [writer, reader] = [open({ deadline: 400 }), open({ deadline: 400 })]
      await appendAll(writer)
      const messages = messagesOf(writer.subscribeToAll({ after: 0n }))
      await hear(messages, count + 1)
      server.faults.freeze(0)
      server.faults.elect(1)
      const [heard] = await Promise.all([hear(messages, 3), appendLater(writer, 0, 3)])
      expect(heard).toEqual(idsOf(later.slice(0, 3)))
      expect(await everyId(reader)).toEqual(idsOf([...events, ...later.slice(0, 3)]))
      server.faults.thaw(0)
    }),
  )

  it(
    'leaves a server that is frozen though it asks it nothing',
    withServer({ nodes: 3 }, async ({ server, open }) => {
      const [writer, reader] = [open({ deadline: 400 }), open({ deadline: 200 })]
      const messages = messagesOf(reader.subscribeToAll({ after: 0n }))
      await hear(messages, 1)
      server.faults.freeze(0)
      server.faults.elect(1)
      const heard = hear(messages, count)
      await appendAll(writer)
      expect(await took(heard)).toBeLessThan(4_000)
      expect(await heard).toEqual(idsOf(events))
      server.faults.thaw(0)
    }),
  )

  it(
    'goes on after its connection was broken, again and again',
    withServer({}, async ({ server, open }) => {
      const store = open()
      await appendAll(store)
      const messages = messagesOf(store.subscribeToAll({ after: 0n }))
      await hear(messages, count + 1)
      for (const index of [0, 5, 10]) {
        server.faults.disconnect(0)
        const [heard] = await Promise.all([hear(messages, 5), appendLater(store, index, index + 5)])
        expect(heard).toEqual(idsOf(later.slice(index, index + 5)))
      }
    }),
  )

  it(
    'of a reader that is too slow for the server is taken up again',
    withServer({}, async ({ server, open }) => {
      const store = open()
      const messages = messagesOf(store.subscribeToAll({ after: 0n }))
      await hear(messages, 1)
      const many = Array.from({ length: 600 }, () =>
        sampleEvent({ data: { text: 'x'.repeat(5_000) } }),
      )
      for (let from = 0; from < many.length; from += 100) {
        const [next, ...rest] = many.slice(from, from + 100)
        if (next !== undefined) await append(store, 'note-1', from, next, ...rest)
      }
      await until(() => server.openCalls('subscribe') === 0)
      expect(await hear(messages, many.length)).toEqual(idsOf(many))
      expect(server.calls('subscribe')).toBeGreaterThan(1)
    }),
  )

  it(
    'does not go on behind a checkpoint that is beyond the end of any log',
    withServer({}, async ({ server, open }) => {
      const store = open()
      await appendAll(store)
      const position = 2n ** 64n - 1n
      server.faults.inject('subscribe', { type: 'BreakAtCheckpoint', position })
      expect(await everyId(store)).toEqual(idsOf(events))
    }),
  )

  it(
    'does not pass over the event whose place a checkpoint names before it is said',
    withServer({}, async ({ server, open }) => {
      const store = open()
      const { position } = await append(store, 'note-1', 0, sampleEvent())
      await append(store, 'note-1', 1, sampleEvent())
      const all = await everyId(store)
      server.faults.inject('subscribe', { type: 'BreakAtCheckpoint', position })
      expect(await everyId(store)).toEqual(all)
    }),
  )

  it(
    'that is left leaves nothing of the log in memory, though much of it was under way',
    withServer({}, async ({ open }) => {
      const store = open()
      for (let version = 0; version < 400; version += 100) {
        const event = () => sampleEvent({ data: { text: 'x'.repeat(8_000) } })
        await append(store, 'note-1', version, event(), ...Array.from({ length: 99 }, event))
      }
      const leaveOne = async () => {
        const subscription = store.subscribeToAll({ after: 0n, batchSize: 1 })
        await hear(messagesOf(subscription), 1)
        await subscription.cancel()
      }
      await leaveOne()
      const before = memoryInUse()
      for (let round = 0; round < 40; round++) await leaveOne()
      // One would hold about a megabyte.
      expect(memoryInUse() - before).toBeLessThan(5_000_000)
    }),
  )

  it(
    'ends with a failure when there has been no server for longer than it is waited for',
    withServer({}, async ({ server, open }) => {
      const store = open({ deadline: 200, patience: 600 })
      const messages = messagesOf(store.subscribeToAll({ after: 0n }))
      await hear(messages, 1)
      await server.stop()
      const last = await messages.next()
      expect(last.done === false && E.isLeft(last.value) && last.value.left.type).toBe(
        'StoreUnavailable',
      )
      expect((await messages.next()).done).toBe(true)
    }),
  )

  it(
    'goes on behind long stretches of what it does not read',
    withServer({}, async ({ server, open }) => {
      const [store, other] = [open({ prefix: 'a:' }), open({ prefix: 'b:' })]
      const messages = messagesOf(store.subscribeToAll({ after: 0n }))
      await hear(messages, 1)
      for (let version = 0; version < 3_000; version += 1_000)
        await append(
          other,
          'note-1',
          version,
          sampleEvent(),
          ...Array.from({ length: 999 }, () => sampleEvent()),
        )
      server.faults.disconnect(0)
      await appendAll(store)
      expect(await hear(messages, count)).toEqual(idsOf(events))
    }),
  )
})

describe('resuming where an event was scavenged', () => {
  /** Where the reader stands is nothing any more, on the first server; what comes then. */
  const scavengedOnOne = async ({ server }: Opened, store: EventStore) => {
    const { position: after } = await append(store, 'note-1', 0, sampleEvent())
    const next = sampleEvent()
    await append(store, 'note-2', 0, next)
    const erasing = sampleErasingEvent((await right(store.readStream('note-1'))).events)
    await append(store, 'note-1', 1, erasing)
    await right(store.eraseStream('note-1', 2))
    await scavengeByHand(server.nodeConnectionStrings[0], 0)
    return { after, expected: [next.id, erasing.id, 'CaughtUp'] }
  }

  it(
    'does not lose the event behind it',
    withServer({}, async (opened) => {
      const store = opened.open()
      const { after, expected } = await scavengedOnOne(opened, store)
      expect(await hear(messagesOf(store.subscribeToAll({ after })), 3)).toEqual(expected)
    }),
  )

  it(
    'does not lose it when meanwhile another server answers, which has scavenged nothing',
    withServer({ nodes: 3 }, async (opened) => {
      const [{ server }, store] = [opened, opened.open()]
      const { after, expected } = await scavengedOnOne(opened, store)
      server.faults.inject('subscribe', { type: 'Delay', milliseconds: 300 })
      const heard = hear(messagesOf(store.subscribeToAll({ after })), 3)
      await until(() => server.openCalls('subscribe') === 1)
      server.faults.elect(1)
      server.faults.inject('read', { type: 'DropBefore' })
      await right(store.head())
      expect(await heard).toEqual(expected)
    }),
  )
})

describe('a read', () => {
  const { log, nonce } = sampleEvent()
  const metadata = { log, nonce }

  it(
    'that the server breaks off is repeated',
    withServer({}, async ({ server, open }) => {
      const store = open()
      await appendAll(store)
      for (const events of [0, 1, 30]) server.faults.inject('read', { type: 'BreakAfter', events })
      server.faults.inject('read', { type: 'Reset' })
      expect(idsOf((await right(store.readStream('note-1'))).events)).toEqual(idsOf(events))
    }),
  )

  it(
    'of a server that says nothing is given up in time',
    withServer({}, async ({ server, open }) => {
      const store = open({ deadline: 200, patience: 600 })
      await appendAll(store)
      server.faults.freeze(0)
      const asked = Promise.all([
        store.readStream('note-1')(),
        store.head()(),
        store.eventAt(1n)(),
        store.readAll({ after: 0n })[Symbol.asyncIterator]().next(),
      ])
      expect(await took(asked)).toBeLessThan(2_500)
      const [stream, head, event, batch] = await asked
      for (const answer of [stream, head, event, batch.value])
        expect(answer).toEqual({
          _tag: 'Left',
          left: { type: 'StoreUnavailable', because: expect.any(String) as string },
        })
      server.faults.thaw(0)
    }),
  )

  it(
    'of what is not ours is none',
    withServer({}, async ({ server, open }) => {
      const store = open()
      await appendAll(store)
      const client = EventStoreDBClient.connectionString(server.connectionString)
      await client.appendToStream('note-1', jsonEvent({ type: 'Alien', data: { text: 'x' } }))
      await client.appendToStream('alien', jsonEvent({ type: 'Alien', data: {} }))
      const undecodable = {
        type: 'EventUndecodable',
        stream: 'note-1',
        version: count + 1,
        eventType: 'Alien',
      }
      expect(await left(store.readStream('note-1'))).toEqual(undecodable)
      const items = []
      for await (const batch of store.readAll({ after: 0n })) items.push(batch)
      expect(items.flatMap((item) => (E.isRight(item) ? idsOf(item.right) : []))).toEqual(
        idsOf(events),
      )
      expect(items.at(-1)).toEqual(E.left(undecodable))
    }),
  )

  it.each([
    ['data that are no JSON', binaryEvent({ type: 'Alien', data: Buffer.from('x'), metadata })],
    ['data that are a text', jsonEvent({ type: 'Alien', data: 'x' as never, metadata })],
    ['data that are a list', jsonEvent({ type: 'Alien', data: ['x'] as never, metadata })],
    ['metadata of others', jsonEvent({ type: 'Alien', data: {}, metadata: { log: 'x' } })],
  ])('of %s fails', async (_, alien) => {
    await withServer({}, async ({ server, open }) => {
      const client = EventStoreDBClient.connectionString(server.connectionString)
      await client.appendToStream('note-1', alien)
      await client.dispose()
      expect(await left(open().readStream('note-1'))).toEqual({
        ...{ type: 'EventUndecodable', stream: 'note-1', version: 1, eventType: 'Alien' },
      })
    })()
  })
})
