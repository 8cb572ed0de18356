/**
 * A view on a table of an SQLite file.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import type { Projection } from '../../projection.js'
import { cursorOf, type Place, placeOf } from '../cursor.js'
import type { Condition, Page, Query } from '../query.js'
import { rowFormat } from '../row-format.js'
import type { CheckpointMoved, View, ViewState } from '../view-store.js'
import { openView } from './open-view.js'
import { selectCount, selectPage } from './select-page.js'
import { stateStatements } from './sqlite-state.js'
import {
  createIndexes,
  createTable,
  dropTable,
  rowStatements,
  type SqliteTable,
  tableName,
} from './sqlite-table.js'
import { reading, writing } from './transaction.js'

const unavailable = (because: string): E.Either<ViewUnavailable, never> =>
  E.left({ type: 'ViewUnavailable', because })

const replaced = 'another version of the projection has replaced it'

export const sqliteView = <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>(
  db: Database,
  projection: Projection<Row, Event, Column>,
): View<Row, Column> => {
  const { name, version, indexes } = projection
  const format = rowFormat(projection)
  const table: SqliteTable = { name: tableName(name, version), columns: format.columns, indexes }
  openView(db, name, version, table)
  const states = stateStatements(db, name, version)
  let statements = rowStatements(db, table)

  const changing = (work: () => ViewState | undefined) =>
    pipe(
      writing(db, work),
      TE.flatMapEither(E.fromNullable<CheckpointMoved>({ type: 'CheckpointMoved' })),
    )

  const whenBuilt = <A>(work: () => A): TE.TaskEither<ViewUnavailable, A> =>
    pipe(
      reading(db, (): E.Either<ViewUnavailable, A> => {
        const state = states.read()
        if (state === undefined) return unavailable(replaced)
        return state.built ? E.right(work()) : unavailable('it is being built')
      }),
      TE.flatMapEither((result) => result),
    )

  const load = (ids: readonly string[]): ReadonlyMap<string, Row> =>
    new Map(statements.load.all(JSON.stringify(ids)).map(({ id, row }) => [id, format.read(row)]))

  const page = (query: Query<Column>, after: Place | undefined): Page<Row> => {
    const { sql, values } = selectPage(table.name, query, after)
    const found = prepare<{ id: string; row: string }>(db, sql).all(...values)
    const shown = found.slice(0, query.limit)
    const rows = shown.map(({ row }) => format.read(row))
    const [id, row] = [shown.at(-1)?.id, rows.at(-1)]
    if (found.length === shown.length || id === undefined || row === undefined)
      return { rows, next: undefined }
    const place = query.orderBy.map((column) => projection.columns[column](row))
    return { rows, next: cursorOf([...place, id]) }
  }

  const count = (where: readonly Condition<Column>[]): number => {
    const { sql, values } = selectCount(table.name, where)
    return prepare<{ count: number }>(db, sql).get(...values)?.count ?? 0
  }

  return {
    state: () =>
      pipe(
        reading(db, states.read),
        TE.flatMapEither((state) => (state === undefined ? unavailable(replaced) : E.right(state))),
      ),
    load: (ids) => (ids.length === 0 ? TE.right(new Map()) : reading(db, () => load(ids))),
    save: (revision, { rows, checkpoint, erasing }) =>
      changing(() => {
        const state = states.advance(revision, checkpoint, erasing)
        if (state === undefined) return undefined
        for (const [id, row] of rows)
          if (row === undefined) statements.remove.run(id)
          else statements.upsert.run(id, ...format.valuesOf(row), format.write(row))
        return state
      }),
    clear: (revision) =>
      changing(() => {
        const state = states.clear(revision)
        if (state === undefined) return undefined
        dropTable(db, table.name)
        createTable(db, table)
        statements = rowStatements(db, table)
        return state
      }),
    finishBuilding: (revision) =>
      changing(() => {
        const state = states.finish(revision)
        if (state !== undefined) createIndexes(db, table)
        return state
      }),
    find: (id) => whenBuilt(() => load([id]).get(id)),
    count: (where) => whenBuilt(() => count(where)),
    query: (query) =>
      pipe(
        TE.fromEither(placeOf(query.after, query.orderBy.length + 1)),
        TE.flatMap((after) => whenBuilt(() => page(query, after))),
      ),
  }
}
