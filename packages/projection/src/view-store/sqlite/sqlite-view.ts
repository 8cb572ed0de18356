/**
 * A view on the table of an SQLite file that holds its build, whichever that is at the time.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import type { Projection } from '../../projection.js'
import { rowFormat } from '../row-format.js'
import type { View } from '../view.js'
import { type Builds, tableOf } from './builds.js'
import { layoutOf } from './layout.js'
import { onBuild, unavailable } from './on-build.js'
import { sqliteBuilding } from './sqlite-building.js'
import { type SqliteBuild, stateOf } from './sqlite-state.js'
import { type SqliteTable, sqliteTable } from './sqlite-table.js'
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
  let used: { readonly name: string; readonly table: SqliteTable<Row, Column> } | undefined
  const tableIn = (build: SqliteBuild): SqliteTable<Row, Column> => {
    const name = tableOf(build)
    if (used?.name !== name)
      used = { name, table: sqliteTable(db, layoutOf(name, projection), format) }
    return used.table
  }

  const on = onBuild(db, find)
  const { within, changing } = on

  const whenBuilt = <Failure, A>(ask: (table: SqliteTable<Row, Column>) => E.Either<Failure, A>) =>
    within(reading, (build): E.Either<Failure | ViewUnavailable, A> =>
      build.stage === 'live' ? ask(tableIn(build)) : unavailable('Building', 'it is being built'),
    )

  return {
    ...sqliteBuilding<Row, Column>(db, builds, projection, tableIn, on),
    state: () => within(reading, (build) => E.right(stateOf(build))),
    load: (ids) =>
      ids.length === 0
        ? TE.right(new Map())
        : within(reading, (build) => E.right(tableIn(build).load(ids))),
    save: (revision, { rows, checkpoint, erasing }) =>
      changing(revision, (build) => {
        const advanced = builds.advance(build, checkpoint)
        const gone = [...rows].flatMap(([id, row]) => (row === undefined ? [id] : []))
        const after = erasing ? builds.erase(build, gone, checkpoint.position) : advanced
        tableIn(build).save(rows)
        return after
      }),
    find: (id) => whenBuilt((table) => E.right(table.load([id]).get(id))),
    query: (query) => whenBuilt((table) => table.page(query)),
    count: (where) => whenBuilt((table) => E.right(table.count(where))),
    countBy: (question) => whenBuilt((table) => table.countBy(question)),
  }
}
