/**
 * What a scavenge writes down about itself: in `$scavenges-<id>`, and links to it in `$scavenges`.
 *
 * @since 0.1.0
 */
import type { Cluster, Node } from '../cluster/cluster.js'
import { host } from '../cluster/host.js'
import { systemEvent } from '../cluster/record.js'
import { append } from '../cluster/write.js'
import { eventAt, lastRevision } from '../log/database.js'
import { linkTo, linkType } from '../log/resolve-link.js'
import { metastreamOf } from '../log/metastream.js'

const scavenges = '$scavenges'

/** As .NET writes a time span, below a minute. */
const timeSpan = (milliseconds: number): string =>
  `00:00:${(milliseconds / 1000).toFixed(7).padStart(10, '0')}`

const readableByOperators = JSON.stringify({
  $maxAge: 2592000,
  $acl: { $r: '$ops', $w: [], $d: [], $mr: [], $mw: [] },
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
 * For each chunk that was rewritten.
 *
 * @since 0.1.0
 */
export type BytesSaved = ReadonlyMap<number, number>

/**
 * @since 0.1.0
 */
export interface ScavengeLog {
  readonly started: () => void
  readonly completed: (result: ScavengeResult, saved: BytesSaved) => void
}

/**
 * @since 0.1.0
 */
export const scavengeLog = (cluster: Cluster, node: Node, scavengeId: string): ScavengeLog => {
  const stream = `${scavenges}-${scavengeId}`
  const who = { scavengeId, nodeEndpoint: `${host}:${String(node.port)}` }
  const startedAt = performance.now()
  const timeTaken = () => timeSpan(performance.now() - startedAt)
  return {
    started: () => {
      allowOperators(cluster, stream)
      note(cluster, stream, '$scavengeStarted', who)
    },
    completed: (result, saved) => {
      for (const [chunk, spaceSaved] of saved) {
        const chunks = { chunkStartNumber: chunk, chunkEndNumber: chunk }
        const how = { timeTaken: timeTaken(), wasScavenged: true, spaceSaved, errorMessage: '' }
        const data = JSON.stringify({ ...who, ...chunks, ...how })
        append(cluster, stream, 'any', [systemEvent('$scavengeChunksCompleted', data)])
      }
      const spaceSaved = [...saved.values()].reduce((sum, bytes) => sum + bytes, 0)
      const maxChunkScavenged = Math.max(0, ...saved.keys())
      const outcome = { result, error: null, timeTaken: timeTaken(), spaceSaved, maxChunkScavenged }
      note(cluster, stream, '$scavengeCompleted', { ...who, ...outcome })
    },
  }
}
