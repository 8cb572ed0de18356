/** The client alone: what the adapter asks of it, asked in the same way, and in its fastest one. */
import {
  type AllStreamResolvedEvent,
  type EventData,
  type EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client'
import type { OneEvent } from './events.js'

/** What goes with every call of the adapter. Credentials choose a call of its own for each append. */
const asked = { credentials: { username: '', password: '' }, requiresLeader: true } as const

/** As the adapter stores it. */
export const proposed = ({ event }: OneEvent): EventData => {
  const { id, type, data, metadata, log, nonce } = event
  return jsonEvent({ id, type, data, metadata: { ...metadata, log, nonce } })
}

const expectedRevision = NO_STREAM

export const append = (client: EventStoreDBClient, stream: string, event: EventData) =>
  client.appendToStream(stream, [event], { expectedRevision, ...asked, deadline: 2_500 })

/** All appends of the process share one call. */
export const appendInBatch = (client: EventStoreDBClient, stream: string, event: EventData) =>
  client.appendToStream(stream, [event], { expectedRevision, requiresLeader: true })

/** Every event, as soon as it comes: `for await` takes longer. */
const collect = <A>(stream: StreamingRead<A>): Promise<readonly A[]> =>
  new Promise((resolve, reject) => {
    const items: A[] = []
    stream
      .on('data', (item: A) => items.push(item))
      .on('error', reject)
      .on('end', () => {
        resolve(items)
      })
  })

export const readStream = (
  client: EventStoreDBClient,
  stream: string,
): Promise<readonly ResolvedEvent[]> => collect(client.readStream(stream, asked))

export interface Range {
  readonly prefix: string
  readonly after: bigint
}

const place = ({ after }: Range) => ({ commit: after, prepare: after })

/** It has no filter: whatever else was written meanwhile is read as well. */
export const readAll = (
  client: EventStoreDBClient,
  range: Range,
): Promise<readonly AllStreamResolvedEvent[]> =>
  collect(client.readAll({ ...asked, fromPosition: place(range) }))

/** Until it has caught up. */
export const catchUp = (
  client: EventStoreDBClient,
  range: Range,
): Promise<readonly AllStreamResolvedEvent[]> =>
  new Promise((resolve, reject) => {
    const items: AllStreamResolvedEvent[] = []
    const subscription = client.subscribeToAll({
      credentials: asked.credentials,
      fromPosition: place(range),
      filter: {
        filterOn: 'streamName',
        prefixes: [range.prefix],
        maxSearchWindow: 512,
        checkpointInterval: 1,
      },
    })
    let hasCaughtUp = false
    const endIfDone = () => {
      // It is said when it comes, and events that came before may still wait to be handed out.
      if (!hasCaughtUp || subscription.readableLength > 0) return
      subscription.unsubscribe().then(() => {
        resolve(items)
      }, reject)
    }
    subscription
      .on('error', reject)
      .on('caughtUp', () => {
        hasCaughtUp = true
        endIfDone()
      })
      .on('data', (item: AllStreamResolvedEvent) => {
        items.push(item)
        endIfDone()
      })
  })
