/**
 * What the server decides about an append: whether it is written, was written before, or is refused.
 *
 * @since 0.1.0
 */
import { type Database, eventAt, lastRevision } from './database.js'
import { endOfRevisions } from './event-record.js'
import type { RecentIds } from './recent-ids.js'
import { metastreamOf } from './metastream.js'
import { isSoftDeleted } from './stream-metadata.js'

/**
 * A revision, or -1: no stream.
 *
 * @since 0.1.0
 */
export type ExpectedRevision = number | 'any' | 'stream exists'

/**
 * @since 0.1.0
 */
export type Decision =
  | { readonly type: 'Write'; readonly current: number }
  /** The same ids are there already, up to this revision. */
  | { readonly type: 'Repeated'; readonly last: number }
  | { readonly type: 'WrongRevision'; readonly current: number }
  | { readonly type: 'Deleted' }

interface Log {
  readonly database: Database
  readonly recentIds: RecentIds
}

type Check = (log: Log, stream: string, current: number, ids: readonly string[]) => Decision

/** Without an exact revision only the memory of the leader tells a repetition. */
const checkByMemory: Check = ({ recentIds }, stream, current, ids) => {
  const found = ids
    .map(recentIds.get)
    .map((where) => (where?.stream === stream ? where : undefined))
  const last = found.at(-1)
  if (found[0] === undefined) return { type: 'Write', current }
  if (last === undefined || found.includes(undefined)) return { type: 'WrongRevision', current }
  return { type: 'Repeated', last: last.revision }
}

const checkByLog =
  (expected: number): Check =>
  ({ database, recentIds }, stream, current, ids) => {
    const isThere = (id: string, index: number): boolean => {
      const revision = expected + 1 + index
      const where = recentIds.get(id)
      return (
        (where?.stream === stream && where.revision === revision) ||
        eventAt(database, stream, revision)?.id === id
      )
    }
    const firstMissing = ids.findIndex((id, index) => !isThere(id, index))
    if (firstMissing < 0 && ids.length > 0) return { type: 'Repeated', last: expected + ids.length }
    if (firstMissing === 0 && expected === -1 && isSoftDeleted(database, stream))
      return { type: 'Write', current }
    return { type: 'WrongRevision', current }
  }

/**
 * @since 0.1.0
 */
export const checkAppend = (
  log: Log,
  stream: string,
  expected: ExpectedRevision,
  ids: readonly string[],
): Decision => {
  const { database } = log
  const current = lastRevision(database, stream)
  if (current === endOfRevisions) return { type: 'Deleted' }
  if (expected === 'stream exists') {
    if (isSoftDeleted(database, stream)) return { type: 'Deleted' }
    if (current < 0 && lastRevision(database, metastreamOf(stream)) < 0)
      return { type: 'WrongRevision', current }
  }
  if (typeof expected === 'string') return checkByMemory(log, stream, current, ids)
  if (expected < current) return checkByLog(expected)(log, stream, current, ids)
  return { type: expected === current ? 'Write' : 'WrongRevision', current }
}
