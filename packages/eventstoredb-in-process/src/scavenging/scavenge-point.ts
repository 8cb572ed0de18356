/**
 * Scavenge points: how far a scavenge goes. They are in the log, so all nodes share them.
 *
 * @since 0.1.0
 */
import type { Cluster, Node } from '../cluster/cluster.js'
import { systemEvent } from '../cluster/record.js'
import { append } from '../cluster/write.js'
import { eventAt, lastRevision } from '../log/database.js'
import { jsonRecordIn } from '../log/stream-metadata.js'

const scavengePoints = '$scavengePoints'

/**
 * @since 0.1.0
 */
export interface ScavengePoint {
  readonly number: number
  /** Events before it are scavenged. */
  readonly position: number
  /** Chunks that weigh more are rewritten. */
  readonly threshold: number
  /** Milliseconds since 1970: what counts as now for `$maxAge`. */
  readonly createdAt: number
}

/**
 * @since 0.1.0
 */
export const latestPoint = ({ database }: Node): ScavengePoint | undefined => {
  const number = lastRevision(database, scavengePoints)
  const event = eventAt(database, scavengePoints, number)
  if (event === undefined) return undefined
  const { position, createdAt, data } = event
  const threshold = jsonRecordIn(data)?.['threshold']
  return { number, position, createdAt, threshold: typeof threshold === 'number' ? threshold : 0 }
}

/**
 * A threshold of 0 is not written down.
 *
 * @since 0.1.0
 */
export const addPoint = (cluster: Cluster, expected: number, threshold: number): void => {
  const json = threshold === 0 ? '{}' : JSON.stringify({ threshold })
  append(cluster, scavengePoints, expected, [systemEvent('$scavengePoint', json)])
}
