/** Appends while the server misbehaves: all on a server in this process. */
import { setTimeout as pause } from 'node:timers/promises'
import type { EventStore } from '@interaction-log/core'
import { sampleErasingEvent, sampleEvent } from '@interaction-log/core/testing'
import { left, right } from './answers.js'
import { append, everyId, took, until, withServer } from './in-process.js'
import { socketProxy } from './socket-proxy.js'

const impatient = { deadline: 250, patience: 1_000 }

const [first, second] = [sampleEvent(), sampleEvent()]

const portOf = (connectionString: string): number =>
  Number(/:(?<port>\d+)\?/.exec(connectionString)?.groups?.['port'])

describe('an append', () => {
  it.each(['DropBefore', 'DropAfter', 'NotReady', 'TimeOut', 'Reset'] as const)(
    'is stored once, and answered as stored, when its first two calls meet %s',
    (type) =>
      withServer({}, async ({ server, open }) => {
        const store = open()
        server.faults.inject('append', { type }, 2)
        const appended = await append(store, 'note-1', 0, first, second)
        expect(appended.version).toBe(2)
        expect(await everyId(store)).toEqual([first.id, second.id])
        expect(appended.position).toBe(await right(store.head()))
      })(),
  )

  it(
    'that its own repetition conflicts with, until it can be read, is answered as stored',
    withServer({}, async ({ server, open }) => {
      const store = open()
      server.faults.inject('append', { type: 'Uncommitted', milliseconds: 300 })
      expect(await append(store, 'note-1', 0, first)).toMatchObject({ version: 1 })
      expect(await everyId(store)).toEqual([first.id])
    }),
  )

  it(
    'that is written, but not answered in time, is answered as stored',
    withServer({}, async ({ server, open }) => {
      const store = open(impatient)
      server.faults.inject('append', { type: 'DelayAnswer', milliseconds: 5_000 }, 1)
      expect(await append(store, 'note-1', 0, first)).toMatchObject({ version: 1 })
      expect(await everyId(store)).toEqual([first.id])
    }),
  )

  it(
    'that nobody answers is read back before its outcome is called unknown',
    withServer({}, async ({ server, open }) => {
      const store = open(impatient)
      server.faults.inject('append', { type: 'DelayAnswer', milliseconds: 5_000 }, 100)
      expect(await append(store, 'note-1', 0, first)).toMatchObject({ version: 1 })
      expect(await left(store.appendToStream('note-1', 0, [second]))).toMatchObject({
        type: 'VersionConflict',
        actual: 1,
      })
    }),
  )

  it(
    'that arrives late, if at all, has an unknown outcome, and can be repeated',
    withServer({}, async ({ server, open }) => {
      const store = open(impatient)
      server.faults.inject('append', { type: 'Delay', milliseconds: 3_000 }, 100)
      const asked = store.appendToStream('note-1', 0, [first])
      expect(await left(asked)).toEqual({
        type: 'UnknownOutcome',
        stream: 'note-1',
        because: 'the server did not answer in time',
      })
      server.faults.clear()
      expect(await right(asked)).toMatchObject({ version: 1 })
      expect(await everyId(store)).toEqual([first.id])
    }),
  )

  it(
    'that no server has taken is known not to be stored',
    withServer({}, async ({ server, open }) => {
      const store = open(impatient)
      server.faults.inject('append', { type: 'NotReady' }, 100)
      expect(await left(store.appendToStream('note-1', 0, [first]))).toEqual({
        type: 'StoreUnavailable',
        because: 'no server takes requests',
      })
    }),
  )

  it(
    'that is too large for this server is refused with its limit',
    withServer({ maxAppendSize: 1_000 }, async ({ open }) => {
      const large = sampleEvent({ data: { text: 'x'.repeat(2_000) } })
      expect(await left(open().appendToStream('note-1', 0, [large]))).toMatchObject({
        type: 'EventTooLarge',
        limit: 1_000,
      })
    }),
  )

  it(
    'leaves a leader that is frozen for the new one, long before its connection is given up',
    withServer({ nodes: 3 }, async ({ server, open }) => {
      const store = open({ deadline: 400 })
      await append(store, 'note-1', 0, first)
      server.faults.freeze(0)
      server.faults.elect(1)
      expect(await took(append(store, 'note-1', 1, second))).toBeLessThan(4_000)
      server.faults.thaw(0)
      expect(await everyId(store)).toEqual([first.id, second.id])
    }),
  )

  it(
    'leaves a connection that has gone dead for a new one to the same server',
    withServer({}, async ({ server, open }) => {
      const proxy = await socketProxy(portOf(server.connectionString))
      try {
        const connectionString = `esdb://127.0.0.1:${String(proxy.port)}?tls=false`
        const store = open({ connectionString, deadline: 250 })
        await append(store, 'note-1', 0, first)
        proxy.deaden()
        expect(await took(append(store, 'note-1', 1, second))).toBeLessThan(2_000)
      } finally {
        proxy.stop()
      }
    }),
  )
})

