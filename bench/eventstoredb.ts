/**
 * What the adapter for EventStoreDB takes over the client that it is made of, asked for the same in
 * the same run; called by `pnpm bench`. docs/reference/benchmarks.md says what the lines mean.
 */
import { randomUUID } from 'node:crypto'
import { cpus, loadavg } from 'node:os'
import { EventStoreDBClient } from '@eventstore/db-client'
import type { EventStore } from '@interaction-log/core'
import { eventStoreDbEventStore } from '@interaction-log/event-store-eventstoredb'
import * as E from 'fp-ts/lib/Either.js'
import { appending } from './eventstoredb-appends.js'
import { reading } from './eventstoredb-reads.js'
import { startServer } from './eventstoredb-server.js'

export interface Sides {
  readonly client: EventStoreDBClient
  readonly store: EventStore
  /** Of all streams that this run makes. */
  readonly prefix: string
}

const openStore = (connectionString: string, prefix: string): EventStore => {
  const store = eventStoreDbEventStore({ connectionString, prefix })
  if (E.isLeft(store)) throw new Error(store.left.because)
  return store.right
}

const main = async (): Promise<void> => {
  const { kind, connectionString, stop } = await startServer()
  const [load] = loadavg()
  console.log(
    `\nEventStoreDB: a server ${kind}; ${String(cpus().length)} cores, load ${String(load)}`,
  )
  const prefix = `bench${randomUUID().slice(0, 8)}:`
  const store = openStore(connectionString, prefix)
  const sides = { client: EventStoreDBClient.connectionString(connectionString), store, prefix }
  await appending(sides)
  await reading(sides)
  await store.close()()
  await sides.client.dispose()
  stop()
}

void main()
