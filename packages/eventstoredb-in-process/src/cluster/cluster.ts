/**
 * The nodes and the log that they share. Each node has a copy of it; the leader alone writes.
 *
 * @since 0.1.0
 */
import { type Database, emptyDatabase } from '../log/database.js'
import { type RecentIds, recentIds } from '../log/recent-ids.js'

/**
 * @since 0.1.0
 */
export interface Node {
  readonly index: number
  readonly instanceId: string
  readonly database: Database
  /** The TCP port that it listens on; 0 before it does. */
  port: number
  isAlive: boolean
  isFrozen: boolean
  /** The scavenge point that it has done last; -1 before the first. */
  donePoint: number
}

/**
 * @since 0.1.0
 */
export interface Cluster {
  readonly nodes: readonly Node[]
  leader: Node
  /** How often a node has begun to lead. */
  term: number
  /** What the leader remembers. */
  readonly recentIds: RecentIds
  /** Appends that are not confirmed yet: what the last revision of the stream will be. */
  readonly unconfirmed: Map<string, number>
  /** Where the next event goes. */
  end: number
  /** Scavenges that have begun wait. */
  areScavengesHeld: boolean
  /** Called when something may have changed. */
  readonly waiting: Set<() => void>
}

const newNode = (index: number): Node => ({
  index,
  instanceId: crypto.randomUUID(),
  database: emptyDatabase(),
  port: 0,
  isAlive: true,
  isFrozen: false,
  donePoint: -1,
})

/**
 * The first node leads.
 *
 * @since 0.1.0
 */
export const newCluster = (size: 1 | 3): Cluster => {
  const leader = newNode(0)
  const followers = size === 1 ? [] : [newNode(1), newNode(2)]
  return {
    nodes: [leader, ...followers],
    leader,
    term: 1,
    recentIds: recentIds(),
    unconfirmed: new Map(),
    end: 0,
    areScavengesHeld: false,
    waiting: new Set(),
  }
}

/**
 * @since 0.1.0
 */
export const wake = ({ waiting }: Cluster): void => {
  const resumed = [...waiting]
  waiting.clear()
  for (const resume of resumed) resume()
}

/**
 * Makes a node the leader. It starts without a memory of recent ids.
 *
 * @since 0.1.0
 */
export const elect = (cluster: Cluster, node: Node): void => {
  cluster.leader = node
  cluster.term++
  cluster.recentIds.forget()
  wake(cluster)
}

/**
 * Resolves when something may have changed.
 *
 * @since 0.1.0
 */
export const changed = ({ waiting }: Cluster): Promise<void> =>
  new Promise((resolve) => {
    waiting.add(resolve)
  })