describe('a store', () => {
  it.each([
    ['an append', (store: EventStore) => store.appendToStream('note-1', 1, [second])()],
    ['a read', (store: EventStore) => store.head()()],
    [
      'a reading',
      (store: EventStore) => store.readAll({ after: 0n })[Symbol.asyncIterator]().next(),
    ],
  ])('that waits for %s is closed in time, and lets go of its connection', async (_, ask) => {
    await withServer({}, async ({ server, open }) => {
      const proxy = await socketProxy(portOf(server.connectionString))
      const connectionString = `esdb://127.0.0.1:${String(proxy.port)}?tls=false`
      try {
        const store = open({ connectionString, ...impatient })
        await append(store, 'note-1', 0, first)
        expect(proxy.open()).toBe(1)
        server.faults.freeze(0)
        const asked = ask(store)
        await pause(50)
        expect(await took(right(store.close()))).toBeLessThan(1_000)
        await asked
        await until(() => proxy.open() === 0)
      } finally {
        server.faults.thaw(0)
        proxy.stop()
      }
    })()
  })

  it(
    'for which there is no server says so, and nothing is thrown behind its back',
    withServer({ nodes: 3 }, async ({ server, open }) => {
      const store = open({ deadline: 400, patience: 1_000 })
      await append(store, 'note-1', 0, first)
      await server.stop()
      const unavailable = { type: 'StoreUnavailable', because: 'no server was found' }
      expect(await left(store.appendToStream('note-1', 1, [second]))).toEqual(unavailable)
      expect(await left(store.head())).toEqual(unavailable)
    }),
  )

  it(
    'hears of it when a connection ends while no other server is found',
    withServer({ nodes: 3 }, async ({ server, open }) => {
      const store = open()
      const messages = store.subscribeToAll({ after: 0n })[Symbol.asyncIterator]()
      await messages.next()
      server.faults.inject('gossip', { type: 'NotReady' }, 6)
      server.faults.inject('read', { type: 'DropBefore' })
      const head = right(store.head())
      await until(() => server.calls('gossip') > 3)
      server.faults.disconnect(0)
      expect(await head).toBe(0n)
      await append(store, 'note-1', 0, first)
      expect(await messages.next()).toMatchObject({ value: { right: { events: [first] } } })
    }),
  )

  it(
    'leaves no append behind on a connection that it leaves',
    withServer({ nodes: 3 }, async ({ server, open }) => {
      const store = open({ deadline: 400 })
      await append(store, 'note-0', 0, first)
      server.faults.freeze(0)
      server.faults.elect(1)
      const appends: Promise<unknown>[] = []
      for (let n = 1; n <= 100; n++) {
        appends.push(append(store, `note-${String(n)}`, 0, sampleEvent()))
        await pause(5)
      }
      await Promise.all(appends)
      server.faults.thaw(0)
    }),
  )

  it(
    'asks the server that leads, not the one that did',
    withServer({ nodes: 3 }, async ({ server, open }) => {
      const store = open()
      expect(await right(store.head())).toBe(0n)
      server.faults.elect(1)
      expect(await right(store.head())).toBe(0n)
      server.faults.freeze(0)
      expect(await took(right(store.head()))).toBeLessThan(1_000)
      server.faults.thaw(0)
    }),
  )
})

describe('two stores in one process', () => {
  it(
    'have a connection each',
    withServer({}, async ({ server, open }) => {
      const proxy = await socketProxy(portOf(server.connectionString))
      try {
        const connectionString = `esdb://127.0.0.1:${String(proxy.port)}?tls=false`
        for (const prefix of ['a:', 'b:'])
          await append(open({ connectionString, prefix }), 'note-1', 0, first)
        expect(proxy.connections()).toBe(2)
      } finally {
        proxy.stop()
      }
    }),
  )

  it(
    'share no stream of appends, whose end would fail those of both',
    withServer({}, async ({ server, open }) => {
      const appends = ['a:', 'b:'].map(async (prefix) => {
        const store = open({ prefix })
        await append(store, 'note-1', 0, first)
        await append(
          store,
          'note-1',
          1,
          sampleErasingEvent((await right(store.readStream('note-1'))).events),
        )
        expect(await right(store.finishErasure())).toMatchObject({ type: 'Hidden' })
      })
      await Promise.all(appends)
      expect(server.calls('append')).toBeGreaterThan(2 * 4)
      expect(server.calls('batchAppend') + server.calls('features')).toBe(0)
    }),
  )

  it(
    'see only what begins with their own prefix',
    withServer({}, async ({ open }) => {
      const [one, other] = [open({ prefix: 'a:' }), open({ prefix: 'b:' })]
      await append(one, 'note-1', 0, first)
      const { position } = await append(other, 'note-1', 0, second)
      expect([await everyId(one), await everyId(other)]).toEqual([[first.id], [second.id]])
      expect(await right(one.eventAt(position))).toBeUndefined()
      expect(await right(one.head())).toBeLessThan(position)
    }),
  )
})

describe('metadata', () => {
  it.each(['log', 'nonce'])(
    'with a property %s, which the store has itself, are refused',
    (property) =>
      withServer({}, async ({ open }) => {
        const event = sampleEvent({ metadata: { [property]: 'x' } })
        expect(await left(open().appendToStream('note-1', 0, [first, event]))).toMatchObject({
          type: 'EventNotCanonical',
          index: 1,
          path: `metadata.${property}`,
        })
      })(),
  )
})
