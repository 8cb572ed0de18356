/**
 * Inserting the finished rows of a file of views into tables without indexes, and making the indexes
 * afterwards: what a rebuild comes to if reading and projecting cost nothing.
 */
import { type LogEntry, logEntryText, words } from '@interaction-log/projection'
import { type Database, prepare, type SqlValue, sqliteBinding } from '@interaction-log/sqlite'

interface Part {
  readonly type: 'table' | 'index'
  readonly name: string
  readonly sql: string
}

const perTransaction = 10_000

const quoted = (name: string): string => `"${name}"`

/** Not the tables that SQLite and a text index keep for themselves. */
const partsOf = (db: Database): readonly Part[] =>
  prepare<Part>(
    db,
    `SELECT type, name, sql FROM sqlite_schema
     WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
     AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`,
  ).all()

const isText = ({ sql }: Part): boolean => sql.startsWith('CREATE VIRTUAL')

/** Of a text index, which holds no texts itself, what was put into it. */
const rowsOf = function* (db: Database, part: Part): Generator<readonly SqlValue[]> {
  const of = isText(part) ? part.name.replace(/words$/, 'rows') : part.name
  const rows = prepare<Record<string, SqlValue>>(db, `SELECT * FROM ${quoted(of)}`).iterate()
  for (const row of rows) {
    const values = Object.values(row)
    if (!isText(part)) yield values
    else {
      const [key = null, entry] = values
      yield [key, words(logEntryText(JSON.parse(String(entry)) as LogEntry)).join(' ')]
    }
  }
}

const insertInto = (part: Part, values: readonly SqlValue[]): string => {
  const columns = isText(part) ? '(rowid, words)' : ''
  return `INSERT INTO ${quoted(part.name)} ${columns} VALUES (${values.map(() => '?').join(', ')})`
}

/** Seconds; what is read from the file is not counted. */
export const bareInserts = async (from: string, to: string): Promise<number> => {
  const { DatabaseSync } = await sqliteBinding()
  const [source, target] = [new DatabaseSync(from, { readOnly: true }), new DatabaseSync(to)]
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'temp_store = MEMORY'])
    target.exec(`PRAGMA ${pragma}`)
  const parts = partsOf(source)
  let milliseconds = 0
  const timed = (work: () => void) => {
    const start = performance.now()
    work()
    milliseconds += performance.now() - start
  }

  for (const part of parts.filter(({ type }) => type === 'table')) {
    target.exec(part.sql)
    let insert: ReturnType<typeof prepare> | undefined
    let chunk: (readonly SqlValue[])[] = []
    const write = () => {
      timed(() => {
        target.exec('BEGIN')
        for (const values of chunk) insert?.run(...values)
        target.exec('COMMIT')
      })
      chunk = []
    }
    for (const values of rowsOf(source, part)) {
      insert ??= prepare(target, insertInto(part, values))
      chunk.push(values)
      if (chunk.length === perTransaction) write()
    }
    write()
  }
  timed(() => {
    for (const { sql } of parts.filter(({ type }) => type === 'index')) target.exec(sql)
  })
  source.close()
  target.close()
  return milliseconds / 1000
}
