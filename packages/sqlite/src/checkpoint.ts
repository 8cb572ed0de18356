/**
 * Moving what the write-ahead log holds into the database file.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from './binding.js'

/**
 * One attempt to move everything into the database file and to cut the write-ahead log to nothing.
 * `busy`: another connection still reads or writes; old pages may remain. Throws what SQLite throws.
 *
 * @example
 * import { checkpointTruncate, sqliteBinding } from '@interaction-log/sqlite'
 *
 * const { DatabaseSync } = await sqliteBinding()
 * assert.strictEqual(checkpointTruncate(new DatabaseSync(':memory:')), 'done')
 *
 * @category maintenance
 * @since 0.1.0
 */
export const checkpointTruncate = (db: Database): 'done' | 'busy' => {
  const result = prepare<{ busy: number; log: number }>(db, 'PRAGMA wal_checkpoint(TRUNCATE)').get()
  return result?.busy === 0 && result.log <= 0 ? 'done' : 'busy'
}
