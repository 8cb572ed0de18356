/**
 * Inserting the finished rows of a file of views into tables without indexes, and making the indexes
 * afterwards: what a rebuild comes to if reading and projecting cost nothing.
 */
import { type Database, prepare, type SqlValue, sqliteBinding } from '@interaction-log/sqlite'

interface Part {
  readonly type: 'table' | 'index'
  readonly name: string
  readonly sql: string
}

const perTransaction = 10_000

const quoted = (name: string): string => `"${name}"`

/** Not the tables that a text index keeps for itself. */
const partsOf = (db: Database): readonly Part[] =>
  prepare<Part>(
    db,
    `SELECT type, name, sql FROM sqlite_schema
     WHERE sql IS NOT NULL AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`,
  ).all()

const isText = ({ sql }: Part): boolean => sql.startsWith('CREATE VIRTUAL')

/** Seconds; what is read from the file is not counted. */
export const bareInserts = async (from: string, to: string): Promise<number> => {
  const { DatabaseSync } = await sqliteBinding()
  const [source, target] = [new DatabaseSync(from, { readOnly: true }), new DatabaseSync(to)]
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'temp_store = MEMORY'])
    target.exec(`PRAGMA ${pragma}`)
  const parts = partsOf(source)
  const tables = parts.filter((part) => part.type === 'table' && !isText(part))
  let milliseconds = 0
  const timed = (work: () => void) => {
    const start = performance.now()
    work()
    milliseconds += performance.now() - start
  }

  for (const { name, sql } of tables) {
    target.exec(sql)
    const rows = prepare<Record<string, SqlValue>>(
      source,
      `SELECT * FROM ${quoted(name)}`,
    ).iterate()
    let insert: ReturnType<typeof prepare> | undefined
    let chunk: SqlValue[][] = []
    const write = () => {
      timed(() => {
        target.exec('BEGIN')
        for (const values of chunk) insert?.run(...values)
        target.exec('COMMIT')
      })
      chunk = []
    }
    for (const row of rows) {
      const values = Object.values(row)
      insert ??= prepare(
        target,
        `INSERT INTO ${quoted(name)} VALUES (${values.map(() => '?').join(', ')})`,
      )
      chunk.push(values)
      if (chunk.length === perTransaction) write()
    }
    write()
  }
  timed(() => {
    for (const part of parts)
      if (part.type === 'index') target.exec(part.sql)
      else if (isText(part)) {
        target.exec(part.sql)
        target.exec(`INSERT INTO ${quoted(part.name)}(${quoted(part.name)}) VALUES ('rebuild')`)
      }
  })
  source.close()
  target.close()
  return milliseconds / 1000
}
