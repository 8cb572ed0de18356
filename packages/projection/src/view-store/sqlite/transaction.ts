/**
 * Work on the file is all or nothing; it throws what SQLite throws.
 *
 * @since 0.1.0
 */
import {
  attemptWhileBusy,
  type Database,
  longPatience,
  resultCode,
  type SqliteFailure,
} from '@interaction-log/sqlite'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { UnavailableReason, ViewUnavailable } from '../../failure.js'

/** Whatever is not here may pass. */
const reasons = new Map<number, UnavailableReason>([
  [resultCode.misuse, 'Closed'],
  [resultCode.error, 'Damaged'],
  [resultCode.corrupt, 'Damaged'],
  [resultCode.notADatabase, 'Damaged'],
])

export const unavailable = ({ code, because }: SqliteFailure): ViewUnavailable => ({
  type: 'ViewUnavailable',
  reason: reasons.get(code) ?? 'Failed',
  because,
})

const transaction = <A>(db: Database, begin: 'BEGIN' | 'BEGIN IMMEDIATE', work: () => A): A => {
  db.exec(begin)
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (thrown) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw thrown
  }
}

/** How work is done in one transaction. */
export type Transaction = <A>(db: Database, work: () => A) => TE.TaskEither<ViewUnavailable, A>

/** One consistent picture of the file. */
export const reading: Transaction = (db, work) =>
  pipe(
    attemptWhileBusy(() => transaction(db, 'BEGIN', work)),
    TE.mapLeft(unavailable),
  )

/** Nobody else writes in between. */
export const writing: Transaction = (db, work) =>
  pipe(
    attemptWhileBusy(() => transaction(db, 'BEGIN IMMEDIATE', work), longPatience),
    TE.mapLeft(unavailable),
  )
