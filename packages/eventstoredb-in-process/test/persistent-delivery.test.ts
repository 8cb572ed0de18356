import {
  binaryEvent,
  END,
  type EventStoreDBClient,
  persistentSubscriptionToAllSettingsFromDefaults,
  START,
  streamNameFilter,
} from '@eventstore/db-client'
import { aWhile, consume, fromStart, until } from './consuming.js'
import { event, withServer } from './with-server.js'

const write = (client: EventStoreDBClient, types: string, stream = 's-1') =>
  client.appendToStream(
    stream,
    Array.from(types, (type) => event(type)),
  )

const join = (client: EventStoreDBClient, bufferSize = 10, stream = 's-1') =>
  consume(client.subscribeToPersistentSubscriptionToStream(stream, 'g', { bufferSize }))

it(
  'delivers no more than there is room for, until something is acknowledged',
  withServer(async ({ client }) => {
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    const consumer = await join(client, 2)
    await write(client, 'ABC')
    const [a] = await consumer.received(2)
    await aWhile()
    expect(consumer.words()).toEqual(['A', 'B'])
    if (a === undefined) throw new Error('nothing delivered')
    await consumer.subscription.ack(a)
    await consumer.received(3)
    expect(consumer.words()).toEqual(['A', 'B', 'C'])
  }),
)

it(
  'delivers again what is refused for a retry, before what is new; skips what is skipped',
  withServer(async ({ client }) => {
    await write(client, 'ABCDE')
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    const consumer = await join(client, 2)
    const { subscription } = consumer
    const [a, b] = await consumer.received(2)
    if (a === undefined || b === undefined) throw new Error('nothing delivered')
    await subscription.nack('retry', 'later', a)
    await consumer.received(3)
    await subscription.nack('skip', 'no', b)
    await consumer.received(4)
    expect(consumer.words()).toEqual(['A', 'B', 'A again (1)', 'C'])
    await subscription.nack('stop', 'no', a)
    await consumer.received(5)
    expect(consumer.words().slice(4)).toEqual(['D'])
  }),
)

it(
  'delivers again what is not settled in time, and parks it when that was too often',
  withServer(async ({ client }) => {
    const settings = { ...fromStart, messageTimeout: 50, maxRetryCount: 1 }
    await client.createPersistentSubscriptionToStream('s-1', 'g', settings)
    const consumer = await join(client)
    await write(client, 'A')
    await consumer.received(2)
    expect(consumer.words()).toEqual(['A', 'A again (1)'])
    const isParked = async () => {
      const { stats } = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
      return stats.parkedMessageCount === 1n && stats.outstandingMessagesCount === 0
    }
    await until(isParked)
    expect(consumer.words()).toHaveLength(2)
  }),
)

it(
  'gives what a consumer leaves behind to another one, in the order of the stream',
  withServer(async ({ client }) => {
    await write(client, 'ABCD')
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    const first = await join(client)
    const [a] = await first.received(4)
    if (a === undefined) throw new Error('nothing delivered')
    await first.subscription.nack('retry', 'later', a)
    await first.received(5)
    await first.subscription.unsubscribe()
    const hasReturned = async () => {
      const { stats } = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
      return stats.retryBufferCount === 4
    }
    await until(hasReturned)
    const second = await join(client)
    await second.received(4)
    expect(second.words()).toEqual(['A again (2)', 'B again (1)', 'C again (1)', 'D again (1)'])
  }),
)

it.each([
  ['RoundRobin', ['A', 'C', 'E'], ['B', 'D', 'F']],
  ['DispatchToSingle', ['A', 'B', 'C', 'D'], ['E', 'F']],
  ['Pinned', ['A', 'B', 'C', 'D'], []],
])('shares messages by %s', async (consumerStrategyName, toFirst, toSecond) => {
  await withServer(async ({ client }) => {
    const settings = { ...fromStart, consumerStrategyName }
    await client.createPersistentSubscriptionToStream('s-1', 'g', settings)
    const [first, second] = [await join(client, 4), await join(client, 4)]
    await write(client, 'ABCDEF')
    await Promise.all([first.received(toFirst.length), second.received(toSecond.length)])
    await aWhile()
    expect(first.words()).toEqual(toFirst)
    expect(second.words()).toEqual(toSecond)
  })()
})

