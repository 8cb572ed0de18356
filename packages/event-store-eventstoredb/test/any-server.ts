/** The server that tests run on: the one at `EVENTSTOREDB_URL`, or one in this process. */
import { randomUUID } from 'node:crypto'
import type { EventStore } from '@interaction-log/core'
import {
  eventStoreDbEventStore,
  type EventStoreDbOptions,
} from '@interaction-log/event-store-eventstoredb'
import { startEventStoreDb } from '@interaction-log/eventstoredb-in-process'
import * as E from 'fp-ts/lib/Either.js'

export interface AnyServer {
  readonly connectionString: string
  readonly stop: () => Promise<void>
}

const url = process.env['EVENTSTOREDB_URL']

/** Milliseconds that a test waits for the server: a real one takes its time to scavenge. */
export const patience = url === undefined ? 20_000 : 60_000

export const anyServer = async (): Promise<AnyServer> =>
  url === undefined ? startEventStoreDb() : { connectionString: url, stop: () => Promise.resolve() }

/** Nobody else on the server has it. */
export const ownPrefix = (): string => `${randomUUID().slice(0, 8)}:`

export const openStore = (options: EventStoreDbOptions): EventStore => {
  const store = eventStoreDbEventStore(options)
  if (E.isLeft(store)) throw new Error(store.left.because)
  return store.right
}
