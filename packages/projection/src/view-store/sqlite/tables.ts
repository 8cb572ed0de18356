/**
 * Making and dropping the tables of a view.
 *
 * @since 0.1.0
 */
import { type Database, type LongStatement, prepare } from '@interaction-log/sqlite'
import type { Found } from '../paging.js'
import {
  idColumn,
  indexName,
  keyColumn,
  type Layout,
  list,
  quoted,
  rowsTable,
  wordsTable,
} from './layout.js'

export const createTables = (db: Database, { name, rows, words, columns }: Layout): void => {
  const key = `${quoted(keyColumn)} INTEGER PRIMARY KEY`
  const id = `${quoted(idColumn)} TEXT NOT NULL UNIQUE`
  db.exec(
    `CREATE TABLE IF NOT EXISTS ${quoted(name)} (${[key, id, ...columns.map(quoted)].join()})`,
  )
  db.exec(`CREATE TABLE IF NOT EXISTS ${quoted(rows)} (${key}, "row" TEXT NOT NULL)`)
  // Words are split beforehand, without punctuation, so this tokenizer splits at spaces only.
  if (words !== undefined)
    db.exec(
      `CREATE VIRTUAL TABLE IF NOT EXISTS ${quoted(words)} USING fts5(
        words, content='', contentless_delete=1, tokenize='ascii', detail=none)`,
    )
}

export const droppingTables = (name: string): readonly LongStatement[] =>
  [name, rowsTable(name), wordsTable(name)].map((table) => ({
    table,
    sql: `DROP TABLE IF EXISTS ${quoted(table)}`,
  }))

/** A table or an index. */
export const isThere = (db: Database, name: string): boolean =>
  prepare<object>(db, 'SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined

/** Of a build of whatever version. */
export const emptyTables = (db: Database, name: string): void => {
  for (const table of [name, rowsTable(name)]) db.exec(`DELETE FROM ${quoted(table)}`)
  const words = wordsTable(name)
  if (isThere(db, words))
    db.exec(`INSERT INTO ${quoted(words)} (${quoted(words)}) VALUES ('delete-all')`)
}

/** Of a build of whatever version. */
export const removeRows = (db: Database, name: string, ids: readonly string[]): void => {
  const [key, words] = [quoted(keyColumn), wordsTable(name)]
  const found = prepare<{ key: number }>(
    db,
    `SELECT ${key} AS key FROM ${quoted(name)}
     WHERE ${quoted(idColumn)} IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids))
  const remove = (table: string, column: string) => {
    const statement = prepare(db, `DELETE FROM ${quoted(table)} WHERE ${column} = ?`)
    for (const row of found) statement.run(row.key)
  }
  remove(name, key)
  remove(rowsTable(name), key)
  if (isThere(db, words)) remove(words, 'rowid')
}

/** Of a build of whatever version. */
export const rowsAfter = (
  db: Database,
  name: string,
  id: string | undefined,
  limit: number,
): readonly Found[] => {
  const idName = quoted(idColumn)
  return prepare<Found>(
    db,
    `SELECT ${idName} AS id, "row"
     FROM ${quoted(name)} JOIN ${quoted(rowsTable(name))} USING (${quoted(keyColumn)})
     WHERE ${idName} > ? OR ? ORDER BY ${idName} LIMIT ?`,
  ).all(id ?? '', id === undefined ? 1 : 0, limit)
}

/** An index that is not there yet; `undefined` = all are. */
export const missingIndex = (
  db: Database,
  { name, indexes, sparse }: Layout,
): LongStatement | undefined => {
  const columns = indexes.find((each) => !isThere(db, indexName(name, each)))
  if (columns === undefined) return undefined
  const [first = ''] = columns
  const only = sparse.includes(first) ? `WHERE ${quoted(first)} IS NOT NULL` : ''
  return {
    table: name,
    sql: `CREATE INDEX IF NOT EXISTS ${quoted(indexName(name, columns))}
          ON ${quoted(name)} (${list(columns)}) ${only}`,
  }
}

/**
 * Leaves nothing in the text indexes of the file that the views do not hold: what is deleted there
 * is only marked, until everything is written anew.
 */
export const rewritingWords = (db: Database): readonly LongStatement[] =>
  prepare<{ name: string }>(
    db,
    `SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5(%'`,
  )
    .all()
    .map(({ name }) => ({
      table: name,
      sql: `INSERT INTO ${quoted(name)} (${quoted(name)}) VALUES ('optimize')`,
    }))
