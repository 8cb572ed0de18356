/** Scavenging over HTTP, as operators do it. */
import type { EventStoreDBClient, JSONType } from '@eventstore/db-client'
import type { EventStoreDb } from '@interaction-log/eventstoredb-in-process'
import { setTimeout } from 'node:timers/promises'
import { collect } from './with-server.js'

const baseOf = ({ nodeConnectionStrings }: EventStoreDb, node: number): string =>
  (nodeConnectionStrings[node] ?? '').replace(/^esdb:(.*)\?.*$/, 'http:$1')

const ask = async (server: EventStoreDb, method: string, path: string, node = 0) => {
  const response = await fetch(`${baseOf(server, node)}/admin/scavenge${path}`, { method })
  const body = await response.text()
  if (!response.ok) throw new Error(`${String(response.status)} ${body}`)
  return JSON.parse(body) as { readonly scavengeId: string }
}

export const start = (server: EventStoreDb, query = '', node = 0) =>
  ask(server, 'POST', query, node)

export const stop = (server: EventStoreDb) => ask(server, 'DELETE', '/current')

export const getCurrent = (server: EventStoreDb) => ask(server, 'GET', '/current')

/** Waits until it is complete; answers how it was. */
export const completed = async (
  client: EventStoreDBClient,
  scavengeId: string,
): Promise<JSONType | undefined> => {
  for (let attempt = 0; attempt < 500; attempt++) {
    const events = await collect(client.readStream(`$scavenges-${scavengeId}`)).catch(() => [])
    const last = events.find(({ event }) => event?.type === '$scavengeCompleted')?.event
    if (last?.isJson === true) return last.data
    await setTimeout(5)
  }
  throw new Error('the scavenge is not completed')
}

export const scavenge = async (
  server: EventStoreDb,
  client: EventStoreDBClient,
  query = '',
  node = 0,
): Promise<string> => {
  const { scavengeId } = await start(server, query, node)
  await completed(client, scavengeId)
  return scavengeId
}
