import { type EventStoreDBClient, PersistentSubscriptionFailedError } from '@eventstore/db-client'
import { consume, eager, fromStart, until } from './consuming.js'
import { collect, event, withServer } from './with-server.js'

const parkedStream = '$persistentsubscription-s-1::g-parked'

const parkedCount = async (client: EventStoreDBClient): Promise<bigint> => {
  const { stats } = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
  return stats.parkedMessageCount
}

const join = (client: EventStoreDBClient) =>
  consume(client.subscribeToPersistentSubscriptionToStream('s-1', 'g'))

/** A group of which the events A, B and C are parked. */
const parkThree = async (client: EventStoreDBClient, settings = fromStart) => {
  await client.createPersistentSubscriptionToStream('s-1', 'g', settings)
  await client.appendToStream('s-1', [event('A'), event('B'), event('C')])
  const consumer = await join(client)
  await consumer.subscription.nack('park', 'bad', ...(await consumer.received(3)))
  await until(async () => (await parkedCount(client)) === 3n)
  return consumer
}

it(
  'parks links to the events, with the reason',
  withServer(async ({ client }) => {
    await parkThree(client)
    const parked = await collect(client.readStream(parkedStream))
    expect(parked.map((each) => Buffer.from(each.event?.data as Uint8Array).toString())).toEqual([
      '0@s-1',
      '1@s-1',
      '2@s-1',
    ])
    const reason = "Client explicitly NAK'ed message.\nbad"
    expect(parked[0]?.event?.metadata).toEqual({ added: expect.any(String) as string, reason })
    expect(parked[2]?.event?.metadata).toMatchObject({ reason, subscriptionEventNumber: 2 })
  }),
)

it(
  'replays what is parked before a revision, then the rest, and each once',
  withServer(async ({ client }) => {
    const consumer = await parkThree(client)
    await client.replayParkedMessagesToStream('s-1', 'g', { stopAt: 2 })
    const delivered = await consumer.received(5)
    expect(consumer.words().slice(3)).toEqual(['A', 'B'])
    expect(delivered[3]).toMatchObject({ link: { streamId: parkedStream, revision: 0n } })
    expect(await parkedCount(client)).toBe(1n)
    await client.replayParkedMessagesToStream('s-1', 'g')
    await consumer.received(6)
    expect(consumer.words().slice(5)).toEqual(['C'])
    expect(await collect(client.readStream(parkedStream))).toEqual([])
    await client.replayParkedMessagesToStream('s-1', 'g')
    await consumer.subscription.nack('retry', 'later', ...(await consumer.received(6)).slice(5))
    await consumer.received(7)
    expect(consumer.words().slice(6)).toEqual(['C again (1)'])
    await consumer.subscription.nack('park', 'bad', ...(await consumer.received(7)).slice(6))
    await until(async () => (await parkedCount(client)) === 1n)
    const parked = await collect(client.readStream(parkedStream))
    expect(parked.map((each) => each.event?.revision)).toEqual([3n])
  }),
)

it(
  'replays an event that was truncated meanwhile as a link that leads nowhere',
  withServer(async ({ client }) => {
    const consumer = await parkThree(client)
    await client.setStreamMetadata('s-1', { truncateBefore: 2 })
    await client.replayParkedMessagesToStream('s-1', 'g')
    await consumer.received(6)
    expect(consumer.words().slice(3)).toEqual(['link to 0@s-1', 'link to 1@s-1', 'C'])
  }),
)

it(
  'cannot stop at a negative revision',
  withServer(async ({ client }) => {
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    const refused = client.replayParkedMessagesToStream('s-1', 'g', { stopAt: -1 })
    await expect(refused).rejects.toBeInstanceOf(PersistentSubscriptionFailedError)
  }),
)

it(
  'keeps what is parked when the group is changed, and counts it if there is a checkpoint',
  withServer(async ({ client }) => {
    await parkThree(client, eager)
    const hasCheckpoint = async () => {
      const { stats } = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
      return stats.lastCheckpointedEventRevision === 2n
    }
    await until(hasCheckpoint)
    await client.updatePersistentSubscriptionToStream('s-1', 'g', { ...eager, maxRetryCount: 1 })
    expect(await parkedCount(client)).toBe(3n)
    await client.replayParkedMessagesToStream('s-1', 'g')
    const consumer = await join(client)
    await consumer.received(3)
    expect(consumer.words()).toEqual(['A', 'B', 'C'])
  }),
)
