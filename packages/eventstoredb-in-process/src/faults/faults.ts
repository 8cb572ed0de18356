/**
 * Making things go wrong.
 *
 * @since 0.1.0
 */
import type { Calls } from '../calls/calls.js'
import { type Cluster, elect, wake } from '../cluster/cluster.js'
import type { NodeServer } from '../node-server.js'
import type { CallName, Fault } from './fault.js'

/**
 * Nodes are numbered from 0.
 *
 * @category model
 * @since 0.1.0
 */
export interface Faults {
  /** What is to go wrong with the next calls of this kind, on whichever node. Once by default. */
  readonly inject: (call: CallName, fault: Fault, times?: number) => void
  /** Takes back what has not gone wrong yet. */
  readonly clear: () => void
  /**
   * The node says nothing and hears nothing, and keeps its connections, as after SIGSTOP. It goes
   * on leading, if it did, until another one is elected.
   */
  readonly freeze: (node: number) => void
  /** Ends `freeze`: what has come in meanwhile is done now. */
  readonly thaw: (node: number) => void
  /** Breaks all connections of the node; it goes on. */
  readonly disconnect: (node: number) => void
  /** Stops the node, as after SIGKILL. If it led, the next one that runs does. */
  readonly stopNode: (node: number) => Promise<void>
  /** Starts it again on the same port, with what it had written. */
  readonly startNode: (node: number) => Promise<void>
  /** Makes the node the leader, with an empty memory of recent ids. */
  readonly elect: (node: number) => void
  /** Empties the leader's memory of recent ids, as a restart does. */
  readonly forgetIds: () => void
  /** Scavenges begin, and then wait until they are released or stopped. */
  readonly holdScavenges: () => void
  readonly releaseScavenges: () => void
}

/** Who leads when a node has stopped. A node that is alone begins anew. */
const succeed = (cluster: Cluster): void => {
  if (cluster.leader.isAlive) return
  elect(cluster, cluster.nodes.find(({ isAlive }) => isAlive) ?? cluster.leader)
}

/**
 * @since 0.1.0
 */
export const newFaults = (
  cluster: Cluster,
  calls: Calls,
  servers: readonly NodeServer[],
): Faults => {
  const holdScavenges = (areHeld: boolean) => (): void => {
    cluster.areScavengesHeld = areHeld
    wake(cluster)
  }
  return {
    inject: (call, fault, times = 1) => {
      calls.planned.push({ call, fault, times })
    },
    clear: () => {
      calls.planned = []
    },
    freeze: (node) => servers[node]?.freeze(),
    thaw: (node) => servers[node]?.thaw(),
    disconnect: (node) => servers[node]?.disconnect(),
    stopNode: async (node) => {
      await servers[node]?.stop()
      succeed(cluster)
    },
    startNode: async (node) => servers[node]?.start(),
    elect: (index) => {
      const node = cluster.nodes[index]
      if (node !== undefined) elect(cluster, node)
    },
    forgetIds: cluster.recentIds.forget,
    holdScavenges: holdScavenges(true),
    releaseScavenges: holdScavenges(false),
  }
}
