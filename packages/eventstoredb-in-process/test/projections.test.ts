import { binaryEvent, type EventStoreDBClient } from '@eventstore/db-client'
import { consume, fromStart, until } from './consuming.js'
import { collect, event, withServer } from './with-server.js'

const names = ['$streams', '$stream_by_category', '$by_category', '$by_event_type']

const enable = async (client: EventStoreDBClient) => {
  for (const name of [...names, '$by_correlation_id']) await client.enableProjection(name)
}

const eventsOf = async (client: EventStoreDBClient, stream: string) => {
  const events = await collect(client.readStream(stream)).catch(() => [])
  return events.map((each) => each.event).filter((each) => each !== undefined)
}

/** What the links of a stream lead to, once there are so many. */
const links = async (client: EventStoreDBClient, stream: string, count: number) => {
  await until(async () => (await eventsOf(client, stream)).length >= count)
  const found = await eventsOf(client, stream)
  return found.map(({ data }) => Buffer.from(data as Uint8Array).toString('utf8'))
}

it(
  'are off on a new server, and go on where they ended when they are enabled again',
  withServer(async ({ client }) => {
    const projections = await client.listProjections()
    expect(projections.map(({ name }) => name).sort()).toEqual(
      [...names, '$by_correlation_id'].sort(),
    )
    expect(projections.map(({ projectionStatus }) => projectionStatus)).toEqual(
      Array(5).fill('Stopped'),
    )
    await client.appendToStream('s-1', event('A'))
    await client.enableProjection('$by_category')
    expect(await links(client, '$ce-s', 1)).toEqual(['0@s-1'])
    const running = await client.getProjectionStatus('$by_category')
    expect(running.projectionStatus).toBe('Running')
    await client.disableProjection('$by_category')
    await until(async () => {
      const { projectionStatus } = await client.getProjectionStatus('$by_category')
      return projectionStatus === 'Stopped'
    })
    await client.appendToStream('s-1', event('B'))
    expect(await links(client, '$ce-s', 1)).toEqual(['0@s-1'])
    await client.enableProjection('$by_category')
    expect(await links(client, '$ce-s', 2)).toEqual(['0@s-1', '1@s-1'])
  }),
)

it(
  'link events by category, type and correlation, and streams by category',
  withServer(async ({ client }) => {
    await enable(client)
    const correlated = { ...event('A'), metadata: { $correlationId: 'c' } }
    await client.appendToStream('order-a-1', [correlated, event('B')])
    await client.appendToStream('single', event('A'))
    expect(await links(client, '$ce-order', 2)).toEqual(['0@order-a-1', '1@order-a-1'])
    expect(await links(client, '$category-order', 1)).toEqual(['order-a-1'])
    expect(await links(client, '$et-A', 2)).toEqual(['0@order-a-1', '0@single'])
    expect(await links(client, '$bc-c', 1)).toEqual(['0@order-a-1'])
    expect(await links(client, '$streams', 2)).toEqual(['0@order-a-1', '0@single'])
    const [first] = await eventsOf(client, '$ce-order')
    const [position] = await eventsOf(client, 'order-a-1')
    expect(first).toMatchObject({
      type: '$>',
      isJson: false,
      metadata: {
        $v: '3:-1:1:4',
        $c: Number(position?.position?.commit),
        $o: 'order-a-1',
        $causedBy: correlated.id,
        $correlationId: 'c',
      },
    })
    const resolved = await collect(client.readStream('$ce-order', { resolveLinkTos: true }))
    expect(resolved.map((each) => each.event?.type)).toEqual(['A', 'B'])
    const { metadata } = await client.getStreamMetadata('$ce-order')
    expect(metadata).toEqual({ acl: { readRoles: '$all', metaReadRoles: '$all' } })
  }),
)

it(
  'link deletions and metadata, and links as what they lead to',
  withServer(async ({ client }) => {
    await enable(client)
    await client.appendToStream('soft-1', event('A'))
    await client.deleteStream('soft-1')
    await client.appendToStream('hard-1', event('A'))
    await client.tombstoneStream('hard-1')
    await client.appendToStream('kept-1', event('A'))
    await client.setStreamMetadata('kept-1', { maxCount: 3 })
    const link = (to: string) => binaryEvent({ type: '$>', data: Buffer.from(to) })
    await client.appendToStream('links-1', ['0@kept-1', '9@nowhere'].map(link))
    const end = '9223372036854775807'
    expect(await links(client, '$ce-soft', 2)).toEqual(['0@soft-1', '0@$$soft-1'])
    expect(await links(client, '$ce-hard', 2)).toEqual(['0@hard-1', `${end}@hard-1`])
    expect(await links(client, '$et-$deleted', 2)).toEqual(['0@soft-1', `${end}@hard-1`])
    expect(await links(client, '$et-$metadata', 1)).toEqual(['0@kept-1'])
    expect(await links(client, '$ce-links', 1)).toEqual(['0@kept-1'])
    expect(await links(client, '$et-A', 3)).toHaveLength(3)
    const streams = ['soft-1', '$$soft-1', 'hard-1', 'kept-1', '$$kept-1', 'links-1']
    expect(await links(client, '$streams', 6)).toEqual(streams.map((stream) => `0@${stream}`))
  }),
)

it(
  'write everything anew after a reset, and hide what they had written',
  withServer(async ({ client }) => {
    await client.appendToStream('s-1', [event('A'), event('B')])
    await client.enableProjection('$by_category')
    await links(client, '$ce-s', 2)
    await client.resetProjection('$by_category')
    await until(async () => (await eventsOf(client, '$ce-s'))[1]?.revision === 3n)
    expect((await eventsOf(client, '$ce-s')).map(({ revision }) => revision)).toEqual([2n, 3n])
    expect(await links(client, '$ce-s', 2)).toEqual(['0@s-1', '1@s-1'])
  }),
)

it(
  'feed persistent subscriptions, which resolve the links',
  withServer(async ({ client }) => {
    await client.enableProjection('$by_category')
    const settings = { ...fromStart, resolveLinkTos: true }
    await client.createPersistentSubscriptionToStream('$ce-s', 'g', settings)
    await client.appendToStream('s-1', event('A'))
    await client.appendToStream('s-2', event('B'))
    const subscription = client.subscribeToPersistentSubscriptionToStream('$ce-s', 'g')
    const consumer = await consume(subscription)
    await consumer.received(2)
    expect(consumer.words()).toEqual(['A', 'B'])
  }),
)

it(
  'cannot be deleted, and there are no others',
  withServer(async ({ client }) => {
    const unknown = (received: string) => ({
      type: 'unknown',
      message: expect.stringContaining(`received ${received} instead`) as string,
    })
    await expect(client.enableProjection('mine')).rejects.toMatchObject(unknown('NotFound'))
    await expect(client.getProjectionStatus('mine')).rejects.toMatchObject(unknown('NotFound'))
    const deleting = client.deleteProjection('$streams')
    await expect(deleting).rejects.toMatchObject(unknown('OperationFailed'))
  }),
)
