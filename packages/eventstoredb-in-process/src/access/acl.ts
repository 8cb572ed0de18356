/**
 * Access control lists: which roles may do what with a stream.
 *
 * @since 0.1.0
 */
import { type Database, eventAt, lastRevision } from '../log/database.js'
import { isMetastream, originalOf } from '../log/metastream.js'
import { isJsonRecord, type JsonRecord, jsonRecordIn, metadataOf } from '../log/stream-metadata.js'

/**
 * @since 0.1.0
 */
export type StreamAction = 'read' | 'write' | 'delete'

const keys = { read: '$r', write: '$w', delete: '$d' }
const metadataKeys = { read: '$mr', write: '$mw', delete: undefined }

/**
 * Everybody.
 *
 * @since 0.1.0
 */
export const everybody = '$all'

/**
 * @since 0.1.0
 */
export const admins = '$admins'

const rolesIn = (acl: unknown, key: string): readonly string[] | undefined => {
  const roles = isJsonRecord(acl) ? acl[key] : undefined
  if (typeof roles === 'string') return [roles]
  return Array.isArray(roles) ? roles.map(String) : undefined
}

const settings = (database: Database): JsonRecord => {
  const event = eventAt(database, '$settings', lastRevision(database, '$settings'))
  return (event && jsonRecordIn(event.data)) ?? {}
}

/**
 * By the list of the stream, else by that of the settings, else by the rule of a new server:
 * streams of the system are for admins, others for everybody.
 *
 * @since 0.1.0
 */
export const rolesFor = (
  database: Database,
  action: StreamAction,
  stream: string,
): readonly string[] => {
  if (stream === '$all' && action !== 'read') return []
  const key = (isMetastream(stream) ? metadataKeys : keys)[action]
  if (key === undefined) return []
  const subject = isMetastream(stream) ? originalOf(stream) : stream
  const isOfSystem = subject.startsWith('$')
  const { json } = metadataOf(database, subject)
  return (
    rolesIn(json['$acl'], key) ??
    rolesIn(settings(database)[isOfSystem ? '$systemStreamAcl' : '$userStreamAcl'], key) ?? [
      isOfSystem ? admins : everybody,
    ]
  )
}
