/** Streams and the whole log, read by the adapter and by the client. */
import { randomUUID } from 'node:crypto'
import { type EventStore, type StreamName } from '@interaction-log/core'
import { storedEvent } from '../packages/event-store-eventstoredb/src/stored-form.js'
import * as E from 'fp-ts/lib/Either.js'
import { type Contender, contender, inRounds } from './contender.js'
import { catchUp, proposed, readAll, readStream } from './eventstoredb-client.js'
import type { Sides } from './eventstoredb.js'
import { oneEvent } from './events.js'
import { atMost, print } from './figures.js'
import { right } from './outcome.js'

/** A stream of so many events, written by the client: the server takes 1 MiB at a time. */
const written = async ({ client, prefix }: Sides, length: number): Promise<StreamName> => {
  const stream: StreamName = `interaction-${randomUUID()}`
  for (let done = 0; done < length; done += 500) {
    const events = Array.from({ length: Math.min(500, length - done) }, () => proposed(oneEvent()))
    await client.appendToStream(prefix + stream, events)
  }
  return stream
}

const readByStore = async (store: EventStore, after: bigint): Promise<readonly unknown[]> => {
  const events = []
  for await (const batch of store.readAll({ after })) {
    if (E.isLeft(batch)) throw new Error(JSON.stringify(batch.left))
    for (const event of batch.right) events.push(event)
  }
  return events
}

const caughtUpByStore = async (store: EventStore, after: bigint): Promise<readonly unknown[]> => {
  const events = []
  for await (const message of store.subscribeToAll({ after })) {
    if (E.isLeft(message)) throw new Error(JSON.stringify(message.left))
    if (message.right.type === 'CaughtUp') break
    for (const event of message.right.events) events.push(event)
  }
  return events
}

const reads = (
  name: string,
  count: number,
  calls: number,
  read: () => Promise<readonly unknown[]>,
): Contender =>
  contender(name, {
    each: count,
    calls,
    call: async () => {
      const { length } = await read()
      if (length !== count) throw new Error(`${name}: ${String(length)} of ${String(count)}`)
    },
  })

const readingStreams = async (sides: Sides, length: number, calls: number): Promise<void> => {
  const { client, store, prefix } = sides
  const stream = await written(sides, length)
  const ways = [
    reads('client', length, calls, () => readStream(client, prefix + stream)),
    reads('adapter', length, calls, async () => (await right(store.readStream(stream))).events),
  ] as const
  await inRounds(21, ...ways)
  const title = `a stream of ${String(length)}`
  print(`Events of ${title}`, ...ways)
  atMost(`${title} against the client`, ways[1], ways[0], 1.15)
}

/** What the client does not do at all: an event of the client becomes one of the port, checked. */
const decoding = async ({ client, prefix }: Sides, length: number): Promise<Contender> => {
  const stream: StreamName = `interaction-${randomUUID()}`
  await client.appendToStream(
    prefix + stream,
    Array.from({ length }, () => proposed(oneEvent())),
  )
  const resolved = await readStream(client, prefix + stream)
  const recorded = resolved.flatMap(({ event }) => event ?? [])
  return reads('adapter, decoding to StoredEvent alone', length, 20, () => {
    const events = recorded.map((event) => storedEvent(stream, event))
    return Promise.resolve(events.filter(E.isRight))
  })
}

export const reading = async (sides: Sides): Promise<void> => {
  const { client, store, prefix } = sides
  await readingStreams(sides, 4, 100)
  await readingStreams(sides, 2_000, 2)

  const decoded = await decoding(sides, 500)
  const after = await right(store.head())
  const count = 10_000
  for (let done = 0; done < count; done += 4) await written(sides, 4)
  const all = reads('client, readAll, which has no filter', count + 1, 1, () =>
    readAll(client, { prefix, after }),
  )
  const subscription = reads('client, filtered subscription', count, 1, () =>
    catchUp(client, { prefix, after }),
  )
  const readAllOfStore = reads('adapter, readAll', count, 1, () => readByStore(store, after))
  const subscribed = reads('adapter, subscribeToAll', count, 1, () => caughtUpByStore(store, after))
  await inRounds(11, all, subscription, readAllOfStore, subscribed, decoded)
  print('Events of the whole log', all, subscription, readAllOfStore, subscribed, decoded)
  atMost('readAll against the client', readAllOfStore, all, 1.15)
  atMost('catching up against the client', subscribed, subscription, 1.15)
}
