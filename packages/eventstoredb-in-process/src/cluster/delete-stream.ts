/**
 * Deleting a stream: for good, or until somebody writes to it again.
 *
 * @since 0.1.0
 */
import { checkAppend, type ExpectedRevision } from '../log/check-append.js'
import { lastRevision } from '../log/database.js'
import { endOfRevisions, type EventRecord } from '../log/event-record.js'
import { metastreamOf } from '../log/metastream.js'
import { deletedMetadata } from '../log/stream-metadata.js'
import { type Cluster, wake } from './cluster.js'
import { record, setMetadata, systemEvent } from './record.js'
import type { WriteResult } from './write.js'

const tombstone = (cluster: Cluster, stream: string): EventRecord =>
  record(cluster, stream, endOfRevisions, {
    ...systemEvent('$streamDeleted', ''),
    isJson: false,
  })

/**
 * For good (a tombstone), or until somebody writes to it again.
 *
 * @since 0.1.0
 */
export const deleteStream = (
  cluster: Cluster,
  stream: string,
  expected: ExpectedRevision,
  forGood: boolean,
): WriteResult => {
  const { leader, recentIds } = cluster
  const log = { database: leader.database, recentIds }
  const decision = checkAppend(log, stream, expected, [crypto.randomUUID()])
  if (decision.type === 'Repeated') return { type: 'WrongRevision', current: decision.last }
  if (decision.type !== 'Write') return decision
  const isUnknown = decision.current < 0 && lastRevision(leader.database, metastreamOf(stream)) < 0
  if (!forGood && isUnknown) return { type: 'WrongRevision', current: -1 }
  const event = forGood ? tombstone(cluster, stream) : setMetadata(cluster, stream, deletedMetadata)
  wake(cluster)
  return { type: 'Written', last: event.revision, position: event.position }
}
