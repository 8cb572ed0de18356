import { END, EventStoreDBClient, NotLeaderError, TimeoutError } from '@eventstore/db-client'
import type { EventStoreDb } from '@interaction-log/eventstoredb-in-process'
import { setTimeout } from 'node:timers/promises'
import { classic, collect, event, withServer } from './with-server.js'
import { watch } from './watching.js'

const connect = ({ nodeConnectionStrings }: EventStoreDb, node: number) =>
  EventStoreDBClient.connectionString(nodeConnectionStrings[node] ?? '')

const portOf = ({ nodeConnectionStrings }: EventStoreDb, node: number): number =>
  Number(/:(\d+)\?/.exec(nodeConnectionStrings[node] ?? '')?.[1])

const three = { nodes: 3 } as const

it(
  'is found by gossip: the client talks to the leader',
  withServer(async ({ server, client }) => {
    const leader = await client.appendToStream('s-1', event('A'), {
      ...classic,
      requiresLeader: true,
    })
    expect(leader.success).toBe(true)
    expect(server.calls('gossip')).toBeGreaterThan(0)
  }, three),
)

it(
  'what one node writes, all can read: followers pass it on',
  withServer(async ({ server, client }) => {
    const follower = connect(server, 2)
    await follower.appendToStream('s-1', event('A'), classic)
    await follower.appendToStream('s-1', event('B'))
    expect(await collect(client.readStream('s-1'))).toHaveLength(2)
    await follower.dispose()
  }, three),
)

it.each([['in batches', {}] as const, ['one by one', classic] as const])(
  'a follower says who leads, if the leader is required, appending %s',
  async (_, how) => {
    await withServer(async ({ server }) => {
      const follower = connect(server, 1)
      const refused = follower.appendToStream('s-1', event('A'), { ...how, requiresLeader: true })
      const error: unknown = await refused.catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(NotLeaderError)
      expect(error).toMatchObject({ leader: { address: '127.0.0.1', port: portOf(server, 0) } })
      await follower.dispose()
    }, three)()
  },
)

it(
  'a new leader does not know the ids of the old one',
  withServer(async ({ server, client }) => {
    const noted = event('A')
    await client.appendToStream('s-1', noted, classic)
    server.faults.elect(1)
    await client.appendToStream('s-1', noted, classic)
    expect(await collect(client.readStream('s-1'))).toHaveLength(2)
  }, three),
)

it(
  'when the leader stops, another one leads, and the client finds it',
  withServer(async ({ server, client }) => {
    await client.appendToStream('s-1', event('A'), classic)
    await server.faults.stopNode(0)
    const again = async (attempts: number): Promise<bigint> => {
      try {
        const how = { ...classic, requiresLeader: true }
        return (await client.appendToStream('s-1', event('B'), how)).nextExpectedRevision
      } catch (error) {
        if (attempts === 0) throw error
        return again(attempts - 1)
      }
    }
    expect(await again(5)).toBe(1n)
    await server.faults.startNode(0)
    const returned = connect(server, 0)
    expect(await collect(returned.readStream('s-1'))).toHaveLength(2)
    await returned.dispose()
  }, three),
)

it(
  'followers wait for a frozen leader, and write once another one is elected',
  withServer(async ({ server }) => {
    const follower = connect(server, 1)
    server.faults.freeze(0)
    const inVain = follower.appendToStream('s-1', event('A'), classic)
    await expect(inVain).rejects.toBeInstanceOf(TimeoutError)
    const waiting = follower.appendToStream('s-1', event('A'), classic)
    server.faults.elect(2)
    expect((await waiting).nextExpectedRevision).toBe(0n)
    await follower.dispose()
  }, three),
)

it(
  'a frozen node does not say what it has to say until it thaws',
  withServer(async ({ server, client }) => {
    const follower = connect(server, 1)
    const watched = watch(follower.subscribeToStream('s-1', { fromRevision: END }))
    await watched.until('caughtUp')
    server.faults.freeze(1)
    await client.appendToStream('s-1', event('A'), classic)
    await setTimeout(50)
    expect(watched.heard).toEqual(['confirmation', 'caughtUp'])
    server.faults.thaw(1)
    await watched.until('s-1/0')
    await follower.dispose()
  }, three),
)
