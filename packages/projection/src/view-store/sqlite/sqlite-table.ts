/**
 * The table of one version of a view: the id of a row, its columns and the row as JSON text.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { ColumnValue, Projection } from '../../projection.js'
import { bindingOf, placeOf } from '../cursor.js'
import { type Counted, type Found, groupsOf, pageOf } from '../paging.js'
import type { RowFormat } from '../row-format.js'
import type { Table } from '../table.js'
import { selectCount, selectGroups, selectPage } from './select-page.js'

export interface SqliteTable<Row extends object, Column extends string> extends Table<Row, Column> {
  readonly create: () => void
  readonly drop: () => void
  readonly createIndexes: () => void
}

type Indexes = Pick<Projection<object, never>, 'indexes' | 'sparse'>

export const tableName = (view: string, version: number): string => `${view}_${String(version)}`

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const list = (names: readonly string[]): string => names.map(quoted).join(', ')

export const dropTable = (db: Database, name: string): void => {
  db.exec(`DROP TABLE IF EXISTS ${quoted(name)}`)
}

/** An index that begins with a sparse column leaves out the rows that have no value in it. */
const createIndexes = (db: Database, name: string, { indexes, sparse = [] }: Indexes): void => {
  for (const columns of indexes) {
    const [first = ''] = columns
    const only = sparse.includes(first) ? `WHERE ${quoted(first)} IS NOT NULL` : ''
    db.exec(
      `CREATE INDEX IF NOT EXISTS ${quoted([name, ...columns].join('_'))}
       ON ${quoted(name)} (${list(columns)}) ${only}`,
    )
  }
}

const rowStatements = (db: Database, name: string, columns: readonly string[]) => {
  const all = ['id', ...columns, 'words', 'row']
  return {
    load: prepare<Found>(
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

export const sqliteTable = <Row extends object, Column extends string>(
  db: Database,
  name: string,
  format: RowFormat<Row>,
  indexes: Indexes,
): SqliteTable<Row, Column> => {
  let statements: ReturnType<typeof rowStatements> | undefined
  const rows = () => (statements ??= rowStatements(db, name, format.columns))

  return {
    create: () => {
      const definitions = ['"id" TEXT PRIMARY KEY', ...format.columns.map(quoted)]
      db.exec(
        `CREATE TABLE IF NOT EXISTS ${quoted(name)}
         (${definitions.join(', ')}, "words" TEXT NOT NULL, "row" TEXT NOT NULL)`,
      )
    },
    drop: () => {
      statements = undefined
      dropTable(db, name)
    },
    createIndexes: () => {
      createIndexes(db, name, indexes)
    },
    load: (ids) =>
      new Map(
        rows()
          .load.all(JSON.stringify(ids))
          .map(({ id, row }) => [id, format.read(row)]),
      ),
    upsert: (id, row) => {
      const words = format.wordsOf === undefined ? '' : ` ${format.wordsOf(row)}`
      rows().upsert.run(id, ...format.valuesOf(row), words, format.write(row))
    },
    remove: (id) => {
      rows().remove.run(id)
    },
    page: (query) => {
      const binding = bindingOf(format.view, query)
      return pipe(
        placeOf(binding, query.orderBy.length + 1, query.after),
        E.map((after) => {
          const { sql, values } = selectPage(name, query, after)
          return pageOf(format, query, binding, prepare<Found>(db, sql).all(...values))
        }),
      )
    },
    count: (where) => {
      const { sql, values } = selectCount(name, where)
      return prepare<{ count: number }>(db, sql).get(...values)?.count ?? 0
    },
    countBy: (question) => {
      const binding = bindingOf(format.view, question)
      return pipe(
        placeOf(binding, question.by.length, question.after),
        E.map((after) => {
          const { sql, values } = selectGroups(name, question, after)
          const statement = prepare<Readonly<Record<string, ColumnValue>>>(db, sql)
          statement.setReadBigInts(true)
          const found = statement
            .all(...values)
            .map(({ count, ...group }): Counted => [
              question.by.map((_, index) => group[`by${String(index)}`] ?? null),
              Number(count),
            ])
          return groupsOf(question.limit, binding, found)
        }),
      )
    },
  }
}
