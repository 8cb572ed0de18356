/**
 * A view on the table in memory that holds its build, whichever that is at the time.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import type { Projection } from '../../projection.js'
import { cursorOf, placeOf } from '../cursor.js'
import { comparePages } from '../differences.js'
import { rowFormat } from '../row-format.js'
import type { CheckpointMoved, View, ViewState } from '../view-store.js'
import { changed, emptied, type MemoryBuild, type MemoryBuilds, takenOver } from './memory-build.js'
import { type MemoryTable, search } from './memory-table.js'

export type UnlessClosed = <Failure, A>(
  ask: () => E.Either<Failure | ViewUnavailable, A>,
) => TaskEither<Failure | ViewUnavailable, A>

const unavailable = (because: string): E.Either<ViewUnavailable, never> =>
  E.left({ type: 'ViewUnavailable', because })

const moved: E.Either<CheckpointMoved, never> = E.left({ type: 'CheckpointMoved' })

const textsIn = ({ rows }: MemoryTable) => [...rows].map(([id, { text }]) => ({ id, row: text }))

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
      return build === undefined ? unavailable('another build has replaced it') : ask(build)
    })

  const whenBuilt = <Failure, A>(ask: (table: MemoryTable) => E.Either<Failure, A>) =>
    answer(({ state, table }): E.Either<Failure | ViewUnavailable, A> =>
      state.built ? ask(table) : unavailable('it is being built'),
    )

  const changing = (revision: number, work: (build: MemoryBuild) => ViewState | undefined) =>
    answer((build): E.Either<CheckpointMoved, ViewState> => {
      const state = build.state.revision === revision ? work(build) : undefined
      return state === undefined ? moved : E.right(state)
    })

  const rowIn = ({ rows }: MemoryTable, id: string): Row | undefined =>
    pipe(rows.get(id), (kept) => (kept === undefined ? undefined : format.read(kept.text)))

  return {
    state: () => answer(({ state }) => E.right(state)),
    load: (ids) =>
      answer(({ table }) => {
        const found = new Map<string, Row>()
        for (const id of ids) {
          const row = rowIn(table, id)
          if (row !== undefined) found.set(id, row)
        }
        return E.right(found)
      }),
    save: (revision, { rows, checkpoint, erasing }) =>
      changing(revision, (build) => {
        const isLive = erasing && build.state.built
        if (isLive) builds.erasedAt = checkpoint.position
        const others = isLive ? [...builds.candidates.values()] : []
        for (const [id, row] of rows)
          if (row === undefined) for (const { table } of [build, ...others]) table.rows.delete(id)
          else build.table.rows.set(id, { text: format.write(row), values: format.valuesOf(row) })
        build.savedAt = Date.now()
        return changed(builds, build, { checkpoint })
      }),
    clear: (revision) => changing(revision, (build) => emptied(builds, build)),
    live: () => unlessClosed(() => E.right(builds.live?.state)),
    makeIndexes: () => answer(() => E.right(undefined)),
    compare: (revision, live) =>
      answer(({ state, table }) =>
        state.revision === revision && builds.live?.state.revision === live
          ? E.right(comparePages(textsIn(builds.live.table), textsIn(table), Infinity))
          : moved,
      ),
    finishBuilding: (revision, live) =>
      changing(revision, (build) => {
        if (build.state.built) return build.state
        return builds.live?.state.revision === live ? takenOver(builds, build) : undefined
      }),
    find: (id) => whenBuilt((table) => E.right(rowIn(table, id))),
    count: (where) =>
      whenBuilt((table) =>
        E.right(search(table, { where, orderBy: [], limit: Infinity }, undefined).length),
      ),
    query: (query) =>
      whenBuilt((table) =>
        pipe(
          placeOf(query.after, query.orderBy.length + 1),
          E.map((after) => {
            const found = search(table, query, after)
            const rows = found.slice(0, query.limit)
            const last = rows.at(-1)
            return {
              rows: rows.map(([, { text }]) => format.read(text)),
              next: last && found.length > rows.length ? cursorOf(last[0]) : undefined,
            }
          }),
        ),
      ),
  }
}
