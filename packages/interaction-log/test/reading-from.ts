import { prepare, sqliteBinding } from '@interaction-log/sqlite'

/** Somebody reads a table, so that nothing in its file can be gone; the answer ends it. */
export const readingFrom = async (file: string, table: string): Promise<() => void> => {
  const { DatabaseSync } = await sqliteBinding()
  const db = new DatabaseSync(file)
  db.exec('BEGIN')
  prepare(db, `SELECT count(*) FROM ${table}`).get()
  return () => {
    db.exec('COMMIT')
    db.close()
  }
}
