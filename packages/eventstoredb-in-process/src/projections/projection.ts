/**
 * A projection at work.
 *
 * @since 0.1.0
 */
import type { Cluster } from '../cluster/cluster.js'
import { systemEvent } from '../cluster/record.js'
import { append } from '../cluster/write.js'
import { indexAt, lastRevision } from '../log/database.js'
import { metastreamOf } from '../log/metastream.js'
import { subjectOf } from './subject.js'
import {
  correlationOf,
  type Emitted,
  type Subject,
  type SystemProjection,
} from './system-projection.js'

/**
 * @since 0.1.0
 */
export type ProjectionStatus = 'Stopped' | 'Running' | 'Aborted/Stopped'

/**
 * @since 0.1.0
 */
export interface Projection {
  readonly system: SystemProjection
  status: ProjectionStatus
  /** Counts how often it was enabled, disabled and reset. */
  version: number
  /** The version that began from nothing; -1: the first. */
  epoch: number
  /** Where in the log it goes on. */
  next: number
  /** Of the last event that it has looked at. */
  position: number | undefined
  checkpoint: number | undefined
  /** Events that it has looked at since it was enabled. */
  processed: number
  /** Streams that it has written to in this epoch. */
  readonly emittedTo: Set<string>
}

/**
 * @since 0.1.0
 */
export const newProjection = (system: SystemProjection): Projection => ({
  system,
  status: 'Stopped',
  version: 0,
  epoch: -1,
  next: 0,
  position: undefined,
  checkpoint: undefined,
  processed: 0,
  emittedTo: new Set(),
})

/** Everybody may read it; what an earlier epoch has written is hidden. */
const prepare = (cluster: Cluster, stream: string): void => {
  const first = lastRevision(cluster.leader.database, stream) + 1
  const json = { ...(first > 0 ? { $tb: first } : {}), $acl: { $r: '$all', $mr: '$all' } }
  const metadata = systemEvent('$metadata', JSON.stringify(json))
  append(cluster, metastreamOf(stream), 'any', [metadata])
}

const systemVersion = 4

const write = (
  cluster: Cluster,
  { system, version, epoch, emittedTo }: Projection,
  { placed, event }: Subject,
  { stream, type, data, metadata }: Emitted,
): void => {
  if (!emittedTo.has(stream)) prepare(cluster, stream)
  emittedTo.add(stream)
  const json = {
    $v: [system.id, epoch, version, systemVersion].join(':'),
    $c: placed.position,
    $p: placed.position,
    ...metadata,
    $causedBy: event.id,
    $correlationId: correlationOf(event),
  }
  const proposed = { ...systemEvent(type, ''), isJson: false, data }
  append(cluster, stream, 'any', [{ ...proposed, metadata: Buffer.from(JSON.stringify(json)) }])
}

/**
 * Looks at what was written since the last time.
 *
 * @since 0.1.0
 */
export const advance = (cluster: Cluster, projection: Projection): void => {
  const { system, status, next } = projection
  if (status !== 'Running') return
  const { database } = cluster.leader
  const written = database.records.slice(indexAt(database, next))
  projection.next = cluster.end
  for (const placed of written) {
    const subject = subjectOf(database, system, placed)
    if (subject === undefined) continue
    projection.processed++
    projection.position = placed.position
    const emitted = system.emit(subject)
    if (emitted !== undefined) write(cluster, projection, subject, emitted)
  }
}
