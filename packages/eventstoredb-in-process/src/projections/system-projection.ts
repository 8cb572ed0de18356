/**
 * The five projections of the system. Each makes one link at most of an event.
 *
 * @since 0.1.0
 */
import { endOfRevisions, type EventRecord } from '../log/event-record.js'
import { isMetastream, originalOf } from '../log/metastream.js'
import { linkTo, linkType } from '../log/resolve-link.js'
import { jsonRecordIn, metadataIn } from '../log/stream-metadata.js'

/**
 * An event in its stream, and what it says: the same, unless it is a link.
 *
 * @since 0.1.0
 */
export interface Subject {
  readonly placed: EventRecord
  readonly event: EventRecord
}

/**
 * @since 0.1.0
 */
export interface Emitted {
  readonly stream: string
  readonly type: '$>' | '$@'
  readonly data: Uint8Array
  readonly metadata: Readonly<Record<string, unknown>>
}

/**
 * @since 0.1.0
 */
export interface SystemProjection {
  readonly name: string
  readonly id: number
  /** Whether it looks at links. */
  readonly seesLinks: boolean
  readonly emit: (subject: Subject) => Emitted | undefined
}

/** The text before the first `-`. */
const categoryOf = (stream: string): string | undefined =>
  stream.startsWith('$') ? undefined : /^([^-]+)-/.exec(stream)?.[1]

/** The stream whose deletion this event is, for good or not. */
const deletedStream = (event: EventRecord): string | undefined => {
  const { stream, type } = event
  if (!isMetastream(stream)) return type === '$streamDeleted' ? stream : undefined
  if (type !== '$metadata') return undefined
  return metadataIn(event).truncateBefore === endOfRevisions ? originalOf(stream) : undefined
}

const deletion = { $deleted: -1 }

const streams: SystemProjection = {
  name: '$streams',
  id: 1,
  seesLinks: true,
  emit: ({ placed }) =>
    placed.revision === 0
      ? { stream: '$streams', type: linkType, data: linkTo(placed), metadata: {} }
      : undefined,
}

const streamByCategory: SystemProjection = {
  name: '$stream_by_category',
  id: 2,
  seesLinks: true,
  emit: ({ placed }) => {
    const category = categoryOf(placed.stream)
    if (category === undefined || placed.revision !== 0) return undefined
    const data = Buffer.from(placed.stream)
    return { stream: `$category-${category}`, type: '$@', data, metadata: {} }
  },
}

const byCategory: SystemProjection = {
  name: '$by_category',
  id: 3,
  seesLinks: true,
  emit: ({ placed, event }) => {
    const deleted = deletedStream(placed)
    const of = deleted ?? placed.stream
    const category = categoryOf(of)
    if (category === undefined) return undefined
    const metadata = { $o: of, ...(deleted === undefined ? {} : deletion) }
    return { stream: `$ce-${category}`, type: linkType, data: linkTo(event), metadata }
  },
}

const byEventType: SystemProjection = {
  name: '$by_event_type',
  id: 4,
  seesLinks: false,
  // As on the real server, the link of a metadata event names the stream that it describes.
  emit: ({ event }) => {
    const isDeletion = deletedStream(event) !== undefined
    const stream = isMetastream(event.stream) ? originalOf(event.stream) : event.stream
    return {
      stream: `$et-${isDeletion ? '$deleted' : event.type}`,
      type: linkType,
      data: linkTo({ ...event, stream }),
      metadata: isDeletion ? deletion : {},
    }
  },
}

/**
 * @since 0.1.0
 */
export const correlationOf = ({ metadata }: EventRecord): string | undefined => {
  const value = jsonRecordIn(metadata)?.['$correlationId']
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

const byCorrelationId: SystemProjection = {
  name: '$by_correlation_id',
  id: 5,
  seesLinks: false,
  emit: ({ event }) => {
    const correlation = correlationOf(event)
    if (correlation === undefined) return undefined
    const timestamp = new Date(event.createdAt).toISOString().replace('Z', '000Z')
    const metadata = { $eventTimestamp: timestamp }
    return { stream: `$bc-${correlation}`, type: linkType, data: linkTo(event), metadata }
  },
}

/**
 * @since 0.1.0
 */
export const systemProjections: readonly SystemProjection[] = [
  streams,
  streamByCategory,
  byCategory,
  byEventType,
  byCorrelationId,
]
