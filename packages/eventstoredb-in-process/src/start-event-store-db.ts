/**
 * @since 0.1.0
 */
import { defaultUsers, type User } from './access/user.js'
import { newCalls } from './calls/calls.js'
import { newCluster } from './cluster/cluster.js'
import { connectionStringOf, type Credentials } from './connection-string.js'
import type { CallName } from './faults/fault.js'
import { type Faults, newFaults } from './faults/faults.js'
import { startNode } from './node-server.js'
import { allowOperators } from './scavenging/scavenge-log.js'
import { newScavenger } from './scavenging/scavenger.js'
import { newTls } from './tls/ca-file.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface EventStoreDbOptions {
  /** How many nodes: 1, or a cluster of 3 of which the first leads. Default 1. */
  readonly nodes?: 1 | 3
  /**
   * With TLS, users have to say who they are, and access rights hold. Without it, as by default,
   * anybody may do anything, and credentials are not looked at.
   */
  readonly tls?: boolean
  /** Beside admin (group `$admins`) and ops (group `$ops`), both with the password changeit. */
  readonly users?: readonly User[]
  /** Bytes that the data of one append may have together. Default 1 MiB, as in the real server. */
  readonly maxAppendSize?: number
}

/**
 * @category model
 * @since 0.1.0
 */
export interface EventStoreDb {
  /** For `EventStoreDBClient.connectionString`: all nodes, or the only one. */
  readonly connectionString: string
  /** The same for one node each, whichever leads. */
  readonly nodeConnectionStrings: readonly string[]
  /** The same with the credentials that hold for every call without its own. */
  readonly connectionStringAs: (credentials: Credentials) => string
  /** The certificate to trust, in PEM; `undefined` without TLS. Gone after `stop`. */
  readonly caFile: string | undefined
  readonly faults: Faults
  /** How many calls of this kind there have been, on all nodes. */
  readonly calls: (call: CallName) => number
  /** How many calls of this kind are under way. */
  readonly openCalls: (call: CallName) => number
  /** Breaks all connections and frees the ports. Nothing is kept. */
  readonly stop: () => Promise<void>
}

const defaultMaxAppendSize = 1024 * 1024

/**
 * Starts a server of one node or three on free ports of 127.0.0.1. It holds everything in memory.
 *
 * @example
 * import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
 * import { startEventStoreDb } from '@interaction-log/eventstoredb-in-process'
 *
 * const server = await startEventStoreDb()
 * const client = EventStoreDBClient.connectionString(server.connectionString)
 * const { nextExpectedRevision } = await client.appendToStream('note-1', [
 *   jsonEvent({ type: 'Noted', data: { text: 'hello' } }),
 * ])
 * assert.equal(nextExpectedRevision, 0n)
 * await client.dispose()
 * await server.stop()
 *
 * @category constructors
 * @since 0.1.0
 */
export const startEventStoreDb = async (
  options: EventStoreDbOptions = {},
): Promise<EventStoreDb> => {
  const cluster = newCluster(options.nodes ?? 1)
  const calls = newCalls()
  const tls = options.tls ? await newTls() : undefined
  const users = tls && [...defaultUsers, ...(options.users ?? [])]
  const maxAppendSize = options.maxAppendSize ?? defaultMaxAppendSize
  const servers = await Promise.all(
    cluster.nodes.map((node) => {
      const scavenger = newScavenger(cluster, node)
      return startNode({ cluster, node, calls, scavenger, users, maxAppendSize }, tls?.certificate)
    }),
  )
  allowOperators(cluster)
  const { nodes } = cluster
  return {
    connectionString: connectionStringOf(nodes, tls?.caFile, undefined),
    nodeConnectionStrings: nodes.map((node) => connectionStringOf([node], tls?.caFile, undefined)),
    connectionStringAs: (credentials) => connectionStringOf(nodes, tls?.caFile, credentials),
    caFile: tls?.caFile,
    faults: newFaults(cluster, calls, servers),
    calls: (call) => calls.made.get(call) ?? 0,
    openCalls: (call) => calls.open.get(call) ?? 0,
    stop: async () => {
      await Promise.all(servers.map(({ stop }) => stop()))
      await tls?.remove()
    },
  }
}
