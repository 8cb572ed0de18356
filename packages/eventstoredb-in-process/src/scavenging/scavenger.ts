/**
 * The scavenger of one node. It does the latest point that the node has not done yet, whoever
 * wrote it, and only otherwise writes one of its own.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import { changed, type Cluster, type Node, wake } from '../cluster/cluster.js'
import { chunkOf } from '../log/chunk.js'
import { remove } from '../log/database.js'
import { removable } from './removable.js'
import { type BytesSaved, scavengeLog, type ScavengeResult } from './scavenge-log.js'
import { addPoint, latestPoint, type ScavengePoint } from './scavenge-point.js'

interface ScavengeOptions {
  readonly threshold: number
  /** Do an existing point, but write no new one. */
  readonly syncOnly: boolean
}

type Started =
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

const nothing: BytesSaved = new Map()

const scavenge = (cluster: Cluster, node: Node, options: ScavengeOptions): BytesSaved => {
  const point = pointToDo(cluster, node, options)
  if (point === undefined) return nothing
  const events = removable(node.database, point)
  remove(node.database, events)
  node.donePoint = point.number
  const saved = new Map<number, number>()
  for (const { position, endPosition } of events) {
    const chunk = chunkOf(position)
    saved.set(chunk, (saved.get(chunk) ?? 0) + endPosition - position)
  }
  return saved
}

/**
 * @since 0.1.0
 */
export const newScavenger = (cluster: Cluster, node: Node): Scavenger => {
  let running: Running | undefined

  const run = async (scavengeId: string, options: ScavengeOptions): Promise<void> => {
    const log = scavengeLog(cluster, node, scavengeId)
    await setImmediate()
    log.started()
    while (cluster.areScavengesHeld && !running?.isStopped) await changed(cluster)
    const result: ScavengeResult = running?.isStopped ? 'Stopped' : 'Success'
    log.completed(result, result === 'Success' ? scavenge(cluster, node, options) : nothing)
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
      wake(cluster)
      return stopped.done.then(() => stopped.scavengeId)
    },
    current: () => running?.scavengeId,
  }
}
