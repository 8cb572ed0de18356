/**
 * Large work may sort and copy in a temporary file, so that memory stays flat. Nothing of it stays: the
 * file has no name.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from './binding.js'

export const withTemporaryFile = <A>(db: Database, work: () => A): A => {
  const before = prepare<{ temp_store: number }>(db, 'PRAGMA temp_store').get()?.temp_store ?? 0
  db.exec('PRAGMA temp_store = FILE')
  try {
    return work()
  } finally {
    db.exec(`PRAGMA temp_store = ${String(before)}`)
  }
}
