/**
 * Whose file it is: SQLite keeps two numbers for its owner in the header of every file.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { type Database, prepare } from './binding.js'
import type { FileForeign, FileNewer, FileOlder } from './failure.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface FileIdentity {
  /** Of the program: a positive 32-bit integer. */
  readonly applicationId: number
  /** Of the schema that `create` makes, from 1. */
  readonly version: number
  /** Of the oldest schema that is still read. */
  readonly oldest: number
  /** The statements that make a new file's schema. */
  readonly create: string
}

/**
 * Whether the file is ours, or still empty, or why it is neither.
 *
 * @category accessors
 * @since 0.1.0
 */
export const inspectFile = (
  db: Database,
  file: string,
  { applicationId, version, oldest }: FileIdentity,
): E.Either<FileForeign | FileNewer | FileOlder, 'ours' | 'empty'> => {
  const found = prepare<{ id: number; version: number; things: number }>(
    db,
    `SELECT application_id AS id, user_version AS version,
            (SELECT count(*) FROM sqlite_schema) AS things
     FROM pragma_application_id, pragma_user_version`,
  ).get()
  if (found === undefined) return E.left({ type: 'FileForeign', file })
  if (found.id === 0 && found.version === 0 && found.things === 0) return E.right('empty')
  if (found.id !== applicationId) return E.left({ type: 'FileForeign', file })
  if (found.version > version)
    return E.left({ type: 'FileNewer', file, found: found.version, supported: version })
  if (found.version < oldest)
    return E.left({ type: 'FileOlder', file, found: found.version, oldest })
  return E.right('ours')
}

/**
 * Makes the schema of an empty file. Two processes may come at once: exactly one makes it.
 *
 * @category constructors
 * @since 0.1.0
 */
export const claimFile = (
  db: Database,
  file: string,
  identity: FileIdentity,
): E.Either<FileForeign | FileNewer | FileOlder, 'ours' | 'empty'> => {
  db.exec('BEGIN IMMEDIATE')
  const found = inspectFile(db, file, identity)
  if (E.isRight(found) && found.right === 'empty') {
    db.exec(identity.create)
    db.exec(`PRAGMA application_id = ${String(identity.applicationId)}`)
    db.exec(`PRAGMA user_version = ${String(identity.version)}`)
  }
  db.exec('COMMIT')
  return found
}
