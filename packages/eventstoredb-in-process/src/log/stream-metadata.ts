/**
 * What the metadata of a stream says about its events and about who may do what.
 *
 * @since 0.1.0
 */
import { type Database, eventAt, lastRevision } from './database.js'
import { endOfRevisions, type EventRecord } from './event-record.js'
import { isMetastream, metastreamOf } from './metastream.js'

/**
 * @since 0.1.0
 */
export type JsonRecord = Readonly<Record<string, unknown>>

/**
 * @since 0.1.0
 */
export interface StreamMetadata {
  readonly json: JsonRecord
  readonly truncateBefore: number
  readonly maxCount: number
  readonly maxAgeSeconds: number
}

/**
 * @since 0.1.0
 */
export const deletedMetadata = '{"$tb":9223372036854775807}'

/**
 * @since 0.1.0
 */
export const noMetadata: StreamMetadata = {
  json: {},
  truncateBefore: 0,
  maxCount: Infinity,
  maxAgeSeconds: Infinity,
}

/** Of the metadata of a metastream only the last event counts. */
const ofMetastream: StreamMetadata = { ...noMetadata, maxCount: 1 }

/**
 * @since 0.1.0
 */
export const isJsonRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The JSON object in these bytes, if that is what they hold.
 *
 * @since 0.1.0
 */
export const jsonRecordIn = (bytes: Uint8Array): JsonRecord | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return isJsonRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

const parse = ({ data }: EventRecord): StreamMetadata => {
  const json = jsonRecordIn(data) ?? {}
  const truncateBefore = numberOr(json['$tb'], 0)
  return {
    json,
    truncateBefore: truncateBefore >= Number.MAX_SAFE_INTEGER ? endOfRevisions : truncateBefore,
    maxCount: numberOr(json['$maxCount'], Infinity),
    maxAgeSeconds: numberOr(json['$maxAge'], Infinity),
  }
}

const parsed = new WeakMap<EventRecord, StreamMetadata>()

/**
 * What one `$metadata` event says.
 *
 * @since 0.1.0
 */
export const metadataIn = (event: EventRecord): StreamMetadata => {
  const metadata = parsed.get(event) ?? parse(event)
  parsed.set(event, metadata)
  return metadata
}

/**
 * @since 0.1.0
 */
export const metadataOf = (database: Database, stream: string): StreamMetadata => {
  if (isMetastream(stream)) return ofMetastream
  const metastream = metastreamOf(stream)
  const event = eventAt(database, metastream, lastRevision(database, metastream))
  return event === undefined ? noMetadata : metadataIn(event)
}

/**
 * Deleted, but not for ever: it may be written again.
 *
 * @since 0.1.0
 */
export const isSoftDeleted = (database: Database, stream: string): boolean =>
  metadataOf(database, stream).truncateBefore === endOfRevisions

/**
 * The first revision that readers see, and since when (milliseconds since 1970).
 *
 * @since 0.1.0
 */
export const visibleFrom = (
  database: Database,
  stream: string,
  now: number,
): { readonly revision: number; readonly createdAt: number } => {
  const { truncateBefore, maxCount, maxAgeSeconds } = metadataOf(database, stream)
  const newest = lastRevision(database, stream) - maxCount + 1
  return {
    revision: Math.max(0, truncateBefore, newest),
    createdAt: now - maxAgeSeconds * 1000,
  }
}
