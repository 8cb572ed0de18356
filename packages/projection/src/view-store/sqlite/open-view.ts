/**
 * A view has one version in a file: opening another one drops what the last has left.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from '@interaction-log/sqlite'
import { tableName } from './layout.js'
import { dropTables } from './tables.js'

export const openView = (
  db: Database,
  view: string,
  version: number,
  table: { readonly create: () => void },
): void => {
  const found = prepare<{ version: number; revision: number }>(
    db,
    'SELECT version, revision FROM views WHERE name = ?',
  ).get(view)
  if (found?.version === version) return
  if (found !== undefined) dropTables(db, tableName(view, found.version))
  prepare(
    db,
    `INSERT OR REPLACE INTO views (name, version, revision, built, rewrite_needed)
     VALUES (?, ?, ?, 0, ?)`,
  ).run(view, version, (found?.revision ?? -1) + 1, found === undefined ? 0 : 1)
  table.create()
}
