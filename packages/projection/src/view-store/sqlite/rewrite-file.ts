/**
 * Rewriting a file leaves nothing in it that its tables do not hold: deleted rows would else live on
 * in free pages, in copies that moving rows has left, and in the write-ahead log.
 *
 * @since 0.1.0
 */
import { setTimeout } from 'node:timers/promises'
import {
  attemptWhileBusy,
  checkpointTruncate,
  type Database,
  prepare,
  resultCode,
  type SqliteFailure,
} from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { rewriteWords } from './tables.js'

const rewriteAllWords = (db: Database): void => {
  db.exec('BEGIN IMMEDIATE')
  try {
    rewriteWords(db)
    db.exec('COMMIT')
  } finally {
    if (db.isTransaction) db.exec('ROLLBACK')
  }
}

/** The copy that VACUUM makes can be as large as the file, and holds nothing that is to go. */
const vacuum = (db: Database): void => {
  db.exec('PRAGMA temp_store = FILE')
  try {
    db.exec('VACUUM')
  } finally {
    db.exec('PRAGMA temp_store = MEMORY')
  }
}

const truncated = async (db: Database): Promise<E.Either<SqliteFailure, boolean>> => {
  for (let ms = 1; ; ms *= 2) {
    const done = await attemptWhileBusy(() => checkpointTruncate(db) === 'done')()
    if (E.isLeft(done) || done.right || ms > 500) return done
    await setTimeout(ms)
  }
}

/** A view that meets another erasing event in the meantime needs another rewrite. */
export const rewriteFile = async (
  db: Database,
): Promise<E.Either<SqliteFailure, 'Gone' | 'Hidden'>> => {
  const needed = await attemptWhileBusy(() =>
    prepare<{ name: string; revision: number }>(
      db,
      'SELECT name, revision FROM views WHERE rewrite_needed = 1',
    ).all(),
  )()
  if (E.isLeft(needed)) return needed
  if (needed.right.length === 0) return E.right('Gone')

  const rewritten = await attemptWhileBusy(() => {
    rewriteAllWords(db)
    vacuum(db)
  })()
  if (E.isLeft(rewritten))
    return rewritten.left.code === resultCode.busy ? E.right('Hidden') : rewritten
  const done = await truncated(db)
  if (E.isLeft(done)) return done
  if (!done.right) return E.right('Hidden')

  const settled = await attemptWhileBusy(() => {
    const settle = prepare(
      db,
      'UPDATE views SET rewrite_needed = 0 WHERE name = ? AND revision = ?',
    )
    for (const { name, revision } of needed.right) settle.run(name, revision)
  })()
  return E.map(() => 'Gone' as const)(settled)
}
