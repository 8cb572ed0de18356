/**
 * The scavenger of one node. It does the latest point that the node has not done yet, whoever
 * wrote it, and only otherwise writes one of its own.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import type { Cluster, Node } from '../cluster/cluster.js'
import { remove } from '../log/database.js'
import { removable } from './removable.js'
import { scavengeLog, type ScavengeResult } from './scavenge-log.js'
import { addPoint, latestPoint, type ScavengePoint } from './scavenge-point.js'

/**
 * @since 0.1.0
 */
export interface ScavengeOptions {
  readonly threshold: number
  /** Do an existing point, but write no new one. */
  readonly syncOnly: boolean
}

/**
 * @since 0.1.0
 */
export type Started =
  | { readonly type: 'Started'; readonly scavengeId: string }
  | { readonly type: 'InProgress'; readonly scavengeId: string }

/**
 * @since 0.1.0
 */
export interface Scavenger {
  readonly start: (options: ScavengeOptions) => Started
  /** Stops this one, or whichever runs; `undefined` if there is none of that id. */
  readonly stop: (scavengeId: string) => Promise<string> | undefined
  readonly current: () => string | undefined
}

interface Running {
  readonly scavengeId: string
  readonly done: Promise<void>
  isStopped: boolean
}

const pointToDo = (
  cluster: Cluster,
  node: Node,
  { threshold, syncOnly }: ScavengeOptions,
): ScavengePoint | undefined => {
  const latest = latestPoint(node)
  if (latest !== undefined && latest.number > node.donePoint) return latest
  if (syncOnly) return undefined
  addPoint(cluster, latest?.number ?? -1, threshold)
  return latestPoint(node)
}

const scavenge = (cluster: Cluster, node: Node, options: ScavengeOptions): number => {
  const point = pointToDo(cluster, node, options)
  if (point === undefined) return 0
  const events = removable(node.database, point)
  remove(node.database, events)
  node.donePoint = point.number
  return [...events].reduce((sum, { position, endPosition }) => sum + endPosition - position, 0)
}

/**
 * `proceed` resolves when scavenges may go on.
 *
 * @since 0.1.0
 */
export const newScavenger = (
  cluster: Cluster,
  node: Node,
  proceed: () => Promise<void>,
): Scavenger => {
  let running: Running | undefined

  const run = async (scavengeId: string, options: ScavengeOptions): Promise<void> => {
    const log = scavengeLog(cluster, node, scavengeId)
    await setImmediate()
    log.started()
    await proceed()
    const result: ScavengeResult = running?.isStopped ? 'Stopped' : 'Success'
    log.completed(result, result === 'Success' ? scavenge(cluster, node, options) : 0)
    running = undefined
  }

  return {
    start: (options) => {
      if (running !== undefined) return { type: 'InProgress', scavengeId: running.scavengeId }
      const scavengeId = crypto.randomUUID()
      running = { scavengeId, done: run(scavengeId, options), isStopped: false }
      return { type: 'Started', scavengeId }
    },
    stop: (asked) => {
      const stopped = running
      if (stopped === undefined || (asked !== 'current' && asked !== stopped.scavengeId))
        return undefined
      stopped.isStopped = true
      return stopped.done.then(() => stopped.scavengeId)
    },
    current: () => running?.scavengeId,
  }
}
