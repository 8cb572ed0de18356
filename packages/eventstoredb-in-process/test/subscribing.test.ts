import {
  END,
  eventTypeFilter,
  type Filter,
  type FilterOptions,
  type Position,
  streamNameFilter,
  TimeoutError,
} from '@eventstore/db-client'
import { setTimeout } from 'node:timers/promises'
import { collect, event, type Fixture, own, withServer } from './with-server.js'
import { watch } from './watching.js'

const events = (count: number, type = 'N') => Array.from({ length: count }, () => event(type))

/** A hundred events of no interest, two hits, a hundred again; and which position is which. */
const history = async ({ client }: Fixture) => {
  await client.appendToStream('noise-1', events(100))
  await client.appendToStream('hit-1', events(2, 'H'))
  await client.appendToStream('noise-1', events(100))
  const all = own(await collect(client.readAll()))
  const from = all[0]?.event?.position
  if (from === undefined) throw new Error('no position')
  return { from, index: new Map(all.map((each, at) => [each.event?.position.commit, at])) }
}

type MakeFilter = (options: Pick<FilterOptions, 'checkpointReached'>) => Filter

/** Where the checkpoints of a catch-up lie, as numbers of events. */
const checkpointsOf = async (fixture: Fixture, makeFilter: MakeFilter) => {
  const { from, index } = await history(fixture)
  const reached: (number | undefined)[] = []
  const checkpointReached = (_: unknown, { commit }: Position): void => {
    reached.push(index.get(commit))
  }
  const filter = makeFilter({ checkpointReached })
  const watched = watch(fixture.client.subscribeToAll({ fromPosition: from, filter }))
  await watched.until('caughtUp')
  await watched.stop()
  return { reached, heard: watched.heard }
}

describe('a subscription to a stream', () => {
  it(
    'gets what is there and what comes, each once',
    withServer(async ({ client }) => {
      await client.appendToStream('s-1', events(2))
      const all = watch(client.subscribeToStream('s-1'))
      const some = watch(client.subscribeToStream('s-1', { fromRevision: 0n }))
      await Promise.all([all.until('caughtUp'), some.until('caughtUp')])
      await client.appendToStream('s-1', event('N'))
      await Promise.all([all.until('s-1/2'), some.until('s-1/2')])
      expect(all.heard).toEqual(['confirmation', 's-1/0', 's-1/1', 'caughtUp', 's-1/2'])
      expect(some.heard).toEqual(['confirmation', 's-1/1', 'caughtUp', 's-1/2'])
    }),
  )

  it(
    'may begin before the stream, which it then catches up with',
    withServer(async ({ client }) => {
      const start = watch(client.subscribeToStream('s-1'))
      const end = watch(client.subscribeToStream('s-1', { fromRevision: END }))
      await Promise.all([start.until('confirmation'), end.until('caughtUp')])
      expect(start.heard).toEqual(['confirmation'])
      await client.appendToStream('s-1', event('N'))
      await Promise.all([start.until('caughtUp'), end.until('s-1/0')])
      expect(start.heard).toEqual(['confirmation', 's-1/0', 'caughtUp'])
    }),
  )

  it(
    'ends with the tombstone',
    withServer(async ({ client }) => {
      await client.appendToStream('s-1', event('N'))
      const before = watch(client.subscribeToStream('s-1'))
      await before.until('caughtUp')
      await client.tombstoneStream('s-1')
      await before.until('stream-deleted')
      expect(before.heard.slice(3, 5)).toEqual(['s-1/9223372036854775807', 'stream-deleted'])
      const after = watch(client.subscribeToStream('s-1'))
      await after.until('stream-deleted')
      expect(after.heard[0]).toBe('stream-deleted')
    }),
  )
})

