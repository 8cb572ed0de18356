import {
  CancelledError,
  DeadlineExceededError,
  END,
  jsonEvent,
  NO_STREAM,
  streamNameFilter,
  TimeoutError,
  UnavailableError,
  WrongExpectedVersionError,
} from '@eventstore/db-client'
import { setTimeout } from 'node:timers/promises'
import { classic, collect, event, withServer } from './with-server.js'
import { watch } from './watching.js'

const once = { expectedRevision: NO_STREAM, ...classic } as const

it(
  'drops an append before it has taken effect',
  withServer(async ({ server, client }) => {
    server.faults.inject('append', { type: 'DropBefore' })
    const dropped = client.appendToStream('s-1', event('A'), once)
    await expect(dropped).rejects.toBeInstanceOf(UnavailableError)
    await expect(collect(client.readStream('s-1'))).rejects.toThrow('not found')
    await client.appendToStream('s-1', event('A'), once)
  }),
)

it(
  'drops an append after it has taken effect, which a repetition finds out',
  withServer(async ({ server, client }) => {
    server.faults.inject('append', { type: 'DropAfter' })
    const noted = event('A')
    const dropped = client.appendToStream('s-1', noted, once)
    await expect(dropped).rejects.toBeInstanceOf(UnavailableError)
    expect(await collect(client.readStream('s-1'))).toHaveLength(1)
    await client.appendToStream('s-1', noted, once)
    expect(await collect(client.readStream('s-1'))).toHaveLength(1)
  }),
)

it.each([
  ['its effect', 'Delay', 0],
  ['its answer', 'DelayAnswer', 1],
] as const)('delays %s beyond the deadline', async (_, type, storedAtDeadline) => {
  await withServer(async ({ server, client }) => {
    await client.appendToStream('s-2', event('A'), classic)
    server.faults.inject('append', { type, milliseconds: 1_000 })
    const late = client.appendToStream('s-1', event('A'), { ...once, deadline: 100 })
    await expect(late).rejects.toBeInstanceOf(DeadlineExceededError)
    const stored = async () => (await collect(client.readStream('s-1')).catch(() => [])).length
    expect(await stored()).toBe(storedAtDeadline)
    await setTimeout(1_000)
    expect(await stored()).toBe(1)
  })()
})

it(
  'refuses as often as asked for, until that is taken back',
  withServer(async ({ server, client }) => {
    server.faults.inject('append', { type: 'NotReady' }, 2)
    server.faults.inject('append', { type: 'TimeOut' }, 9)
    const append = () => client.appendToStream('s-1', event('A'), once)
    await expect(append()).rejects.toThrow('Server Is Not Ready')
    await expect(append()).rejects.toThrow('Server Is Not Ready')
    await expect(append()).rejects.toBeInstanceOf(TimeoutError)
    server.faults.clear()
    await append()
    expect(server.calls('append')).toBe(4)
  }),
)

it.each([
  ['EndAfter', 'end'],
  ['BreakAfter', 'unavailable'],
  ['TooSlowAfter', 'timeout'],
] as const)('ends a subscription by %s, in catch-up and live', async (type, word) => {
  await withServer(async ({ server, client }) => {
    const events = Array.from({ length: 5 }, () => event('A'))
    await client.appendToStream('s-1', events)
    server.faults.inject('subscribe', { type, events: 2 })
    const catchUp = watch(client.subscribeToStream('s-1'))
    await catchUp.until(word)
    expect(catchUp.heard.slice(0, 4)).toEqual(['confirmation', 's-1/0', 's-1/1', word])
    server.faults.inject('subscribe', { type, events: 1 })
    const live = watch(client.subscribeToStream('s-1', { fromRevision: END }))
    await live.until('caughtUp')
    await client.appendToStream('s-1', [event('A'), event('A')])
    await live.until(word)
    expect(live.heard.slice(0, 4)).toEqual(['confirmation', 'caughtUp', 's-1/5', word])
  })()
})

