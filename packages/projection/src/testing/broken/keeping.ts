/**
 * Mistakes in what is kept.
 *
 * @since 0.1.0
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { rowFormat } from '../../view-store/row-format.js'
import type { View } from '../../view-store/view.js'
import { inStore, inView } from './mistake.js'

const isGone = { type: 'ViewUnavailable', reason: 'Failed', because: 'it is broken' } as const

/** @since 0.1.0 */
export const keeping = [
  inView('rounds positions', (view) => ({
    save: (revision, changes) => {
      const position = BigInt(Number(changes.checkpoint.position))
      return view.save(revision, { ...changes, checkpoint: { ...changes.checkpoint, position } })
    },
  })),
  inView('never deletes', (view) => ({
    save: (revision, changes) =>
      view.save(revision, {
        ...changes,
        rows: new Map([...changes.rows].filter(([, row]) => row !== undefined)),
      }),
  })),
  inView('saves over whatever has been saved', (view) => ({
    save: (revision, changes) =>
      pipe(
        view.save(revision, changes),
        TE.orElse(() =>
          pipe(
            view.state(),
            TE.flatMap((state) => view.save(state.revision, changes)),
          ),
        ),
      ),
  })),
  inView(
    'hands out what it was handed',
    <Row extends object, Column extends string>(view: View<Row, Column>) => {
      const handed = new Map<string, Awaited<ReturnType<ReturnType<typeof view.find>>>>()
      return {
        find: (id: string) => async () => {
          const found = handed.get(id) ?? (await view.find(id)())
          handed.set(id, found)
          return found
        },
      }
    },
  ),
  inStore('keeps all views in one', (views) => ({
    open: (projection) => views.open({ ...projection, name: 'all' }),
    rebuild: (projection) => views.rebuild({ ...projection, name: 'all' }),
  })),
  inStore('takes every version for the same', (views) => ({
    open: (projection) => views.open({ ...projection, version: 1 }),
  })),
  inStore('forgets a view when it is opened again', (views) => ({
    open: (projection) =>
      pipe(
        views.open(projection),
        TE.tap((view) =>
          pipe(
            view.state(),
            TE.flatMap(({ revision }) =>
              revision === 0 ? TE.of(undefined) : TE.map(() => undefined)(view.clear(revision)),
            ),
            TE.mapLeft(() => isGone),
          ),
        ),
      ),
  })),
  inStore('has a column of its own', (views) => ({
    open: (projection) => ('id' in projection.columns ? TE.left(isGone) : views.open(projection)),
  })),
  inStore('hides what is gone', (views) => ({
    rewrite: (upTo) =>
      pipe(
        views.rewrite(upTo),
        TE.map((erasure) => ({ ...erasure, type: 'Hidden' as const })),
      ),
  })),
  inStore('keeps a row as it is if none of its columns changes', (views) => ({
    open: (projection) =>
      pipe(
        views.open(projection),
        TE.map((view) => ({
          ...view,
          save: (revision, changes) =>
            pipe(
              view.load([...changes.rows.keys()]),
              TE.flatMap((before) => {
                const { valuesOf } = rowFormat(projection)
                const rows = [...changes.rows].filter(([id, row]) => {
                  const old = before.get(id)
                  if (row === undefined || old === undefined) return true
                  const values = valuesOf(old)
                  return valuesOf(row).some((value, index) => value !== values[index])
                })
                return view.save(revision, { ...changes, rows: new Map(rows) })
              }),
            ),
        })),
      ),
  })),
  inStore('does not close', () => ({ close: () => TE.right(undefined) })),
]
