/**
 * The SQLite of this process, if there is one that can be trusted with files.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import {
  type Database,
  isNewEnough,
  oldestSqlite,
  prepare,
  type SqliteBinding,
  sqliteBinding,
} from './binding.js'
import type { SqliteMissing, SqliteTooOld } from './failure.js'

export const loadedBinding: TE.TaskEither<SqliteMissing, SqliteBinding> = TE.tryCatch(
  sqliteBinding,
  (error) => ({
    type: 'SqliteMissing',
    because:
      typeof error === 'object' && error !== null && 'code' in error
        ? String(error.code)
        : 'it could not be loaded',
  }),
)

export const provenNewEnough = (db: Database): E.Either<SqliteTooOld, Database> => {
  const found = prepare<{ version: string }>(db, 'SELECT sqlite_version() AS version').get()
  const version = found?.version ?? '0'
  return isNewEnough(version)
    ? E.right(db)
    : E.left({ type: 'SqliteTooOld', found: version, oldest: oldestSqlite })
}
