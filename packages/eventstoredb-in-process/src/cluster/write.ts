/**
 * Writing to the log: all events of a request or none, in the copy of every node at once.
 *
 * @since 0.1.0
 */
import { checkAppend, type ExpectedRevision } from '../log/check-append.js'
import { eventAt, lastRevision } from '../log/database.js'
import type { ProposedEvent } from '../log/event-record.js'
import { isMetastream, originalOf } from '../log/metastream.js'
import { isSoftDeleted, metadataOf } from '../log/stream-metadata.js'
import { type Cluster, wake } from './cluster.js'
import { record, setMetadata } from './record.js'

/**
 * @since 0.1.0
 */
export type WriteResult =
  | { readonly type: 'Written'; readonly last: number; readonly position: number | undefined }
  | { readonly type: 'WrongRevision'; readonly current: number }
  | { readonly type: 'Deleted' }

/** Bytes that an append of no events takes in the log. */
const emptyRecord = 90

/** A stream that was deleted and is written again begins at this revision. */
const revive = (cluster: Cluster, stream: string, revision: number): void => {
  const { json } = metadataOf(cluster.leader.database, stream)
  setMetadata(cluster, stream, JSON.stringify({ ...json, $tb: revision }))
}

const write = (
  cluster: Cluster,
  stream: string,
  current: number,
  events: readonly ProposedEvent[],
): WriteResult => {
  const { database } = cluster.leader
  const wasDeleted = isSoftDeleted(database, stream)
  const described = isMetastream(stream) ? originalOf(stream) : undefined
  const revived = described !== undefined && isSoftDeleted(database, described)
  const before = cluster.end
  const records = events.map((event, index) => record(cluster, stream, current + 1 + index, event))
  if (records.length === 0) cluster.end += emptyRecord
  if (wasDeleted) revive(cluster, stream, current + 1)
  if (revived) revive(cluster, described, lastRevision(database, described) + 1)
  wake(cluster)
  return {
    type: 'Written',
    last: current + events.length,
    position: records.at(-1)?.position ?? before,
  }
}

/**
 * @since 0.1.0
 */
export const append = (
  cluster: Cluster,
  stream: string,
  expected: ExpectedRevision,
  events: readonly ProposedEvent[],
): WriteResult => {
  const { leader, recentIds } = cluster
  const unconfirmed = cluster.unconfirmed.get(stream)
  if (unconfirmed !== undefined) return { type: 'WrongRevision', current: unconfirmed }
  const ids = events.map(({ id }) => id)
  const decision = checkAppend({ database: leader.database, recentIds }, stream, expected, ids)
  if (decision.type === 'Write') return write(cluster, stream, decision.current, events)
  if (decision.type !== 'Repeated') return decision
  const { last } = decision
  return { type: 'Written', last, position: eventAt(leader.database, stream, last)?.position }
}

/**
 * An append that can be read only when the followers have confirmed it.
 *
 * @since 0.1.0
 */
export const appendUnconfirmed =
  (milliseconds: number): typeof append =>
  (cluster, stream, expected, events) => {
    const last = lastRevision(cluster.leader.database, stream) + events.length
    cluster.unconfirmed.set(stream, last)
    const confirm = () => {
      cluster.unconfirmed.delete(stream)
      append(cluster, stream, expected, events)
    }
    setTimeout(confirm, milliseconds).unref()
    return { type: 'Written', last, position: undefined }
  }
