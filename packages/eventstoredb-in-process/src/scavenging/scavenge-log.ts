/**
 * What a scavenge writes down about itself: in `$scavenges-<id>`, and links to it in `$scavenges`.
 *
 * @since 0.1.0
 */
import type { Cluster, Node } from '../cluster/cluster.js'
import { host } from '../cluster/host.js'
import { append, systemEvent } from '../cluster/write.js'
import { eventAt, lastRevision } from '../log/database.js'
import { linkTo, linkType } from '../log/resolve-link.js'
import { metastreamOf } from '../log/stream-metadata.js'

const scavenges = '$scavenges'

const readableByOperators = JSON.stringify({
  $maxAge: 2592000,
  $acl: { $r: ['$ops'], $w: [], $d: [], $mr: [], $mw: [] },
})

/**
 * @since 0.1.0
 */
export const allowOperators = (cluster: Cluster, stream = scavenges): void => {
  append(cluster, metastreamOf(stream), 'any', [systemEvent('$metadata', readableByOperators)])
}

const note = (cluster: Cluster, stream: string, type: string, data: object): void => {
  append(cluster, stream, 'any', [systemEvent(type, JSON.stringify(data))])
  const { database } = cluster.leader
  const event = eventAt(database, stream, lastRevision(database, stream))
  if (event === undefined) return
  const link = { ...systemEvent(linkType, ''), isJson: false, data: linkTo(event) }
  append(cluster, scavenges, 'any', [link])
}

/**
 * @since 0.1.0
 */
export type ScavengeResult = 'Success' | 'Stopped' | 'Failed'

/**
 * @since 0.1.0
 */
export interface ScavengeLog {
  readonly started: () => void
  readonly completed: (result: ScavengeResult, bytesSaved: number) => void
}

/**
 * @since 0.1.0
 */
export const scavengeLog = (cluster: Cluster, node: Node, scavengeId: string): ScavengeLog => {
  const stream = `${scavenges}-${scavengeId}`
  const who = { scavengeId, nodeEndpoint: `${host}:${String(node.port)}` }
  return {
    started: () => {
      allowOperators(cluster, stream)
      note(cluster, stream, '$scavengeStarted', who)
    },
    completed: (result, spaceSaved) => {
      const timeTaken = '00:00:00.0100000'
      const outcome = { result, error: null, timeTaken, spaceSaved, maxChunkScavenged: 0 }
      note(cluster, stream, '$scavengeCompleted', { ...who, ...outcome })
    },
  }
}
