/**
 * What a scavenge takes out of a node's copy: all that readers no longer see before a point, but
 * never the last event of a stream, unless it was deleted for good.
 *
 * @since 0.1.0
 */
import { chunkOf } from '../log/chunk.js'
import type { Database, StreamCopy } from '../log/database.js'
import { endOfRevisions, type EventRecord } from '../log/event-record.js'
import { isMetastream, metastreamOf, originalOf } from '../log/metastream.js'
import { metadataIn, noMetadata } from '../log/stream-metadata.js'
import type { ScavengePoint } from './scavenge-point.js'

const before = (copy: StreamCopy | undefined, { position }: ScavengePoint): EventRecord[] =>
  [...(copy?.events.values() ?? [])]
    .filter((event) => event.position < position)
    .sort((a, b) => a.revision - b.revision)

const isTombstone = (event: EventRecord | undefined): boolean => event?.revision === endOfRevisions

const removableOf = (
  { streams }: Database,
  stream: string,
  copy: StreamCopy,
  point: ScavengePoint,
): readonly EventRecord[] => {
  const events = before(copy, point)
  const last = events.at(-1)
  if (last === undefined) return []
  if (isMetastream(stream)) {
    const isOfDeleted = isTombstone(before(streams.get(originalOf(stream)), point).at(-1))
    return isOfDeleted ? events : events.slice(0, -1)
  }
  if (isTombstone(last)) return events.slice(0, -1)
  const metadata = before(streams.get(metastreamOf(stream)), point).at(-1)
  const { truncateBefore, maxCount, maxAgeSeconds } = metadata ? metadataIn(metadata) : noMetadata
  const firstKept = Math.max(truncateBefore, last.revision - maxCount + 1)
  const oldestKept = point.createdAt - maxAgeSeconds * 1000
  return events
    .slice(0, -1)
    .filter(({ revision, createdAt }) => revision < firstKept || createdAt < oldestKept)
}

/** As the server weighs a chunk: two for each event that goes. */
const weightOfEvent = 2

/**
 * Chunks that do not weigh more than the threshold stay as they are.
 *
 * @since 0.1.0
 */
export const removable = (database: Database, point: ScavengePoint): ReadonlySet<EventRecord> => {
  const events = [...database.streams].flatMap(([stream, copy]) =>
    removableOf(database, stream, copy, point),
  )
  const weights = new Map<number, number>()
  for (const event of events) {
    const chunk = chunkOf(event.position)
    weights.set(chunk, (weights.get(chunk) ?? 0) + weightOfEvent)
  }
  return new Set(
    events.filter((event) => (weights.get(chunkOf(event.position)) ?? 0) > point.threshold),
  )
}
