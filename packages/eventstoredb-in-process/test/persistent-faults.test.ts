import { EventStoreDBClient, NotLeaderError } from '@eventstore/db-client'
import { consume, eager, until } from './consuming.js'
import { event, withServer } from './with-server.js'

const join = (client: EventStoreDBClient) =>
  consume(client.subscribeToPersistentSubscriptionToStream('s-1', 'g'))

it(
  'resumes on the next leader, after the checkpoint',
  withServer(
    async ({ server, client }) => {
      await client.createPersistentSubscriptionToStream('s-1', 'g', eager)
      await client.appendToStream('s-1', [event('A'), event('B')])
      const first = await join(client)
      await first.subscription.ack(...(await first.received(2)).slice(0, 1))
      await until(async () => {
        const { stats } = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
        return stats.lastCheckpointedEventRevision === 0n
      })
      server.faults.elect(1)
      expect(await first.dropped()).toMatchObject({ type: 'persistent-subscription-dropped' })
      const former = EventStoreDBClient.connectionString(server.nodeConnectionStrings[0] ?? '')
      const refused = await join(former)
      expect(await refused.dropped()).toBeInstanceOf(NotLeaderError)
      const second = await join(former)
      await second.received(1)
      expect(second.words()).toEqual(['B'])
      await former.dispose()
    },
    { nodes: 3 },
  ),
)

it(
  'consumers and calls can be made to fail, and what was not settled comes again',
  withServer(async ({ server, client }) => {
    await client.createPersistentSubscriptionToStream('s-1', 'g', eager)
    await client.appendToStream('s-1', [event('A'), event('B')])
    server.faults.inject('consume', { type: 'BreakAfter', events: 1 })
    const first = await join(client)
    expect(await first.dropped()).toMatchObject({ type: 'unavailable' })
    expect(first.words()).toEqual(['A'])
    const second = await join(client)
    await second.received(2)
    expect(second.words()).toEqual(['A again (1)', 'B again (1)'])
    expect(server.calls('consume')).toBe(2)
    expect(server.openCalls('consume')).toBe(1)
    server.faults.inject('persistentSubscription', { type: 'NotReady' })
    const refused = client.deletePersistentSubscriptionToStream('s-1', 'g')
    await expect(refused).rejects.toMatchObject({ type: 'unavailable' })
  }),
)
