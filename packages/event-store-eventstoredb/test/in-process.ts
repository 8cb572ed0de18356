/** Tests that make a server misbehave have one of their own in this process, wherever others run. */
import { setTimeout as pause } from 'node:timers/promises'
import type { EventStore, NewEvent, StreamName } from '@interaction-log/core'
import type { EventStoreDbOptions } from '@interaction-log/event-store-eventstoredb'
import { type EventStoreDb, startEventStoreDb } from '@interaction-log/eventstoredb-in-process'
import { everything, right } from './answers.js'
import { openStore } from './any-server.js'

export interface Opened {
  readonly server: EventStoreDb
  readonly open: (options?: Partial<EventStoreDbOptions>) => EventStore
}

/** Runs a test with a server, and closes whatever it opened. */
export const withServer =
  (options: Parameters<typeof startEventStoreDb>[0], test: (opened: Opened) => Promise<void>) =>
  async (): Promise<void> => {
    const server = await startEventStoreDb(options)
    const stores: EventStore[] = []
    try {
      await test({
        server,
        open: (given = {}) => {
          const store = openStore({ connectionString: server.connectionString, ...given })
          stores.push(store)
          return store
        },
      })
    } finally {
      server.faults.clear()
      await Promise.all(stores.map((store) => store.close()()))
      await server.stop()
    }
  }

export const append = (
  store: EventStore,
  stream: StreamName,
  version: number,
  ...events: readonly [NewEvent, ...NewEvent[]]
) => right(store.appendToStream(stream, version, events))

/** The ids of everything that the store hands out, in order. */
export const everyId = async (store: EventStore): Promise<readonly string[]> =>
  (await everything(store)).map(({ id }) => id)

export const took = async (work: Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work
  return performance.now() - start
}

export const until = async (isSo: () => boolean): Promise<void> => {
  for (let attempt = 0; !isSo(); attempt++) {
    if (attempt > 200) throw new Error('it has not come to be so')
    await pause(10)
  }
}

/** By the HTTP interface, as an operator might. */
export const scavengeByHand = async (connectionString: string | undefined, threshold: number) => {
  const host = /\/\/(?<host>[^?]+)/.exec(String(connectionString))?.groups?.['host'] ?? ''
  const url = `http://${host}/admin/scavenge?threshold=${String(threshold)}`
  const answer = await fetch(url, { method: 'POST', headers: { accept: 'application/json' } })
  expect(answer.ok).toBe(true)
  await answer.json()
}
