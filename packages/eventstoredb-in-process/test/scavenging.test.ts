import { EventStoreDBClient, streamNameFilter } from '@eventstore/db-client'
import { collect, event, own, withServer } from './with-server.js'
import { completed, getCurrent, scavenge, start, stop } from './scavenging.js'
import { watch } from './watching.js'

const secret = { secret: 'x' }

/** What of the secrets is still in `$all`. */
const secretsIn = async (client: EventStoreDBClient) =>
  own(await collect(client.readAll())).flatMap(({ event: stored }) =>
    stored !== undefined && JSON.stringify(stored.data) === JSON.stringify(secret)
      ? [`${stored.streamId}/${String(stored.revision)}`]
      : [],
  )

it(
  'takes out what was truncated, and keeps the last event of a stream, come what may',
  withServer(async ({ server, client }) => {
    for (const stream of ['kept', 'truncated', 'beyond', 'soft', 'hard', 'counted', 'revived'])
      await client.appendToStream(stream, [event('A', secret), event('B', secret)])
    await client.setStreamMetadata('truncated', { truncateBefore: 1 })
    await client.setStreamMetadata('beyond', { truncateBefore: 9 })
    await client.setStreamMetadata('counted', { maxCount: 1 })
    await client.deleteStream('soft')
    await client.tombstoneStream('hard')
    await client.deleteStream('revived')
    await client.appendToStream('revived', event('C'))
    expect(await secretsIn(client)).toHaveLength(14)
    expect(await collect(client.readStream('truncated'))).toHaveLength(1)
    await scavenge(server, client)
    const left = ['kept/0', 'kept/1', 'truncated/1', 'beyond/1', 'soft/1', 'counted/1']
    expect(await secretsIn(client)).toEqual(left)
    expect(own(await collect(client.readAll())).at(-1)?.event?.type).toBe('C')
  }),
)

it(
  'says what it does in $scavenges and $scavenges-<id>, and how far it goes in $scavengePoints',
  withServer(async ({ server, client }) => {
    await client.appendToStream('s-1', [event('A'), event('B')])
    await client.setStreamMetadata('s-1', { truncateBefore: 1 })
    const scavengeId = await scavenge(server, client, '?threshold=1')
    const types = async (stream: string) =>
      (await collect(client.readStream(stream, { resolveLinkTos: true }))).map(
        (each) => each.event?.type,
      )
    const chunk = '$scavengeChunksCompleted'
    const own = ['$scavengeStarted', chunk, '$scavengeCompleted']
    expect(await types(`$scavenges-${scavengeId}`)).toEqual(own)
    expect(await types('$scavenges')).toEqual(['$scavengeStarted', '$scavengeCompleted'])
    const [point] = await collect(client.readStream('$scavengePoints'))
    expect(point?.event).toMatchObject({ type: '$scavengePoint', data: { threshold: 1 } })
  }),
)

it(
  'leaves chunks alone that do not weigh more than the threshold',
  withServer(async ({ server, client }) => {
    await client.appendToStream('s-1', [event('A', secret), event('B')])
    await client.setStreamMetadata('s-1', { truncateBefore: 1 })
    await scavenge(server, client, '?threshold=1000')
    expect(await secretsIn(client)).toEqual(['s-1/0'])
  }),
)

it(
  'moves the next positions to a multiple of 256 MiB',
  withServer(async ({ server, client }) => {
    await scavenge(server, client)
    const { position } = await client.appendToStream('s-1', event('A'))
    expect((position?.commit ?? 0n) / (256n * 1024n * 1024n)).toBe(1n)
  }),
)

it(
  'makes a subscriber that resumes from a scavenged event miss the next one',
  withServer(async ({ server, client }) => {
    await client.appendToStream('s-1', [event('A'), event('Purged')])
    const [first] = await collect(client.readStream('s-1'))
    await client.setStreamMetadata('s-1', { truncateBefore: 1 })
    const options = {
      fromPosition: first?.event?.position ?? 'start',
      filter: streamNameFilter({ prefixes: ['s-'] }),
    } as const
    const before = watch(client.subscribeToAll(options))
    await before.until('caughtUp')
    expect(before.heard).toContain('s-1/1')
    await scavenge(server, client)
    const after = watch(client.subscribeToAll(options))
    await after.until('caughtUp')
    expect(after.heard).not.toContain('s-1/1')
    const [found] = await collect(
      client.readAll({ fromPosition: options.fromPosition, maxCount: 1 }),
    )
    expect(found?.event).toMatchObject({ streamId: 's-1', revision: 1n })
  }),
)

it(
  'is refused while another one runs, can be asked for and stopped',
  withServer(async ({ server, client }) => {
    expect(await getCurrent(server)).toEqual({ scavengeId: '', scavengeLink: '' })
    await client.appendToStream('s-1', [event('A', secret), event('B')])
    await client.setStreamMetadata('s-1', { truncateBefore: 1 })
    server.faults.holdScavenges()
    const { scavengeId } = await start(server)
    const scavengeLink = `/admin/scavenge/${scavengeId}`
    expect(await getCurrent(server)).toEqual({ scavengeId, scavengeLink })
    await expect(start(server)).rejects.toThrow('400')
    await stop(server)
    expect(await completed(client, scavengeId)).toMatchObject({ result: 'Stopped' })
    expect(await secretsIn(client)).toEqual(['s-1/0'])
    await expect(stop(server)).rejects.toThrow('404')
    server.faults.releaseScavenges()
    await scavenge(server, client)
    expect(await secretsIn(client)).toEqual([])
  }),
)

it(
  'of a node does an older point of another node first: only the second one goes as far as now',
  withServer(
    async ({ server, client }) => {
      const connect = (node: number) =>
        EventStoreDBClient.connectionString(server.nodeConnectionStrings[node] ?? '')
      const follower = connect(1)
      await scavenge(server, client, '', 0)
      await client.appendToStream('s-1', [event('A', secret), event('B')])
      await client.setStreamMetadata('s-1', { truncateBefore: 1 })
      await scavenge(server, client, '', 1)
      expect(await secretsIn(follower)).toEqual(['s-1/0'])
      await scavenge(server, client, '', 1)
      expect(await secretsIn(follower)).toEqual([])
      expect(await secretsIn(client)).toEqual(['s-1/0'])
      expect(await collect(client.readStream('$scavengePoints'))).toHaveLength(2)
      await scavenge(server, client, '?syncOnly=true', 0)
      expect(await secretsIn(client)).toEqual([])
      expect(await collect(client.readStream('$scavengePoints'))).toHaveLength(2)
      await follower.dispose()
    },
    { nodes: 3 },
  ),
)
