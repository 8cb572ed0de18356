import {
  type EventStoreDBClient,
  eventTypeFilter,
  PersistentSubscriptionDroppedError,
  persistentSubscriptionToAllSettingsFromDefaults,
  START,
  streamNameFilter,
} from '@eventstore/db-client'
import { aWhile, consume, eager, fromStart, until } from './consuming.js'
import { collect, event, withServer } from './with-server.js'

const write = (client: EventStoreDBClient, types: string, stream = 's-1') =>
  client.appendToStream(
    stream,
    Array.from(types, (type) => event(type)),
  )

const join = (client: EventStoreDBClient) =>
  consume(client.subscribeToPersistentSubscriptionToStream('s-1', 'g'))

const checkpointIs = (client: EventStoreDBClient, revision: bigint) =>
  until(async () => {
    const { stats } = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
    return stats.lastCheckpointedEventRevision === revision
  })

/** A group that has settled A and B, and been sent C. */
const settleTwo = async (client: EventStoreDBClient) => {
  await client.createPersistentSubscriptionToStream('s-1', 'g', eager)
  const consumer = await join(client)
  await write(client, 'ABC')
  await consumer.subscription.ack(...(await consumer.received(3)).slice(0, 2))
  await checkpointIs(client, 1n)
  return consumer
}

it(
  'writes a checkpoint before the first message that is not settled, and resumes there',
  withServer(async ({ client }) => {
    const first = await settleTwo(client)
    const written = await collect(client.readStream('$persistentsubscription-s-1::g-checkpoint'))
    expect(written.at(-1)?.event).toMatchObject({ type: 'SubscriptionCheckpoint', data: '1' })
    await client.updatePersistentSubscriptionToStream('s-1', 'g', eager)
    expect(await first.dropped()).toBeInstanceOf(PersistentSubscriptionDroppedError)
    const second = await join(client)
    await second.received(1)
    expect(second.words()).toEqual(['C'])
  }),
)

it(
  'begins again without a checkpoint',
  withServer(async ({ client }) => {
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    const first = await join(client)
    await write(client, 'AB')
    await first.subscription.ack(...(await first.received(2)))
    await client.restartPersistentSubscriptionSubsystem()
    expect(await first.dropped()).toBeInstanceOf(PersistentSubscriptionDroppedError)
    await until(async () => {
      const info = await client.listAllPersistentSubscriptions()
      return info.length === 1
    })
    const second = await join(client)
    await second.received(2)
    expect(second.words()).toEqual(['A', 'B'])
  }),
)

it(
  'misses an event when it resumes from one that was truncated, as the real server does',
  withServer(async ({ client }) => {
    const first = await settleTwo(client)
    await first.subscription.ack(...(await first.received(3)))
    await checkpointIs(client, 2n)
    await first.subscription.unsubscribe()
    await write(client, 'DE')
    await client.setStreamMetadata('s-1', { truncateBefore: 3 })
    await client.updatePersistentSubscriptionToStream('s-1', 'g', eager)
    const second = await join(client)
    await second.received(1)
    await aWhile()
    expect(second.words()).toEqual(['E'])
  }),
)

describe('a group of $all', () => {
  const patient = persistentSubscriptionToAllSettingsFromDefaults({ startFrom: START })

  const settings = persistentSubscriptionToAllSettingsFromDefaults({ ...eager, startFrom: START })

  const byStream = { filter: streamNameFilter({ prefixes: ['s-'] }) }

  it(
    'delivers what its filter lets through, of the past and of now, and keeps it when changed',
    withServer(async ({ client }) => {
      await write(client, 'AB')
      await write(client, 'X', 't-1')
      const byType = { filter: eventTypeFilter({ regex: '^[BX]$' }) }
      await client.createPersistentSubscriptionToAll('streams', patient, byStream)
      await client.createPersistentSubscriptionToAll('types', patient, byType)
      const subscribe = (group: string) =>
        consume(client.subscribeToPersistentSubscriptionToAll(group))
      const [streams, types] = [await subscribe('streams'), await subscribe('types')]
      await write(client, 'YB')
      await streams.received(4)
      await types.received(3)
      expect(streams.words()).toEqual(['A', 'B', 'Y', 'B'])
      expect(types.words()).toEqual(['B', 'X', 'B'])
      const parked = (await streams.received(4)).slice(0, 1)
      await streams.subscription.nack('park', 'bad', ...parked)
      await client.updatePersistentSubscriptionToAll('types', patient)
      const again = await subscribe('types')
      await again.received(3)
      expect(again.words()).toEqual(['B', 'X', 'B'])
      await client.replayParkedMessagesToAll('streams')
      await streams.received(5)
      expect(streams.words().slice(4)).toEqual(['A'])
      const { stats } = await client.getPersistentSubscriptionToAllInfo('streams')
      const last = (await streams.received(4))[3]?.event?.position
      expect(stats.lastKnownEventPosition).toEqual(last)
    }),
  )

  it(
    'passes over what waits for a consumer when others write, as the real server does',
    withServer(async ({ client }) => {
      await client.createPersistentSubscriptionToAll('g', settings, byStream)
      await write(client, 'ABC')
      await write(client, 'X', 't-1')
      const isPassed = async () => {
        const { stats } = await client.getPersistentSubscriptionToAllInfo('g')
        const [x] = await collect(client.readStream('t-1'))
        return stats.lastCheckpointedEventPosition?.commit === x?.event?.position?.commit
      }
      await until(isPassed)
      const before = await consume(client.subscribeToPersistentSubscriptionToAll('g'))
      await before.received(3)
      expect(before.words()).toEqual(['A', 'B', 'C'])
      await client.updatePersistentSubscriptionToAll('g', settings)
      const after = await consume(client.subscribeToPersistentSubscriptionToAll('g'))
      await aWhile()
      expect(after.words()).toEqual([])
    }),
  )

  it(
    'drops its consumers if it starts inside an event',
    withServer(async ({ client }) => {
      await write(client, 'AB')
      const [a] = await collect(client.readStream('s-1'))
      const commit = (a?.event?.position?.commit ?? 0n) + 1n
      const inside = { ...settings, startFrom: { commit, prepare: commit } }
      await client.createPersistentSubscriptionToAll('g', inside)
      const consumer = await consume(client.subscribeToPersistentSubscriptionToAll('g'))
      expect(await consumer.dropped()).toBeInstanceOf(PersistentSubscriptionDroppedError)
    }),
  )
})
