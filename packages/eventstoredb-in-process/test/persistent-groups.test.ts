import {
  ANY,
  END,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
  PersistentSubscriptionDoesNotExistError,
  PersistentSubscriptionDroppedError,
  PersistentSubscriptionExistsError,
  PersistentSubscriptionFailedError,
  PersistentSubscriptionMaximumSubscribersReachedError,
  START,
  StreamNotFoundError,
  streamNameFilter,
} from '@eventstore/db-client'
import { consume, fromStart, until } from './consuming.js'
import { collect, event, withServer } from './with-server.js'

it(
  'a group is there once, from when it is created until it is deleted',
  withServer(async ({ client }) => {
    const missing = { streamName: 's-1', groupName: 'g' }
    const expectMissing = async (call: Promise<unknown>) => {
      const error: unknown = await call.catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(PersistentSubscriptionDoesNotExistError)
      expect(error).toMatchObject(missing)
    }
    await expectMissing(client.getPersistentSubscriptionToStreamInfo('s-1', 'g'))
    await expectMissing(client.updatePersistentSubscriptionToStream('s-1', 'g', fromStart))
    await expectMissing(client.replayParkedMessagesToStream('s-1', 'g'))
    await expectMissing(client.deletePersistentSubscriptionToStream('s-1', 'g'))
    await expectMissing(collect(client.subscribeToPersistentSubscriptionToStream('s-1', 'g')))
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    const again = client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    await expect(again).rejects.toBeInstanceOf(PersistentSubscriptionExistsError)
    await client.deletePersistentSubscriptionToStream('s-1', 'g')
    await expectMissing(client.deletePersistentSubscriptionToStream('s-1', 'g'))
  }),
)

it(
  'lists groups of one stream, of $all, and of everything',
  withServer(async ({ client }) => {
    expect(await client.listAllPersistentSubscriptions()).toEqual([])
    const none = client.listPersistentSubscriptionsToStream('s-1')
    await expect(none).rejects.toBeInstanceOf(PersistentSubscriptionDoesNotExistError)
    const all = persistentSubscriptionToAllSettingsFromDefaults()
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    await client.createPersistentSubscriptionToStream('s-1', 'h', fromStart)
    await client.createPersistentSubscriptionToAll('a', all)
    const names = (groups: readonly { eventSource: string; groupName: string }[]) =>
      groups.map(({ eventSource, groupName }) => `${eventSource} ${groupName}`)
    expect(names(await client.listPersistentSubscriptionsToStream('s-1'))).toEqual([
      's-1 g',
      's-1 h',
    ])
    expect(names(await client.listPersistentSubscriptionsToAll())).toEqual(['$all a'])
    expect(names(await client.listAllPersistentSubscriptions())).toEqual([
      's-1 g',
      's-1 h',
      '$all a',
    ])
    await client.deletePersistentSubscriptionToAll('a')
    expect(await client.listPersistentSubscriptionsToAll()).toEqual([])
  }),
)

it(
  'tells the settings, the consumers and the figures of a group',
  withServer(async ({ client }) => {
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({
      startFrom: 1n,
      consumerStrategyName: 'DispatchToSingle',
      maxSubscriberCount: 3,
    })
    await client.appendToStream(
      's-1',
      ['A', 'B', 'C', 'D'].map((type) => event(type)),
    )
    await client.createPersistentSubscriptionToStream('s-1', 'g', settings)
    const subscription = client.subscribeToPersistentSubscriptionToStream('s-1', 'g', {
      bufferSize: 2,
    })
    const consumer = await consume(subscription)
    await consumer.received(2)
    expect(subscription.id).toBe('s-1::g')
    const info = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
    expect(info).toMatchObject({
      eventSource: 's-1',
      groupName: 'g',
      status: 'Live',
      settings,
      connections: [{ totalItems: 2n, availableSlots: 0, inFlightMessages: 2 }],
      stats: {
        totalItems: 2n,
        totalInFlightMessages: 2,
        outstandingMessagesCount: 2,
        readBufferCount: 1,
        retryBufferCount: 0,
        parkedMessageCount: 0n,
        lastKnownEventRevision: 3n,
      },
    })
    expect(info.stats.lastCheckpointedEventRevision).toBeUndefined()
  }),
)

it(
  'takes no more consumers than it may',
  withServer(async ({ client }) => {
    const settings = { ...fromStart, maxSubscriberCount: 1 }
    await client.createPersistentSubscriptionToStream('s-1', 'g', settings)
    const first = await consume(client.subscribeToPersistentSubscriptionToStream('s-1', 'g'))
    const second = await consume(client.subscribeToPersistentSubscriptionToStream('s-1', 'g'))
    const error = await second.dropped()
    expect(error).toBeInstanceOf(PersistentSubscriptionMaximumSubscribersReachedError)
    await first.subscription.unsubscribe()
    const isAlone = async () => {
      const group = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
      return group.connections.length === 0
    }
    await until(isAlone)
    const third = await consume(client.subscribeToPersistentSubscriptionToStream('s-1', 'g'))
    await client.appendToStream('s-1', event('A'))
    await third.received(1)
  }),
)