it(
  'pins streams to consumers, and gives one that joins its share',
  withServer(async ({ client }) => {
    const settings = persistentSubscriptionToAllSettingsFromDefaults({
      startFrom: START,
      consumerStrategyName: 'Pinned',
    })
    const filter = streamNameFilter({ prefixes: ['s-'] })
    await client.createPersistentSubscriptionToAll('g', settings, { filter })
    const joinAll = () => consume(client.subscribeToPersistentSubscriptionToAll('g'))
    const streams = ['s-1', 's-2', 's-3', 's-4']
    const first = await joinAll()
    for (const stream of streams) await write(client, 'AB', stream)
    await first.subscription.ack(...(await first.received(8)))
    await until(async () => {
      const { stats } = await client.getPersistentSubscriptionToAllInfo('g')
      return stats.outstandingMessagesCount === 0
    })
    const second = await joinAll()
    for (const stream of streams) await write(client, 'AB', stream)
    const before = new Set((await first.received(12)).slice(8).map((each) => each.event?.streamId))
    const after = new Set((await second.received(4)).map((each) => each.event?.streamId))
    expect([...before, ...after].sort()).toEqual(streams)
    expect(before.size).toBe(2)
  }),
)

it(
  'starts at the end, at a revision, or at one that is not there yet',
  withServer(async ({ client }) => {
    await write(client, 'AB')
    const starts = [END, 1n, 3n] as const
    const consumers = []
    for (const startFrom of starts) {
      const group = String(startFrom)
      const settings = { ...fromStart, startFrom }
      await client.createPersistentSubscriptionToStream('s-1', group, settings)
      const subscription = client.subscribeToPersistentSubscriptionToStream('s-1', group)
      consumers.push(await consume(subscription))
    }
    const atTheEnd = await client.getPersistentSubscriptionToStreamInfo('s-1', 'end')
    expect(atTheEnd.settings.startFrom).toBe(END)
    await write(client, 'CD')
    await Promise.all(consumers.map((consumer, at) => consumer.received([2, 3, 1][at] ?? 0)))
    await aWhile()
    const heard = consumers.map((consumer) => consumer.words().join(''))
    expect(heard).toEqual(['CD', 'BCD', 'D'])
  }),
)

it(
  'keeps no more waiting than its buffer holds, and loses nothing',
  withServer(async ({ client }) => {
    const settings = { ...fromStart, historyBufferSize: 12, readBatchSize: 5, liveBufferSize: 5 }
    await client.createPersistentSubscriptionToStream('s-1', 'g', settings)
    await write(client, 'x'.repeat(40))
    const { status, stats } = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
    expect(status).toBe('Behind')
    expect(stats).toMatchObject({ readBufferCount: 12, liveBufferCount: 5n })
    const consumer = await join(client, 3)
    for (let count = 1; count <= 40; count++) {
      const delivered = await consumer.received(count)
      await consumer.subscription.ack(...delivered.slice(count - 1, count))
    }
    await write(client, 'y')
    const all = await consumer.received(41)
    const revisions = Array.from({ length: 41 }, (_, index) => BigInt(index))
    expect(all.map((each) => each.event?.revision)).toEqual(revisions)
    const caughtUp = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
    expect(caughtUp.status).toBe('Live')
  }),
)

it(
  'resolves links, delivers those that lead nowhere, and takes the ack of either by the link',
  withServer(async ({ client }) => {
    await write(client, 'AB')
    const link = (to: string) => binaryEvent({ type: '$>', data: Buffer.from(to) })
    await client.appendToStream('links', ['0@s-1', '1@s-1', '7@s-1'].map(link))
    const settings = { ...fromStart, resolveLinkTos: true }
    await client.setStreamMetadata('s-1', { truncateBefore: 1 })
    await client.createPersistentSubscriptionToStream('links', 'g', settings)
    const consumer = await join(client, 10, 'links')
    const delivered = await consumer.received(3)
    expect(consumer.words()).toEqual(['link to 0@s-1', 'B', 'link to 7@s-1'])
    expect(delivered[1]?.event?.position).toEqual(delivered[1]?.link?.position)
    await consumer.subscription.ack(...delivered)
    const isSettled = async () => {
      const { stats } = await client.getPersistentSubscriptionToStreamInfo('links', 'g')
      return stats.outstandingMessagesCount === 0
    }
    await until(isSettled)
  }),
)

it(
  'delivers what it has buffered even when that is truncated meanwhile',
  withServer(async ({ client }) => {
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    await write(client, 'AB')
    await client.setStreamMetadata('s-1', { truncateBefore: 2 })
    const consumer = await join(client)
    await consumer.received(2)
    expect(consumer.words()).toEqual(['A', 'B'])
  }),
)

it(
  'delivers a tombstone, and drops whoever joins a group that begins after it',
  withServer(async ({ client }) => {
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    const consumer = await join(client)
    await client.tombstoneStream('s-1')
    await consumer.received(1)
    expect(consumer.words()).toEqual(['$streamDeleted'])
    await client.updatePersistentSubscriptionToStream('s-1', 'g', fromStart)
    const later = await join(client)
    expect(await later.dropped()).toMatchObject({ type: 'persistent-subscription-dropped' })
  }),
)
