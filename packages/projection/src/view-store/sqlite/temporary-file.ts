/**
 * Large work may sort and copy in a temporary file, so that memory stays flat. Nothing of it stays: the
 * file has no name.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'

export const withTemporaryFile = <A>(db: Database, work: () => A): A => {
  db.exec('PRAGMA temp_store = FILE')
  try {
    return work()
  } finally {
    db.exec('PRAGMA temp_store = MEMORY')
  }
}
