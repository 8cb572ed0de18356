/**
 * What the services of one node have in common.
 *
 * @since 0.1.0
 */
import type { Metadata } from '@grpc/grpc-js'
import type { User } from '../access/user.js'
import type { Cluster, Node } from '../cluster/cluster.js'
import { host } from '../cluster/host.js'
import { notLeader } from '../protocol/rpc-error.js'
import type { Scavenger } from '../scavenging/scavenger.js'
import type { Calls } from './calls.js'

/**
 * @since 0.1.0
 */
export interface Context {
  readonly cluster: Cluster
  readonly node: Node
  readonly calls: Calls
  readonly scavenger: Scavenger
  /** `undefined`: anybody may do anything. */
  readonly users: readonly User[] | undefined
  /** Bytes. */
  readonly maxAppendSize: number
}

/**
 * Throws an RpcError if the caller wants the leader and this is not it.
 *
 * @since 0.1.0
 */
export const assertLeads = ({ cluster, node }: Context, metadata: Metadata): void => {
  const [requiresLeader] = metadata.get('requires-leader')
  if (String(requiresLeader).toLowerCase() === 'true' && node !== cluster.leader)
    throw notLeader(host, cluster.leader.port)
}
