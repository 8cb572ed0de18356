/**
 * The rows of one build of a view in an SQLite file.
 *
 * @since 0.1.0
 */
import type { Database, LongStatement } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { bindingOf, placeOf } from '../cursor.js'
import { groupsOf, pageOf } from '../paging.js'
import type { RowFormat } from '../row-format.js'
import type { Table } from '../table.js'
import { countRows, findGroups } from './find-groups.js'
import { findPage } from './find-page.js'
import type { Layout } from './layout.js'
import { rowStatements } from './row-statements.js'
import { words } from '../words.js'
import { createTables, droppingTables, missingIndex } from './tables.js'

export interface SqliteTable<Row extends object, Column extends string> extends Table<Row, Column> {
  readonly create: () => void
  readonly drop: () => void
  /** Makes an index that is not there yet; `undefined` = all are. */
  readonly missingIndex: () => LongStatement | undefined
}

export const sqliteTable = <Row extends object, Column extends string>(
  db: Database,
  layout: Layout,
  format: RowFormat<Row>,
): SqliteTable<Row, Column> => {
  let statements: ReturnType<typeof rowStatements> | undefined
  const rows = () => (statements ??= rowStatements(db, layout))

  const textAt = (key: number): string => format.textOf?.(format.read(rows().rowAt(key))) ?? ''

  return {
    create: () => {
      createTables(db, layout)
    },
    drop: () => {
      statements = undefined
      for (const { sql } of droppingTables(layout.name)) db.exec(sql)
    },
    missingIndex: () => missingIndex(db, layout),
    load: (ids) =>
      new Map(
        rows()
          .load(ids)
          .map(({ id, row }) => [id, format.read(row)]),
      ),
    save: (changed) => {
      const found = new Map<bigint, string | undefined>()
      for (const [id, row] of changed) {
        const key =
          row === undefined
            ? rows().remove(id)
            : rows().upsert(id, format.valuesOf(row), format.write(row))
        if (key !== undefined && format.textOf)
          found.set(key, row && words(format.textOf(row)).join(' '))
      }
      // Last and together: FTS5 writes what it has gathered whenever another table is written to.
      for (const [key, of] of found) rows().saveWords(key, of)
    },
    page: (query) => {
      const binding = bindingOf(format.view, query)
      return pipe(
        placeOf(binding, query.orderBy.length + 1, query.after),
        E.map((after) =>
          pageOf(
            format,
            query,
            binding,
            findPage(db, layout, query, after, textAt).map(({ key, id }) => ({
              id,
              row: rows().rowAt(key),
            })),
          ),
        ),
      )
    },
    count: (where) => countRows(db, layout, where),
    countBy: (question) => {
      const binding = bindingOf(format.view, question)
      return pipe(
        placeOf(binding, question.by.length, question.after),
        E.map((after) =>
          groupsOf(question.limit, binding, findGroups(db, layout, question, after)),
        ),
      )
    },
  }
}
