/**
 * A view on the table of an SQLite file that holds its build, whichever that is at the time.
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
import type { View } from '../view-store.js'
import { type Builds, tableOf } from './builds.js'
import { onBuild, unavailable } from './on-build.js'
import { selectCount, selectPage } from './select-page.js'
import { sqliteBuilding } from './sqlite-building.js'
import { type SqliteBuild, stateOf } from './sqlite-state.js'
import { type RowStatements, rowStatements, type SqliteTable } from './sqlite-table.js'
import { reading } from './transaction.js'

export const sqliteView = <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>(
  db: Database,
  builds: Builds,
  projection: Projection<Row, Event, Column>,
  find: () => SqliteBuild | undefined,
): View<Row, Column> => {
  const format = rowFormat(projection)
  const tableIn = (build: SqliteBuild): SqliteTable => ({
    name: tableOf(build),
    columns: format.columns,
    indexes: projection.indexes,
  })

  let prepared: { readonly table: string; readonly statements: RowStatements } | undefined
  const statementsOf = (build: SqliteBuild): RowStatements => {
    const table = tableIn(build)
    if (prepared?.table !== table.name)
      prepared = { table: table.name, statements: rowStatements(db, table) }
    return prepared.statements
  }

  const on = onBuild(db, find)
  const { within, changing } = on

  const whenBuilt = <A>(work: (build: SqliteBuild) => A): TE.TaskEither<ViewUnavailable, A> =>
    within(reading, (build) =>
      build.stage === 'live' ? E.right(work(build)) : unavailable('it is being built'),
    )

  const load = (build: SqliteBuild, ids: readonly string[]): ReadonlyMap<string, Row> =>
    new Map(
      statementsOf(build)
        .load.all(JSON.stringify(ids))
        .map(({ id, row }) => [id, format.read(row)]),
    )

  const page = (build: SqliteBuild, query: Query<Column>, after: Place | undefined): Page<Row> => {
    const { sql, values } = selectPage(tableOf(build), query, after)
    const found = prepare<{ id: string; row: string }>(db, sql).all(...values)
    const shown = found.slice(0, query.limit)
    const rows = shown.map(({ row }) => format.read(row))
    const [id, row] = [shown.at(-1)?.id, rows.at(-1)]
    if (found.length === shown.length || id === undefined || row === undefined)
      return { rows, next: undefined }
    const place = query.orderBy.map((column) => projection.columns[column](row))
    return { rows, next: cursorOf([...place, id]) }
  }

  const count = (build: SqliteBuild, where: readonly Condition<Column>[]): number => {
    const { sql, values } = selectCount(tableOf(build), where)
    return prepare<{ count: number }>(db, sql).get(...values)?.count ?? 0
  }

  return {
    ...sqliteBuilding(db, builds, projection, tableIn, on),
    state: () => within(reading, (build) => E.right(stateOf(build))),
    load: (ids) =>
      ids.length === 0
        ? TE.right(new Map())
        : within(reading, (build) => E.right(load(build, ids))),
    save: (revision, { rows, checkpoint, erasing }) =>
      changing(revision, (build) => {
        const { upsert, remove } = statementsOf(build)
        for (const [id, row] of rows)
          if (row === undefined) remove.run(id)
          else upsert.run(id, ...format.valuesOf(row), format.write(row))
        const after = builds.advance(build, checkpoint)
        if (!erasing) return after
        const gone = [...rows].flatMap(([id, row]) => (row === undefined ? [id] : []))
        return builds.erase(build, gone, checkpoint.position)
      }),
    find: (id) => whenBuilt((build) => load(build, [id]).get(id)),
    count: (where) => whenBuilt((build) => count(build, where)),
    query: (query) =>
      pipe(
        TE.fromEither(placeOf(query.after, query.orderBy.length + 1)),
        TE.flatMap((after) => whenBuilt((build) => page(build, query, after))),
      ),
  }
}
