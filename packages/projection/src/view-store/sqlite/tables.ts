/**
 * Making and dropping the tables of a view.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from '@interaction-log/sqlite'
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

export const dropTables = (db: Database, name: string): void => {
  for (const table of [name, rowsTable(name), wordsTable(name)])
    db.exec(`DROP TABLE IF EXISTS ${quoted(table)}`)
}

/** The indexes that there are still to be made: each can take long, and can be made by itself. */
export const indexesOf = (
  db: Database,
  { name, indexes, sparse }: Layout,
): readonly (() => void)[] =>
  indexes.map((columns) => () => {
    const [first = ''] = columns
    const only = sparse.includes(first) ? `WHERE ${quoted(first)} IS NOT NULL` : ''
    db.exec(
      `CREATE INDEX IF NOT EXISTS ${quoted(indexName(name, columns))}
       ON ${quoted(name)} (${list(columns)}) ${only}`,
    )
  })

/**
 * Leaves nothing in the text indexes of the file that the views do not hold: what is deleted there
 * is only marked, until everything is written anew.
 */
export const rewriteWords = (db: Database): void => {
  const tables = prepare<{ name: string }>(
    db,
    `SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5(%'`,
  ).all()
  for (const { name } of tables)
    db.exec(`INSERT INTO ${quoted(name)} (${quoted(name)}) VALUES ('optimize')`)
}
