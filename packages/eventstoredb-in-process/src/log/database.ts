/**
 * One node's copy of the log.
 *
 * @since 0.1.0
 */
import { chunkOf } from './chunk.js'
import { endOfRevisions, type EventRecord } from './event-record.js'
import { isMetastream, originalOf } from './metastream.js'

/**
 * @since 0.1.0
 */
export interface StreamCopy {
  /** The last revision; -1 without events, `endOfRevisions` after a tombstone. */
  last: number
  readonly events: Map<number, EventRecord>
}

/**
 * @since 0.1.0
 */
export interface Database {
  /** In order of position. */
  records: EventRecord[]
  readonly streams: Map<string, StreamCopy>
  /** Chunks that a scavenge has rewritten. */
  readonly rewritten: Set<number>
}

/**
 * @since 0.1.0
 */
export const emptyDatabase = (): Database => ({
  records: [],
  streams: new Map(),
  rewritten: new Set(),
})

/**
 * @since 0.1.0
 */
export const store = ({ records, streams }: Database, record: EventRecord): void => {
  const copy = streams.get(record.stream) ?? { last: -1, events: new Map<number, EventRecord>() }
  streams.set(record.stream, copy)
  records.push(record)
  copy.events.set(record.revision, record)
  copy.last = record.revision
}

/**
 * The metadata of a stream that was deleted for good is so too.
 *
 * @since 0.1.0
 */
export const lastRevision = ({ streams }: Database, stream: string): number => {
  const described = isMetastream(stream) ? streams.get(originalOf(stream))?.last : undefined
  return described === endOfRevisions ? endOfRevisions : (streams.get(stream)?.last ?? -1)
}

/**
 * The event itself, also where readers no longer see it.
 *
 * @since 0.1.0
 */
export const eventAt = (
  { streams }: Database,
  stream: string,
  revision: number,
): EventRecord | undefined => streams.get(stream)?.events.get(revision)

/**
 * Index of the first event at this position or after it.
 *
 * @since 0.1.0
 */
export const indexAt = ({ records }: Database, position: number): number => {
  let low = 0
  let high = records.length
  while (low < high) {
    const middle = (low + high) >> 1
    const record = records[middle]
    if (record !== undefined && record.position < position) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Takes events out of this copy.
 *
 * @since 0.1.0
 */
export const remove = (database: Database, events: ReadonlySet<EventRecord>): void => {
  if (events.size === 0) return
  database.records = database.records.filter((event) => !events.has(event))
  for (const { stream, revision, position } of events) {
    database.rewritten.add(chunkOf(position))
    const copy = database.streams.get(stream)
    copy?.events.delete(revision)
    if (copy?.events.size === 0) database.streams.delete(stream)
  }
}
