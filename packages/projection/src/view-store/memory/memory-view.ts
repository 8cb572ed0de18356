/**
 * A view on a table in memory.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import { cursorOf, placeOf } from '../cursor.js'
import { type MemoryTable, search } from './memory-table.js'
import type { RowFormat } from '../row-format.js'
import { type CheckpointMoved, emptyView, type View, type ViewState } from '../view-store.js'

const unavailable = (because: string): E.Either<ViewUnavailable, never> =>
  E.left({ type: 'ViewUnavailable', because })

export const memoryView = <Row extends object, Column extends string>(
  format: RowFormat<Row>,
  table: MemoryTable,
): View<Row, Column> => {
  const answer =
    <Failure, A>(ask: () => E.Either<Failure, A>): TaskEither<Failure | ViewUnavailable, A> =>
    () =>
      Promise.resolve(table.closed === undefined ? ask() : unavailable(table.closed))

  const whenBuilt = <Failure, A>(ask: () => E.Either<Failure, A>) =>
    answer((): E.Either<Failure | ViewUnavailable, A> =>
      table.state.built ? ask() : unavailable('it is being built'),
    )

  const change = (revision: number, next: () => Partial<ViewState>) =>
    answer((): E.Either<CheckpointMoved, ViewState> => {
      if (revision !== table.state.revision) return E.left({ type: 'CheckpointMoved' })
      table.state = { ...table.state, ...next(), revision: revision + 1 }
      return E.right(table.state)
    })

  const row = (id: string): Row | undefined =>
    pipe(table.rows.get(id), (kept) => (kept === undefined ? undefined : format.read(kept.text)))

  return {
    state: () => answer(() => E.right(table.state)),
    load: (ids) =>
      answer(() => {
        const found = new Map<string, Row>()
        for (const id of ids) {
          const kept = row(id)
          if (kept !== undefined) found.set(id, kept)
        }
        return E.right(found)
      }),
    save: (revision, { rows, checkpoint }) =>
      change(revision, () => {
        for (const [id, changed] of rows)
          if (changed === undefined) table.rows.delete(id)
          else
            table.rows.set(id, {
              text: format.write(changed),
              values: format.valuesOf(changed),
            })
        return { checkpoint }
      }),
    clear: (revision) =>
      change(revision, () => {
        table.rows.clear()
        return emptyView
      }),
    finishBuilding: (revision) => change(revision, () => ({ built: true })),
    find: (id) => whenBuilt(() => E.right(row(id))),
    count: (where) =>
      whenBuilt(() =>
        E.right(search(table, { where, orderBy: [], limit: Infinity }, undefined).length),
      ),
    query: (query) =>
      whenBuilt(() =>
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