it(
  'ends a read before all of it was sent',
  withServer(async ({ server, client }) => {
    const events = Array.from({ length: 5 }, () => event('A'))
    await client.appendToStream('s-1', events)
    server.faults.inject('read', { type: 'EndAfter', events: 3 })
    expect(await collect(client.readStream('s-1'))).toHaveLength(3)
    server.faults.inject('read', { type: 'BreakAfter', events: 3 })
    const broken = collect(client.readStream('s-1'))
    await expect(broken).rejects.toBeInstanceOf(UnavailableError)
  }),
)

it(
  'resets an append after it has taken effect',
  withServer(async ({ server, client }) => {
    server.faults.inject('append', { type: 'Reset' })
    const appended = client.appendToStream('s-1', event('A'), once)
    await expect(appended).rejects.toMatchObject({ type: 'unknown', code: 13 })
    expect(await collect(client.readStream('s-1'))).toHaveLength(1)
  }),
)

it(
  'takes an append that nobody can read until it is confirmed',
  withServer(async ({ server, client }) => {
    server.faults.inject('append', { type: 'Uncommitted', milliseconds: 1_000 })
    const noted = event('A')
    const append = () => client.appendToStream('s-1', noted, once)
    await expect(append()).rejects.toBeInstanceOf(UnavailableError)
    await expect(append()).rejects.toBeInstanceOf(WrongExpectedVersionError)
    await expect(collect(client.readStream('s-1'))).rejects.toThrow('not found')
    await setTimeout(1_100)
    expect(await append()).toMatchObject({ success: true, nextExpectedRevision: 0n })
    expect(await collect(client.readStream('s-1'))).toHaveLength(1)
  }),
)

it(
  'breaks a subscription at a checkpoint of any position',
  withServer(async ({ server, client }) => {
    await client.appendToStream('s-1', event('A'))
    const position = 2n ** 64n - 1n
    server.faults.inject('subscribe', { type: 'BreakAtCheckpoint', position })
    const reached: bigint[] = []
    const filter = streamNameFilter({
      prefixes: ['s-'],
      checkpointReached: (_, { commit }) => void reached.push(commit),
    })
    const watched = watch(client.subscribeToAll({ filter }))
    await watched.until('unavailable')
    expect(watched.heard.slice(0, 2)).toEqual(['confirmation', 'unavailable'])
    expect(reached).toEqual([position])
  }),
)

it(
  'a frozen node does what it was told once it thaws',
  withServer(async ({ server, client }) => {
    await client.appendToStream('s-2', event('A'), classic)
    server.faults.freeze(0)
    const frozen = client.appendToStream('s-1', event('A'), { ...once, deadline: 100 })
    await expect(frozen).rejects.toBeInstanceOf(DeadlineExceededError)
    let isRead = false
    const read = collect(client.readStream('s-2')).then(() => {
      isRead = true
    })
    await setTimeout(100)
    expect(isRead).toBe(false)
    server.faults.thaw(0)
    await read
  }),
)

it(
  'breaks connections, of which the next call makes a new one',
  withServer(async ({ server, client }) => {
    await client.appendToStream('s-1', event('A'), classic)
    const watched = watch(client.subscribeToStream('s-1'))
    await watched.until('caughtUp')
    server.faults.disconnect(0)
    const errors = ['unavailable', 'cancelled']
    await Promise.race(errors.map(watched.until))
    const retried = async () => {
      for (;;)
        try {
          return await client.appendToStream('s-1', event('A'), classic)
        } catch (error) {
          if (!(error instanceof UnavailableError) && !(error instanceof CancelledError))
            throw error
        }
    }
    expect((await retried()).nextExpectedRevision).toBe(1n)
  }),
)

it(
  'forgets ids when it is restarted, and keeps what was written',
  withServer(async ({ server, client }) => {
    const noted = jsonEvent({ type: 'A', data: {} })
    await client.appendToStream('s-1', noted, classic)
    await server.faults.stopNode(0)
    await expect(client.appendToStream('s-1', noted, classic)).rejects.toMatchObject({ code: 14 })
    await server.faults.startNode(0)
    await client.appendToStream('s-1', noted, classic)
    expect(await collect(client.readStream('s-1'))).toHaveLength(2)
  }),
)
