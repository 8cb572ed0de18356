/**
 * A view on the table in memory that holds its build, whichever that is at the time.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { UnavailableReason, ViewUnavailable } from '../../failure.js'
import type { Projection } from '../../projection.js'
import { comparePages } from '../differences.js'
import { rowFormat } from '../row-format.js'
import type { Table } from '../table.js'
import type { View } from '../view.js'
import type { CheckpointMoved, ViewState } from '../view-state.js'
import { changed, emptied, type MemoryBuild, type MemoryBuilds, takenOver } from './memory-build.js'
import type { MemoryRows } from './memory-row.js'
import { memoryTable } from './memory-table.js'

export type UnlessClosed = <Failure, A>(
  ask: () => E.Either<Failure | ViewUnavailable, A>,
) => TaskEither<Failure | ViewUnavailable, A>

const unavailable = (
  reason: UnavailableReason,
  because: string,
): E.Either<ViewUnavailable, never> => E.left({ type: 'ViewUnavailable', reason, because })

const moved: E.Either<CheckpointMoved, never> = E.left({ type: 'CheckpointMoved' })

const textsIn = (rows: MemoryRows) =>
  [...rows].map(([id, { row }]) => ({ id, row: JSON.stringify(row) }))

export const memoryView = <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>(
  projection: Projection<Row, Event, Column>,
  builds: MemoryBuilds,
  find: () => MemoryBuild | undefined,
  unlessClosed: UnlessClosed,
): View<Row, Column> => {
  const format = rowFormat(projection)

  const answer = <Failure, A>(ask: (build: MemoryBuild) => E.Either<Failure, A>) =>
    unlessClosed<Failure, A>(() => {
      const build = find()
      return build === undefined
        ? unavailable('Replaced', 'another build has replaced it')
        : ask(build)
    })

  const tableIn = ({ rows }: MemoryBuild) => memoryTable<Row, Column>(format, rows)

  const whenBuilt = <Failure, A>(ask: (table: Table<Row, Column>) => E.Either<Failure, A>) =>
    answer((build): E.Either<Failure | ViewUnavailable, A> =>
      build.state.built ? ask(tableIn(build)) : unavailable('Building', 'it is being built'),
    )

  const changing = (revision: number, work: (build: MemoryBuild) => ViewState | undefined) =>
    answer((build): E.Either<CheckpointMoved, ViewState> => {
      const state = build.state.revision === revision ? work(build) : undefined
      return state === undefined ? moved : E.right(state)
    })

  return {
    state: () => answer(({ state }) => E.right(state)),
    load: (ids) => answer((build) => E.right(tableIn(build).load(ids))),
    save: (revision, { rows, checkpoint, erasing }) =>
      changing(revision, (build) => {
        tableIn(build).save(rows)
        if (erasing && build.state.built) {
          builds.erasedAt = checkpoint.position
          for (const candidate of builds.candidates.values())
            for (const [id, row] of rows) if (row === undefined) candidate.rows.delete(id)
        }
        build.workedAt = Date.now()
        return changed(builds, build, { checkpoint })
      }),
    clear: (revision) => changing(revision, (build) => emptied(builds, build)),
    live: () => unlessClosed(() => E.right(builds.live?.state)),
    makeIndexes: () => answer(() => E.right(undefined)),
    compare: (revision, live) =>
      answer((build) => {
        build.workedAt = Date.now()
        return build.state.revision === revision && builds.live?.state.revision === live
          ? E.right(comparePages(textsIn(builds.live.rows), textsIn(build.rows), Infinity))
          : moved
      }),
    finishBuilding: (revision, live) =>
      changing(revision, (build) => {
        if (build.state.built) return build.state
        return builds.live?.state.revision === live ? takenOver(builds, build) : undefined
      }),
    find: (id) => whenBuilt((table) => E.right(table.load([id]).get(id))),
    query: (query) => whenBuilt((table) => table.page(query)),
    count: (where) => whenBuilt((table) => E.right(table.count(where))),
    countBy: (question) => whenBuilt((table) => table.countBy(question)),
  }
}
