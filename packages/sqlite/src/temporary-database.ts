/**
 * A database that is nobody else's, for what is needed once and may not fit into memory.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { attempt, type SqliteFailure } from './attempt.js'
import type { Database, SqliteBinding } from './binding.js'
import { loadedBinding, provenNewEnough } from './checked-binding.js'
import type { SqliteMissing, SqliteTooOld } from './failure.js'

/** Sorting, too, spills into files. What does not survive the process needs not reach the disk. */
const opened = ({ DatabaseSync }: SqliteBinding): E.Either<SqliteTooOld, Database> => {
  const db = new DatabaseSync('')
  const proven = provenNewEnough(db)
  if (E.isLeft(proven)) db.close()
  else db.exec('PRAGMA temp_store = FILE; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000')
  return proven
}

/**
 * A connection to an empty database: 16 MB of it in memory, the rest in a file without a name, which is
 * gone as soon as the connection is closed or the process ends, however it ends.
 *
 * @example
 * import { temporaryDatabase } from '@interaction-log/sqlite'
 *
 * const opened = await temporaryDatabase()
 * if (opened._tag === 'Left') assert.fail(opened.left.type)
 * opened.right.exec('CREATE TABLE notes (text)')
 * opened.right.close()
 *
 * @category constructors
 * @since 0.1.0
 */
export const temporaryDatabase: TE.TaskEither<
  SqliteMissing | SqliteTooOld | SqliteFailure,
  Database
> = pipe(
  loadedBinding,
  TE.chainEitherKW((binding) => attempt(() => opened(binding))),
  TE.chainEitherKW((proven) => proven),
)
