/**
 * SQLite throws; here what it throws becomes data. A connection that another one keeps waiting is
 * asked again later, so that the event loop is not blocked.
 *
 * @since 0.1.0
 */
import { setTimeout } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/**
 * What SQLite said: its primary result code and that code's own text, never a value or a path.
 *
 * @category errors
 * @since 0.1.0
 */
export interface SqliteFailure {
  readonly type: 'SqliteFailure'
  readonly code: number
  readonly because: string
}

/**
 * The result codes that callers tell apart.
 *
 * @category errors
 * @since 0.1.0
 */
export const resultCode = {
  error: 1,
  busy: 5,
  readOnly: 8,
  interrupt: 9,
  ioError: 10,
  corrupt: 11,
  cannotOpen: 14,
  misuse: 21,
  notADatabase: 26,
} as const

/** The package does not always give a code; then SQLite's own text tells which it was. */
const codeOfText = new Map<string, number>([
  ['database is locked', resultCode.busy],
  ['attempt to write a readonly database', resultCode.readOnly],
  ['disk I/O error', resultCode.ioError],
  ['unable to open database file', resultCode.cannotOpen],
  ['database disk image is malformed', resultCode.corrupt],
])

const property = (value: object, name: string): unknown => Reflect.get(value, name)

/**
 * The failure behind a thrown `error`; `undefined` if SQLite did not throw it.
 *
 * @example
 * import { sqliteFailure } from '@interaction-log/sqlite'
 *
 * assert.strictEqual(sqliteFailure(new TypeError('a defect')), undefined)
 *
 * @category constructors
 * @since 0.1.0
 */
export const sqliteFailure = (error: unknown): SqliteFailure | undefined => {
  if (typeof error !== 'object' || error === null) return undefined
  const kind = property(error, 'code')
  if (kind === 'ERR_INVALID_STATE')
    return { type: 'SqliteFailure', code: resultCode.misuse, because: 'the database is closed' }
  if (kind !== 'ERR_SQLITE_ERROR') return undefined
  const errcode = property(error, 'errcode')
  if (typeof errcode === 'number')
    return {
      type: 'SqliteFailure',
      code: errcode & 0xff,
      because: String(property(error, 'errstr')),
    }
  const text = String(property(error, 'message'))
  const code = codeOfText.get(text)
  return code === undefined
    ? { type: 'SqliteFailure', code: resultCode.error, because: 'SQL logic error' }
    : { type: 'SqliteFailure', code, because: text }
}

/**
 * The result of `work`, or what SQLite threw. Whatever else is thrown is a defect and passes through.
 *
 * @example
 * import { attempt, sqliteBinding } from '@interaction-log/sqlite'
 *
 * const { DatabaseSync } = await sqliteBinding()
 * const db = new DatabaseSync(':memory:')
 * assert.deepStrictEqual(
 *   attempt(() => db.exec('nonsense')),
 *   { _tag: 'Left', left: { type: 'SqliteFailure', code: 1, because: 'SQL logic error' } },
 * )
 *
 * @category constructors
 * @since 0.1.0
 */
export const attempt = <A>(work: () => A): E.Either<SqliteFailure, A> => {
  try {
    return E.right(work())
  } catch (error) {
    const failure = sqliteFailure(error)
    if (failure === undefined) throw error
    return E.left(failure)
  }
}

/** How long a busy connection is asked again, in milliseconds. */
const usualPatience = 10_000

/**
 * The same in a file that somebody may rewrite as a whole, in milliseconds; meanwhile it can be read.
 *
 * @category maintenance
 * @since 0.1.0
 */
export const longPatience = 120_000

/**
 * As `attempt`, again and again while another connection keeps this one waiting: at most `patience`
 * milliseconds, 10,000 if not given.
 *
 * @example
 * import { attemptWhileBusy } from '@interaction-log/sqlite'
 *
 * assert.deepStrictEqual(await attemptWhileBusy(() => 1)(), { _tag: 'Right', right: 1 })
 *
 * @category constructors
 * @since 0.1.0
 */
export const attemptWhileBusy =
  <A>(work: () => A, patience = usualPatience): TaskEither<SqliteFailure, A> =>
  async () => {
    const deadline = Date.now() + patience
    for (let pause = 1; ; pause = Math.min(2 * pause, 32)) {
      const result = attempt(work)
      if (E.isRight(result) || result.left.code !== resultCode.busy || Date.now() > deadline)
        return result
      await setTimeout(pause * (0.5 + Math.random()))
    }
  }
