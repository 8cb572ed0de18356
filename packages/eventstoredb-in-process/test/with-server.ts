/** A server and a client of it for one test. */
import { EventStoreDBClient, jsonEvent, type JSONEventType } from '@eventstore/db-client'
import {
  type EventStoreDb,
  type EventStoreDbOptions,
  startEventStoreDb,
} from '@interaction-log/eventstoredb-in-process'

export interface Fixture {
  readonly server: EventStoreDb
  readonly client: EventStoreDBClient
}

/** Appends with credentials take the classic call, appends without them the batched one. */
export const classic = { credentials: { username: 'admin', password: 'changeit' } }

export const withServer =
  (run: (fixture: Fixture) => Promise<void>, options: EventStoreDbOptions = {}) =>
  async (): Promise<void> => {
    const server = await startEventStoreDb(options)
    const client = EventStoreDBClient.connectionString(server.connectionString)
    try {
      await run({ server, client })
    } finally {
      await client.dispose()
      await server.stop()
    }
  }

export const event = (type: string, data: Record<string, unknown> = {}) =>
  jsonEvent<JSONEventType>({ type, data })

export const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}

/** Without the events of the server itself. */
export const own = <Resolved extends { readonly event?: { readonly streamId: string } }>(
  events: readonly Resolved[],
): readonly Resolved[] => events.filter((each) => each.event?.streamId.startsWith('$') === false)
