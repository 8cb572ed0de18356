import {
  type AllStreamResolvedEvent,
  ANY,
  type AppendExpectedRevision,
  BACKWARDS,
  END,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client'
import { classic, collect, event, own, withServer } from './with-server.js'

describe.each([
  ['in batches', 'batchAppend', {}],
  ['one by one', 'append', classic],
] as const)('appending %s', (_, call, how) => {
  it(
    'stores events and gives their revision and position',
    withServer(async ({ server, client }) => {
      const first = { ...event('A', { a: 1 }), metadata: { $correlationId: 'c' } }
      const options = { expectedRevision: NO_STREAM, ...how } as const
      const result = await client.appendToStream('s-1', [first, event('B')], options)
      expect(result).toMatchObject({ success: true, nextExpectedRevision: 1n })
      const [a, b] = await collect(client.readStream('s-1'))
      expect(a?.event).toMatchObject({
        id: first.id,
        type: 'A',
        revision: 0n,
        isJson: true,
        data: { a: 1 },
        metadata: { $correlationId: 'c' },
      })
      expect(b?.event?.position).toEqual(result.position)
      expect(Math.abs(Date.now() - Number(a?.event?.created))).toBeLessThan(60_000)
      expect(server.calls(call)).toBe(1)
    }),
  )

  it(
    'refuses a wrong expected revision of any kind',
    withServer(async ({ client }) => {
      await client.appendToStream('s-1', event('A'), how)
      const refused = async (stream: string, expectedRevision: AppendExpectedRevision) => {
        const error: unknown = await client
          .appendToStream(stream, event('B'), { expectedRevision, ...how })
          .catch((thrown: unknown) => thrown)
        return error
      }
      const wrong = { type: 'wrong-expected-version' }
      const noStream = { ...wrong, expectedVersion: 'no_stream', actualVersion: 0n }
      expect(await refused('s-1', NO_STREAM)).toMatchObject(noStream)
      const five = { ...wrong, expectedVersion: 5n, actualVersion: 0n }
      expect(await refused('s-1', 5n)).toMatchObject(five)
      const exists = { expectedVersion: 'stream_exists', actualVersion: 'no_stream' }
      expect(await refused('s-2', STREAM_EXISTS)).toMatchObject({ ...wrong, ...exists })
      const three = { ...wrong, expectedVersion: 3n, actualVersion: 'no_stream' }
      expect(await refused('s-2', 3n)).toMatchObject(three)
    }),
  )

  it.each([['no stream', NO_STREAM] as const, ['any', ANY] as const])(
    'answers a repetition that expects %s as the first time, and writes nothing',
    async (__, expectedRevision) => {
      await withServer(async ({ client }) => {
        const events = [event('A'), event('B')]
        const options = { expectedRevision, ...how }
        const first = await client.appendToStream('s-1', events, options)
        await client.appendToStream('s-1', event('C'), how)
        expect(await client.appendToStream('s-1', events, options)).toEqual(first)
        expect(await collect(client.readStream('s-1'))).toHaveLength(3)
        const half = client.appendToStream('s-1', [...events.slice(0, 1), event('D')], options)
        await expect(half).rejects.toMatchObject({ type: 'wrong-expected-version' })
      })()
    },
  )

  it(
    'forgets ids where any revision is expected, and never where one is named',
    withServer(async ({ server, client }) => {
      const once = event('A')
      await client.appendToStream('s-1', once, { expectedRevision: NO_STREAM, ...how })
      server.faults.forgetIds()
      await client.appendToStream('s-1', once, { expectedRevision: NO_STREAM, ...how })
      expect(await collect(client.readStream('s-1'))).toHaveLength(1)
      await client.appendToStream('s-1', once, { expectedRevision: ANY, ...how })
      expect(await collect(client.readStream('s-1'))).toHaveLength(2)
    }),
  )

  it(
    'stores an id again at the right next revision, and twice within one append',
    withServer(async ({ client }) => {
      const once = event('A')
      await client.appendToStream('s-1', once, { expectedRevision: NO_STREAM, ...how })
      await client.appendToStream('s-1', once, { expectedRevision: 0n, ...how })
      const twice = event('D')
      await client.appendToStream('s-1', [twice, twice], { expectedRevision: 1n, ...how })
      expect(await collect(client.readStream('s-1'))).toHaveLength(4)
    }),
  )

  it(
    'takes a megabyte of data at most',
    withServer(async ({ client }) => {
      const large = (bytes: number) => event('L', { text: 'x'.repeat(bytes - 11) })
      await client.appendToStream('s-1', large(1024 * 1024), how)
      const more = client.appendToStream('s-1', large(1024 * 1024 + 1), how)
      await expect(more).rejects.toBeInstanceOf(MaxAppendSizeExceededError)
    }),
  )

  it(
    'refuses an empty type and an empty stream name',
    withServer(async ({ client }) => {
      const unknown = { type: 'unknown' }
      await expect(client.appendToStream('s-1', event(''), how)).rejects.toMatchObject(unknown)
      await expect(client.appendToStream('', event('A'), how)).rejects.toMatchObject(unknown)
    }),
  )

  it(
    'goes on where a deleted stream ended, and never after a tombstone',
    withServer(async ({ client }) => {
      await client.appendToStream('s-1', [event('A'), event('B')], how)
      await client.deleteStream('s-1')
      await expect(collect(client.readStream('s-1'))).rejects.toBeInstanceOf(StreamNotFoundError)
      const exists = { expectedRevision: STREAM_EXISTS, ...how } as const
      const refused = client.appendToStream('s-1', event('C'), exists)
      await expect(refused).rejects.toBeInstanceOf(StreamDeletedError)
      const options = { expectedRevision: NO_STREAM, ...how } as const
      const again = await client.appendToStream('s-1', event('C'), options)
      expect(again.nextExpectedRevision).toBe(2n)
      const [only, ...others] = await collect(client.readStream('s-1'))
      expect(only?.event).toMatchObject({ type: 'C', revision: 2n })
      expect(others).toEqual([])
      await client.tombstoneStream('s-1')
      const gone = client.appendToStream('s-1', event('D'), options)
      await expect(gone).rejects.toBeInstanceOf(StreamDeletedError)
      await expect(collect(client.readStream('s-1'))).rejects.toBeInstanceOf(StreamDeletedError)
    }),
  )
})

it(
  'a stream that has metadata only exists, and one that has nothing cannot be deleted',
  withServer(async ({ client }) => {
    await client.setStreamMetadata('s-1', { maxCount: 2 })
    const exists = { expectedRevision: STREAM_EXISTS } as const
    await client.appendToStream('s-1', [event('A'), event('B'), event('C')], exists)
    expect(await collect(client.readStream('s-1'))).toHaveLength(2)
    await expect(client.deleteStream('s-2')).rejects.toMatchObject({
      type: 'wrong-expected-version',
      expectedVersion: -2n,
      actualVersion: -1n,
    })
  }),
)

it(
  'reads a stream and $all both ways, with positions of which the one of backwards is exclusive',
  withServer(async ({ client }) => {
    await client.appendToStream('s-1', [event('A'), event('B')])
    await client.appendToStream('s-2', event('C'))
    const types = (events: readonly AllStreamResolvedEvent[]) =>
      own(events).map((each) => each.event?.type)
    const all = own(await collect(client.readAll()))
    expect(types(all)).toEqual(['A', 'B', 'C'])
    const fromPosition = all[1]?.event?.position
    if (fromPosition === undefined) throw new Error('no position')
    expect(types(await collect(client.readAll({ fromPosition })))).toEqual(['B', 'C'])
    const before = { fromPosition, direction: BACKWARDS } as const
    expect(types(await collect(client.readAll(before)))).toEqual(['A'])
    const last = { fromPosition: END, direction: BACKWARDS, maxCount: 1 } as const
    expect(types(await collect(client.readAll(last)))).toEqual(['C'])
    const backwards = { fromRevision: END, direction: BACKWARDS } as const
    const stream = await collect(client.readStream('s-1', backwards))
    expect(stream.map((each) => each.event?.type)).toEqual(['B', 'A'])
    const inside = { commit: fromPosition.commit + 1n, prepare: fromPosition.prepare + 1n }
    const refused = collect(client.readAll({ fromPosition: inside }))
    await expect(refused).rejects.toMatchObject({ type: 'unknown', code: 2 })
  }),
)
