/**
 * Which events a projection looks at.
 *
 * @since 0.1.0
 */
import type { Database } from '../log/database.js'
import type { EventRecord } from '../log/event-record.js'
import { isMetastream, originalOf } from '../log/metastream.js'
import { linkType, resolve } from '../log/resolve-link.js'
import type { Subject, SystemProjection } from './system-projection.js'

const isOfUsers = (stream: string): boolean =>
  !(isMetastream(stream) ? originalOf(stream) : stream).startsWith('$')

const isJson = (data: Uint8Array): boolean => {
  try {
    JSON.parse(Buffer.from(data).toString('utf8'))
    return true
  } catch {
    return false
  }
}

/**
 * Those of streams that are not the system's, and of their metadata; links that lead nowhere and
 * JSON that is none are passed over.
 *
 * @since 0.1.0
 */
export const subjectOf = (
  database: Database,
  { seesLinks }: SystemProjection,
  placed: EventRecord,
): Subject | undefined => {
  if (!isOfUsers(placed.stream) || (placed.type === linkType && !seesLinks)) return undefined
  const { event } = resolve(database, placed, true)
  if (event === undefined || (event.isJson && !isJson(event.data))) return undefined
  return { placed, event }
}
