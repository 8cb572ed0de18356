/**
 * A view on a table of an SQLite file.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import type { Projection } from '../../projection.js'
import { rowFormat } from '../row-format.js'
import type { CheckpointMoved, View, ViewState } from '../view-store.js'
import { openView } from './open-view.js'
import { stateStatements } from './sqlite-state.js'
import { layoutOf, tableName } from './layout.js'
import { sqliteTable } from './sqlite-table.js'
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
  const { name, version } = projection
  const table = sqliteTable<Row, Column>(
    db,
    layoutOf(tableName(name, version), projection),
    rowFormat(projection),
  )
  openView(db, name, version, table)
  const states = stateStatements(db, name, version)

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

  const answering = <Failure, A>(work: () => E.Either<Failure, A>) =>
    pipe(
      whenBuilt(work),
      TE.flatMapEither((answer): E.Either<Failure | ViewUnavailable, A> => answer),
    )

  return {
    state: () =>
      pipe(
        reading(db, states.read),
        TE.flatMapEither((state) => (state === undefined ? unavailable(replaced) : E.right(state))),
      ),
    load: (ids) => (ids.length === 0 ? TE.right(new Map()) : reading(db, () => table.load(ids))),
    save: (revision, { rows, checkpoint, erasing }) =>
      changing(() => {
        const state = states.advance(revision, checkpoint, erasing)
        if (state === undefined) return undefined
        for (const [id, row] of rows)
          if (row === undefined) table.remove(id)
          else table.upsert(id, row)
        return state
      }),
    clear: (revision) =>
      changing(() => {
        const state = states.clear(revision)
        if (state === undefined) return undefined
        table.drop()
        table.create()
        return state
      }),
    finishBuilding: (revision) =>
      changing(() => {
        const state = states.finish(revision)
        if (state !== undefined) for (const create of table.indexes) create()
        return state
      }),
    find: (id) => whenBuilt(() => table.load([id]).get(id)),
    query: (query) => answering(() => table.page(query)),
    count: (where) => whenBuilt(() => table.count(where)),
    countBy: (question) => answering(() => table.countBy(question)),
  }
}