describe('a subscription to $all', () => {
  it(
    'by stream or by type, by prefix or by expression',
    withServer(async ({ client }) => {
      await client.appendToStream('a-1', [event('Made'), event('Kept')])
      await client.appendToStream('b-1', [event('Made')])
      const heardBy = async (filter: Filter) => {
        const watched = watch(client.subscribeToAll({ filter }))
        await watched.until('caughtUp')
        return watched.heard.slice(1, -1)
      }
      expect(await heardBy(streamNameFilter({ prefixes: ['b', 'c'] }))).toEqual(['b-1/0'])
      expect(await heardBy(streamNameFilter({ regex: '^.-1$' }))).toHaveLength(3)
      expect(await heardBy(eventTypeFilter({ prefixes: ['Ke'] }))).toEqual(['a-1/1'])
      expect(await heardBy(eventTypeFilter({ regex: 'ade$' }))).toEqual(['a-1/0', 'b-1/0'])
    }),
  )

  it(
    'begins after a position, and refuses one inside an event',
    withServer(async (fixture) => {
      const { client } = fixture
      const { from } = await history(fixture)
      const filter = streamNameFilter({ prefixes: ['noise-'] })
      const watched = watch(client.subscribeToAll({ fromPosition: from, filter }))
      await watched.until('caughtUp')
      expect(watched.heard[1]).toBe('noise-1/1')
      const inside = { commit: from.commit + 1n, prepare: from.prepare + 1n }
      const refused = watch(client.subscribeToAll({ fromPosition: inside }))
      await refused.until('unknown')
    }),
  )

  it(
    'from the end is caught up at once, and gets what comes',
    withServer(async (fixture) => {
      await history(fixture)
      const watched = watch(fixture.client.subscribeToAll({ fromPosition: END }))
      await watched.until('caughtUp')
      await fixture.client.appendToStream('hit-1', event('H'))
      await watched.until('hit-1/2')
      expect(watched.heard).toEqual(['confirmation', 'caughtUp', 'hit-1/2'])
    }),
  )

  // Compared with a 23.10.6, which gave the same numbers.
  it.each<[string, MakeFilter, number[]]>([
    [
      'at the last hit of a page, or at its beginning',
      (options) => streamNameFilter({ prefixes: ['hit-'], ...options }),
      [1, 33, 65, 101, 129, 161],
    ],
    [
      'after as many pages as asked for',
      (options) => streamNameFilter({ prefixes: ['hit-'], checkpointInterval: 3, ...options }),
      [65, 161],
    ],
    [
      'at the last event of a page in which all are hits',
      (options) => streamNameFilter({ prefixes: ['noise-', 'hit-'], ...options }),
      [32, 64, 96, 128, 160, 192],
    ],
  ])('has checkpoints %s', async (_, makeFilter, positions) => {
    await withServer(async (fixture) => {
      expect((await checkpointsOf(fixture, makeFilter)).reached).toEqual(positions)
    })()
  })

  it(
    'has a checkpoint at the event that was considered last, once it is live',
    withServer(async ({ client }) => {
      const reached: bigint[] = []
      const checkpointReached = (_: unknown, { commit }: Position): void => {
        reached.push(commit)
      }
      const filter = streamNameFilter({ prefixes: ['hit-'], checkpointReached })
      const watched = watch(client.subscribeToAll({ fromPosition: END, filter }))
      await watched.until('caughtUp')
      await client.appendToStream('noise-1', events(32))
      await client.appendToStream('hit-1', event('H'))
      await watched.until('hit-1/0')
      const noise = await collect(client.readStream('noise-1'))
      expect(reached).toEqual([noise.at(-1)?.event?.position?.commit])
    }),
  )

  it(
    'is aborted when its consumer stays behind, after what was on its way',
    withServer(async ({ client }) => {
      const filter = streamNameFilter({ prefixes: ['s-'] })
      const subscription = client.subscribeToAll({ fromPosition: END, filter })
      const caughtUp = new Promise<void>((resolve) => subscription.once('caughtUp', resolve))
      let received = 0
      const consume = async () => {
        for await (const { event: stored } of subscription) {
          if (stored !== undefined) received++
          await setTimeout(2)
        }
      }
      const consumed = consume().catch((thrown: unknown) => thrown)
      await caughtUp
      const large = Array.from({ length: 200 }, () => event('L', { text: 'x'.repeat(2000) }))
      for (let round = 0; round < 10; round++) await client.appendToStream('s-1', large)
      const error: unknown = await consumed
      expect(error).toBeInstanceOf(TimeoutError)
      expect(String(error)).toContain('Consumer too slow to handle event while live')
      expect(received).toBeGreaterThan(0)
      expect(received).toBeLessThan(2000)
    }),
  )

  it(
    'is not aborted when its consumer keeps up, however much is appended at once',
    withServer(async ({ client }) => {
      const filter = streamNameFilter({ prefixes: ['s-'] })
      const watched = watch(client.subscribeToAll({ fromPosition: END, filter }))
      await watched.until('caughtUp')
      for (let round = 0; round < 5; round++) await client.appendToStream('s-1', events(500))
      await watched.until('s-1/2499')
      expect(watched.heard).toHaveLength(2502)
    }),
  )
})

it(
  'a subscription that is cancelled is over on the server too',
  withServer(async ({ server, client }) => {
    const watched = watch(client.subscribeToAll())
    await watched.until('caughtUp')
    expect(server.openCalls('subscribe')).toBe(1)
    await watched.stop()
    while (server.openCalls('subscribe') > 0) await setTimeout(5)
  }),
)
