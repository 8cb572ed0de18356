/**
 * What readers see of a stream: without what its metadata hides.
 *
 * @since 0.1.0
 */
import { type Database, eventAt, lastRevision } from './database.js'
import { endOfRevisions, type EventRecord } from './event-record.js'
import { isSoftDeleted, visibleFrom } from './stream-metadata.js'

/**
 * @since 0.1.0
 */
export type StreamView =
  | { readonly type: 'Deleted' }
  | { readonly type: 'NoStream' }
  | {
      readonly type: 'Stream'
      readonly first: number
      readonly last: number
      readonly at: (revision: number) => EventRecord | undefined
    }

/**
 * @since 0.1.0
 */
export const viewOf = (database: Database, stream: string): StreamView => {
  const last = lastRevision(database, stream)
  if (last === endOfRevisions) return { type: 'Deleted' }
  if (last < 0 || isSoftDeleted(database, stream)) return { type: 'NoStream' }
  const { revision: first, createdAt } = visibleFrom(database, stream, Date.now())
  return {
    type: 'Stream',
    first,
    last,
    at: (revision) => {
      const event = revision < first ? undefined : eventAt(database, stream, revision)
      return event !== undefined && event.createdAt >= createdAt ? event : undefined
    },
  }
}
