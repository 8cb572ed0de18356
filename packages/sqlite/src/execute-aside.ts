/**
 * SQLite works on the event loop. What takes seconds is done aside: on a connection of its own, in a
 * thread of its own.
 *
 * @since 0.1.0
 */
import { Worker } from 'node:worker_threads'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { execute, type LongStatement, workerFile } from './aside/execute.cjs'
import {
  attempt,
  attemptWhileBusy,
  longPatience,
  resultCode,
  type SqliteFailure,
  sqliteFailure,
} from './attempt.js'
import { type Database, prepare, usesBuiltIn } from './binding.js'
import { withTemporaryFile } from './temporary-file.js'

/**
 * A statement that can take seconds.
 *
 * @category model
 * @since 0.1.0
 */
export type { LongStatement } from './aside/execute.cjs'

/** A smaller file is done with before a thread has started (bytes). */
const large = 8 * 1024 * 1024

const placeOf = (db: Database): { readonly file: string | null; readonly size: number } => {
  const found = prepare<{ size: number }>(
    db,
    'SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size',
  ).get()
  return { file: db.location(), size: found?.size ?? 0 }
}

type Told =
  | { readonly type: 'NotStarted' }
  | { readonly type: 'Started' }
  | { readonly type: 'Ended'; readonly thrown: unknown }

/** What the thread has said last. It needs nothing that this process was started with. */
const toldBy = (file: string, statements: readonly LongStatement[]): Promise<Told> => {
  const { node, sqlite } = process.versions
  const binding = usesBuiltIn({ node, sqlite }) ? 'node:sqlite' : '@photostructure/sqlite'
  return new Promise((resolve) => {
    let told: Told = { type: 'NotStarted' }
    const workerData = { file, statements, binding, timeout: longPatience }
    const worker = new Worker(workerFile ?? '', { workerData, execArgv: [] })
    worker.on('message', (message: Told) => {
      told = message
    })
    // What it has to say, it has said: `exit` follows.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      resolve(told)
    })
  })
}

/** Each statement is done or not done; nobody has said which are. */
const interrupted: SqliteFailure = {
  type: 'SqliteFailure',
  code: resultCode.interrupt,
  because: 'interrupted',
}

/** `undefined` = no thread could be started. */
const inThread = async (
  file: string,
  statements: readonly LongStatement[],
): Promise<E.Either<SqliteFailure, undefined> | undefined> => {
  const told = await toldBy(file, statements).catch((): Told => ({ type: 'NotStarted' }))
  if (told.type === 'NotStarted') return undefined
  if (told.type === 'Started') return E.left(interrupted)
  if (told.thrown === undefined) return E.right(undefined)
  const failure = sqliteFailure(told.thrown)
  if (failure === undefined) throw new Error('a defect', { cause: told.thrown })
  return E.left(failure)
}

const here = (db: Database, statements: readonly LongStatement[]) =>
  attemptWhileBusy(() => {
    withTemporaryFile(db, () => {
      execute(db, statements)
    })
  }, longPatience)

/**
 * Executes statements one by one; the event loop goes on meanwhile, and so does whoever reads the file.
 * Sorting and copying is done in a temporary file without a name, so memory stays flat. In a small file,
 * in a database without one, and where no thread can be started (a bundle without its file, or
 * without the permission) it is done at once. Other connections are waited for up to two minutes.
 *
 * @example
 * import { executeAside, prepare, temporaryDatabase } from '@interaction-log/sqlite'
 *
 * const opened = await temporaryDatabase()
 * if (opened._tag === 'Left') assert.fail(opened.left.type)
 * const db = opened.right
 * db.exec('CREATE TABLE notes (day)')
 * const done = await executeAside(db, [
 *   { table: 'notes', sql: 'CREATE INDEX days ON notes (day)' },
 *   { table: 'dropped', sql: 'CREATE INDEX others ON dropped (day)' },
 * ])()
 * assert.strictEqual(done._tag, 'Right')
 * assert.strictEqual(prepare(db, 'SELECT 1 FROM pragma_index_list(?)').all('notes').length, 1)
 * db.close()
 *
 * @category maintenance
 * @since 0.1.0
 */
export const executeAside =
  (db: Database, statements: readonly LongStatement[]): TaskEither<SqliteFailure, undefined> =>
  async () => {
    const place = attempt(() => placeOf(db))
    if (E.isLeft(place)) return place
    const { file, size } = place.right
    const done = file === null || size < large ? undefined : await inThread(file, statements)
    if (done !== undefined) return done
    return E.map(() => undefined)(await here(db, statements)())
  }
