/**
 * Recording one event: in the copy of every node at once.
 *
 * @since 0.1.0
 */
import { nextChunk } from '../log/chunk.js'
import { lastRevision, store } from '../log/database.js'
import { type EventRecord, type ProposedEvent, sizeInLog } from '../log/event-record.js'
import { metastreamOf } from '../log/metastream.js'
import type { Cluster } from './cluster.js'

const closesChunk = ({ stream, type }: EventRecord): boolean =>
  stream === '$scavengePoints' && type === '$scavengePoint'

/**
 * @since 0.1.0
 */
export const record = (
  cluster: Cluster,
  stream: string,
  revision: number,
  proposed: ProposedEvent,
): EventRecord => {
  const position = cluster.end
  const endPosition = position + sizeInLog(stream, proposed)
  const event = { ...proposed, stream, revision, position, endPosition, createdAt: Date.now() }
  cluster.end = closesChunk(event) ? nextChunk(position) : endPosition
  for (const { database } of cluster.nodes) store(database, event)
  cluster.recentIds.remember(event.id, { stream, revision })
  return event
}

/**
 * An event of the server itself.
 *
 * @since 0.1.0
 */
export const systemEvent = (type: string, json: string): ProposedEvent => ({
  id: crypto.randomUUID(),
  type,
  isJson: true,
  data: Buffer.from(json),
  metadata: Buffer.alloc(0),
})

/**
 * @since 0.1.0
 */
export const setMetadata = (cluster: Cluster, stream: string, json: string): EventRecord => {
  const metastream = metastreamOf(stream)
  const revision = lastRevision(cluster.leader.database, metastream) + 1
  return record(cluster, metastream, revision, systemEvent('$metadata', json))
}
