/**
 * A view on a table in memory.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import { memoryTable, type MemoryRows } from './memory-table.js'
import type { RowFormat } from '../row-format.js'
import { type CheckpointMoved, emptyView, type View, type ViewState } from '../view-store.js'

export interface MemoryBuild {
  readonly version: number
  readonly rows: MemoryRows
  state: ViewState
  /** Why it can no longer be used. */
  closed: string | undefined
}

const unavailable = (because: string): E.Either<ViewUnavailable, never> =>
  E.left({ type: 'ViewUnavailable', because })

export const memoryView = <Row extends object, Column extends string>(
  format: RowFormat<Row>,
  build: MemoryBuild,
): View<Row, Column> => {
  const table = memoryTable<Row, Column>(format, build.rows)

  const answer =
    <Failure, A>(ask: () => E.Either<Failure, A>): TaskEither<Failure | ViewUnavailable, A> =>
    () =>
      Promise.resolve(build.closed === undefined ? ask() : unavailable(build.closed))

  const whenBuilt = <Failure, A>(ask: () => E.Either<Failure, A>) =>
    answer((): E.Either<Failure | ViewUnavailable, A> =>
      build.state.built ? ask() : unavailable('it is being built'),
    )

  const change = (revision: number, next: () => Partial<ViewState>) =>
    answer((): E.Either<CheckpointMoved, ViewState> => {
      if (revision !== build.state.revision) return E.left({ type: 'CheckpointMoved' })
      build.state = { ...build.state, ...next(), revision: revision + 1 }
      return E.right(build.state)
    })

  return {
    state: () => answer(() => E.right(build.state)),
    load: (ids) => answer(() => E.right(table.load(ids))),
    save: (revision, { rows, checkpoint }) =>
      change(revision, () => {
        for (const [id, row] of rows)
          if (row === undefined) table.remove(id)
          else table.upsert(id, row)
        return { checkpoint }
      }),
    clear: (revision) =>
      change(revision, () => {
        build.rows.clear()
        return emptyView
      }),
    finishBuilding: (revision) => change(revision, () => ({ built: true })),
    find: (id) => whenBuilt(() => E.right(table.load([id]).get(id))),
    query: (query) => whenBuilt(() => table.page(query)),
    count: (where) => whenBuilt(() => E.right(table.count(where))),
    countBy: (question) => whenBuilt(() => table.countBy(question)),
  }
}