it(
  'drops its consumers when it is changed or deleted, and erases what it has written',
  withServer(async ({ client }) => {
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    const first = await consume(client.subscribeToPersistentSubscriptionToStream('s-1', 'g'))
    const settings = { ...fromStart, maxRetryCount: 3 }
    await client.updatePersistentSubscriptionToStream('s-1', 'g', settings)
    expect(await first.dropped()).toBeInstanceOf(PersistentSubscriptionDroppedError)
    const info = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g')
    expect(info.settings.maxRetryCount).toBe(3)
    const second = await consume(client.subscribeToPersistentSubscriptionToStream('s-1', 'g'))
    await client.appendToStream('s-1', event('A'))
    await second.subscription.nack('park', 'bad', ...(await second.received(1)))
    const parked = '$persistentsubscription-s-1::g-parked'
    await until(async () => (await collect(client.readStream(parked)).catch(() => [])).length > 0)
    await client.deletePersistentSubscriptionToStream('s-1', 'g')
    expect(await second.dropped()).toBeInstanceOf(PersistentSubscriptionDroppedError)
    await expect(collect(client.readStream(parked))).rejects.toBeInstanceOf(StreamNotFoundError)
  }),
)

it(
  'refuses what cannot be, and says why',
  withServer(async ({ client }) => {
    const create = async (settings: Partial<typeof fromStart>) =>
      client.createPersistentSubscriptionToStream('s-1', 'g', { ...fromStart, ...settings })
    const tooLarge: unknown = await create({ readBatchSize: 500 }).catch(
      (thrown: unknown) => thrown,
    )
    expect(tooLarge).toBeInstanceOf(PersistentSubscriptionFailedError)
    expect(tooLarge).toMatchObject({ reason: expect.stringContaining('ReadBatchSize') as string })
    const beyond = { startFrom: { commit: 9_999_999n, prepare: 9_999_999n } }
    const all = persistentSubscriptionToAllSettingsFromDefaults(beyond)
    const refused = client.createPersistentSubscriptionToAll('a', all)
    await expect(refused).rejects.toBeInstanceOf(PersistentSubscriptionFailedError)
    const asStream = client.createPersistentSubscriptionToStream('$all', 'g', fromStart)
    await expect(asStream).rejects.toMatchObject({ type: 'unknown' })
    const filter = streamNameFilter({ regex: '(' })
    const fromEnd = persistentSubscriptionToAllSettingsFromDefaults({ startFrom: END })
    const unreadable = client.createPersistentSubscriptionToAll('a', fromEnd, { filter })
    await expect(unreadable).rejects.toMatchObject({ type: 'unknown' })
  }),
)

it(
  'writes its groups down where the real server does',
  withServer(async ({ client }) => {
    const filter = streamNameFilter({ prefixes: ['s-', 't-'] })
    const all = persistentSubscriptionToAllSettingsFromDefaults({ startFrom: START })
    await client.createPersistentSubscriptionToStream('s-1', 'g', fromStart)
    await client.createPersistentSubscriptionToAll('a', all, { filter })
    const events = await collect(client.readStream('$persistentSubscriptionConfig'))
    const entry = { messageTimeout: 30000, namedConsumerStrategy: 'RoundRobin' }
    expect(events.at(-1)?.event).toMatchObject({
      type: '$PersistentConfig',
      data: {
        version: '2',
        entries: [
          { ...entry, stream: 's-1', group: 'g', startPosition: '0' },
          {
            ...entry,
            stream: '$all',
            group: 'a',
            startPosition: 'C:0/P:0',
            filter: { context: 'streamid', type: 'prefix', data: 's-,t-', isAllStream: true },
          },
        ],
      },
    })
  }),
)

it(
  'lets who may read a stream consume it, and operators manage its groups',
  withServer(
    async ({ client }) => {
      const as = (username: string, password: string) => ({ credentials: { username, password } })
      const admin = as('admin', 'changeit')
      const ann = as('ann', 'secret')
      const create = (options: object) =>
        client.createPersistentSubscriptionToStream('s-1', 'g', fromStart, options)
      await expect(create({})).rejects.toMatchObject({ type: 'access-denied' })
      await expect(create(ann)).rejects.toMatchObject({ type: 'access-denied' })
      await create(as('ops', 'changeit'))
      await client.appendToStream('s-1', event('A'), { expectedRevision: ANY, ...ann })
      const consumer = await consume(
        client.subscribeToPersistentSubscriptionToStream('s-1', 'g', ann),
      )
      await consumer.received(1)
      const info = await client.getPersistentSubscriptionToStreamInfo('s-1', 'g', ann)
      expect(info.connections[0]?.username).toBe('ann')
      const nobody = await consume(client.subscribeToPersistentSubscriptionToStream('s-1', 'g'))
      expect(await nobody.dropped()).toMatchObject({ type: 'access-denied' })
      await client.setStreamMetadata('s-1', { acl: { readRoles: ['bob'] } }, admin)
      const later = await consume(client.subscribeToPersistentSubscriptionToStream('s-1', 'g', ann))
      expect(await later.dropped()).toMatchObject({ type: 'access-denied' })
    },
    { tls: true, users: [{ name: 'ann', password: 'secret' }] },
  ),
)
