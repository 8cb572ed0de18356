/**
 * Inserting the finished rows of a file of views again: what views come to if reading and projecting
 * cost nothing.
 */
import { type LogEntry, logEntryText, words } from '@interaction-log/projection'
import { type Database, prepare, type SqlValue, sqliteBinding } from '@interaction-log/sqlite'

interface Part {
  readonly type: 'table' | 'index'
  readonly name: string
  /** The table of an index. */
  readonly of: string
  readonly sql: string
}

/** A rebuild makes the indexes afterwards; a view that is live has them. */
const ways = {
  indexesLast: { perTransaction: 10_000, isLive: false },
  indexesFirst: { perTransaction: 1_000, isLive: true },
} as const

export interface Inserted {
  /** Of the largest table. */
  readonly rows: number
  readonly seconds: number
  readonly processorSeconds: number
}

const quoted = (name: string): string => `"${name}"`

/** Not the tables that SQLite and a text index keep for themselves. */
const partsOf = (db: Database): readonly Part[] =>
  prepare<Part>(
    db,
    `SELECT type, name, tbl_name AS "of", sql FROM sqlite_schema
     WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
     AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`,
  ).all()

const isText = ({ sql }: Part): boolean => sql.startsWith('CREATE VIRTUAL')

/** Of a text index, which holds no texts itself, what was put into it. */
const rowsOf = function* (db: Database, part: Part): Generator<readonly SqlValue[]> {
  const table = isText(part) ? part.name.replace(/words$/, 'rows') : part.name
  const rows = prepare<Record<string, SqlValue>>(db, `SELECT * FROM ${quoted(table)}`).iterate()
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

/** What is read from the file is not counted. */
export const bareInserts = async (
  from: string,
  to: string,
  way: keyof typeof ways,
): Promise<Inserted> => {
  const { perTransaction, isLive } = ways[way]
  const { DatabaseSync } = await sqliteBinding()
  const [source, target] = [new DatabaseSync(from, { readOnly: true }), new DatabaseSync(to)]
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'temp_store = MEMORY'])
    target.exec(`PRAGMA ${pragma}`)
  const parts = partsOf(source)
  let [rows, milliseconds, processor] = [0, 0, 0]
  const timed = (work: () => void) => {
    const [start, before] = [performance.now(), process.cpuUsage()]
    work()
    milliseconds += performance.now() - start
    const { user, system } = process.cpuUsage(before)
    processor += user + system
  }
  const makeIndexes = (of: (part: Part) => boolean) => {
    timed(() => {
      for (const part of parts.filter(of)) if (part.type === 'index') target.exec(part.sql)
    })
  }

  for (const part of parts.filter(({ type }) => type === 'table')) {
    target.exec(part.sql)
    if (isLive) makeIndexes(({ of }) => of === part.name)
    let inserted = 0
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
      inserted++
      if (chunk.length === perTransaction) write()
    }
    write()
    rows = Math.max(rows, inserted)
  }
  if (!isLive) makeIndexes(() => true)
  source.close()
  target.close()
  return { rows, seconds: milliseconds / 1000, processorSeconds: processor / 1e6 }
}
