/**
 * Opens a file so that what is acknowledged is kept, and what is overwritten is gone.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { attemptWhileBusy } from './attempt.js'
import { type Database, prepare, type SqliteBinding } from './binding.js'
import { loadedBinding, provenNewEnough } from './checked-binding.js'
import type { OpenFailure } from './failure.js'
import { claimFile, type FileIdentity, inspectFile } from './file-identity.js'
import { makePrivate } from './private-file.js'
import { unavailable } from './unavailable.js'

/**
 * `full`: a commit that returned survives a power cut. `rebuildable`: the newest commits may be
 * lost in one, the file stays whole; for what can be made again from elsewhere.
 *
 * @category model
 * @since 0.1.0
 */
export type Durability = 'full' | 'rebuildable'

const synchronous = { full: 2, rebuildable: 1 } as const

/** How long a statement blocks the event loop when another connection is in its way (ms). */
const timeout = 5

/**
 * Pages in the write-ahead log at which SQLite moves them into the file (16 MiB, and at most one
 * transaction more): four times as many as SQLite would, because many of them are the same page.
 */
const checkpointPages = 4000

const configure = (db: Database, file: string, durability: Durability) => {
  db.exec('PRAGMA journal_mode = WAL')
  db.exec(`PRAGMA synchronous = ${String(synchronous[durability])}`)
  db.exec(`PRAGMA wal_autocheckpoint = ${String(checkpointPages)}`)
  db.exec('PRAGMA secure_delete = ON')
  db.exec('PRAGMA temp_store = MEMORY')
  const found = prepare<{ journalMode: string; synchronous: number }>(
    db,
    'SELECT journal_mode AS journalMode, synchronous FROM pragma_journal_mode, pragma_synchronous',
  ).get()
  return found?.journalMode === 'wal' && found.synchronous === synchronous[durability]
    ? E.right(db)
    : E.left<OpenFailure>({
        type: 'NotDurable',
        file,
        journalMode: 'unknown',
        synchronous: 0,
        ...found,
      })
}

/** Nothing is written before the file is known to be ours or empty. */
const opened = (
  { DatabaseSync }: SqliteBinding,
  file: string,
  identity: FileIdentity,
  durability: Durability,
): E.Either<OpenFailure, Database> => {
  makePrivate(file)
  const db = new DatabaseSync(file, { timeout })
  let result: E.Either<OpenFailure, Database> | undefined
  try {
    result = pipe(
      provenNewEnough(db),
      E.chainFirstW(() => inspectFile(db, file, identity)),
      E.chainW(() => configure(db, file, durability)),
      E.chainFirstW(() => claimFile(db, file, identity)),
    )
    return result
  } finally {
    if (result === undefined || E.isLeft(result)) db.close()
  }
}

/**
 * An open connection to `file`, made if it does not exist, for its owner only: in WAL mode, durable as
 * asked for (set and read back), overwriting what is deleted, writing no temporary files.
 *
 * @example
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { openDatabase } from '@interaction-log/sqlite'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'notes-')), 'notes.db')
 * const notes = { applicationId: 7, version: 1, oldest: 1, create: 'CREATE TABLE notes (text)' }
 * const first = await openDatabase(file, notes, 'full')()
 * assert.strictEqual(first._tag, 'Right')
 *
 * assert.deepStrictEqual(await openDatabase(file, { ...notes, applicationId: 8 }, 'full')(), {
 *   _tag: 'Left',
 *   left: { type: 'FileForeign', file },
 * })
 *
 * @category constructors
 * @since 0.1.0
 */
export const openDatabase = (
  file: string,
  identity: FileIdentity,
  durability: Durability,
): TE.TaskEither<OpenFailure, Database> =>
  pipe(
    loadedBinding,
    TE.chainW((sqlite) =>
      pipe(
        attemptWhileBusy(() => opened(sqlite, file, identity, durability)),
        TE.mapLeft(unavailable(file)),
      ),
    ),
    TE.chainEitherKW((result) => result),
  )
