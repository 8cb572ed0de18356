/**
 * Mistakes in building, taking over and comparing.
 *
 * @since 0.1.0
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { inStore, inView } from './mistake.js'

/** @since 0.1.0 */
export const building = [
  inView('answers while it is being built', (view) => ({
    find: (id) =>
      pipe(
        view.load([id]),
        TE.map((rows) => rows.get(id)),
      ),
  })),
  inView('begins its revisions anew', (view) => ({
    clear: (revision) =>
      pipe(
        view.clear(revision),
        TE.map((state) => ({ ...state, revision: 0 })),
      ),
  })),
  inView('passes for built', (view) => ({
    state: () =>
      pipe(
        view.state(),
        TE.map((state) => ({ ...state, built: true })),
      ),
  })),
  inView('knows of no live build', (view) => ({
    live: () =>
      pipe(
        view.live(),
        TE.map(() => undefined),
      ),
  })),
  inView('takes over from whatever is live', (view) => ({
    finishBuilding: (revision) =>
      pipe(
        view.live(),
        TE.flatMap((live) => view.finishBuilding(revision, live?.revision)),
      ),
  })),
  inView('never takes over', (view) => ({
    finishBuilding: (revision, live) =>
      live === undefined ? view.finishBuilding(revision) : view.state(),
  })),
  inView('finds no differences', (view) => ({
    compare: (revision, live, after) =>
      pipe(
        view.compare(revision, live, after),
        TE.map((compared) => ({ ...compared, differences: [] })),
      ),
  })),
  inView('does not say how many rows it has compared', (view) => ({
    compare: (revision, live, after) =>
      pipe(
        view.compare(revision, live, after),
        TE.map((compared) => ({ ...compared, rows: 0 })),
      ),
  })),
  inView('erases in one build only', (view) => ({
    save: (revision, changes) => view.save(revision, { ...changes, erasing: false }),
  })),
  inStore('rebuilds in place', (views) => ({ rebuild: (projection) => views.open(projection) })),
  inStore('begins every rebuild anew', (views) => ({
    rebuild: (projection) =>
      pipe(
        views.rebuild(projection),
        TE.tap((view) =>
          pipe(
            view.state(),
            TE.flatMap(({ revision }) => view.clear(revision)),
            TE.mapLeft(() => ({
              type: 'ViewUnavailable' as const,
              reason: 'Failed' as const,
              because: 'it is broken',
            })),
          ),
        ),
      ),
  })),
  inStore('lists live builds only', (views) => ({
    builds: () =>
      pipe(
        views.builds(),
        TE.map((builds) => builds.filter(({ isLive }) => isLive)),
      ),
  })),
  inStore('looks at its own views only', (views) => ({ rewrite: () => views.rewrite() })),
  inStore('says that all is gone', (views) => ({
    rewrite: (upTo) =>
      pipe(
        views.rewrite(upTo),
        TE.map((erasure) => ({ ...erasure, type: 'Gone' as const })),
      ),
  })),
]
