/**
 * The table of one build of a view: the id of a row, its columns and the row as JSON text.
 *
 * @since 0.1.0
 */
import { type Database, prepare, type Statement } from '@interaction-log/sqlite'
import type { TextRow } from '../differences.js'

export interface SqliteTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly indexes: readonly (readonly string[])[]
}

export const tableName = (view: string, generation: number): string =>
  `${view}_${String(generation)}`

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const list = (names: readonly string[]): string => names.map(quoted).join(', ')

export const createTable = (db: Database, { name, columns }: SqliteTable): void => {
  const definitions = ['"id" TEXT PRIMARY KEY', ...columns.map(quoted), '"row" TEXT NOT NULL']
  db.exec(`CREATE TABLE IF NOT EXISTS ${quoted(name)} (${definitions.join(', ')})`)
}

export const dropTable = (db: Database, name: string): void => {
  db.exec(`DROP TABLE IF EXISTS ${quoted(name)}`)
}

/** Of a build of whatever version. */
export const emptyTable = (db: Database, name: string): void => {
  db.exec(`DELETE FROM ${quoted(name)}`)
}

/** What a row has no value for, it is not found under: an index leaves out such rows. */
export const createIndex = (db: Database, table: string, columns: readonly string[]): void => {
  db.exec(
    `CREATE INDEX IF NOT EXISTS ${quoted([table, ...columns].join('_'))}
     ON ${quoted(table)} (${list(columns)}) WHERE ${list(columns.slice(0, 1))} IS NOT NULL`,
  )
}

/** Of a build of whatever version. */
export const removeRows = (db: Database, table: string, ids: readonly string[]): void => {
  prepare(db, `DELETE FROM ${quoted(table)} WHERE id IN (SELECT value FROM json_each(?))`).run(
    JSON.stringify(ids),
  )
}

/** Of a build of whatever version. */
export const rowsAfter = (
  db: Database,
  table: string,
  id: string | undefined,
  limit: number,
): readonly TextRow[] =>
  prepare<TextRow>(
    db,
    `SELECT id, row FROM ${quoted(table)} WHERE id > ? OR ? ORDER BY id LIMIT ?`,
  ).all(id ?? '', id === undefined ? 1 : 0, limit)

export interface RowStatements {
  readonly load: Statement<{ readonly id: string; readonly row: string }>
  readonly upsert: Statement
  readonly remove: Statement
}

export const rowStatements = (db: Database, { name, columns }: SqliteTable): RowStatements => {
  const all = ['id', ...columns, 'row']
  return {
    load: prepare(
      db,
      `SELECT id, row FROM ${quoted(name)} WHERE id IN (SELECT value FROM json_each(?))`,
    ),
    upsert: prepare(
      db,
      `INSERT INTO ${quoted(name)} (${list(all)}) VALUES (${all.map(() => '?').join(', ')})
       ON CONFLICT (id) DO UPDATE SET
       ${all.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ')}`,
    ),
    remove: prepare(db, `DELETE FROM ${quoted(name)} WHERE id = ?`),
  }
}
