/**
 * A view store with one mistake, made of any good one.
 *
 * @since 0.1.0
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { View } from '../../view-store/view.js'
import type { ViewStore } from '../../view-store/view-store.js'

/**
 * @category testing
 * @since 0.1.0
 */
export interface BrokenViewStore {
  /** What it does wrong. */
  readonly name: string
  /** The same store, with that mistake. */
  readonly breaks: (views: ViewStore) => ViewStore
}

type Mistaken = <Row extends object, Column extends string>(
  view: View<Row, Column>,
) => Partial<View<Row, Column>>

export const inStore = (
  name: string,
  wrong: (views: ViewStore) => Partial<ViewStore>,
): BrokenViewStore => ({ name, breaks: (views) => ({ ...views, ...wrong(views) }) })

/** `wrong` is asked once for each opening of a view. */
export const inView = (name: string, wrong: Mistaken): BrokenViewStore =>
  inStore(name, (views) => ({
    open: (projection) =>
      pipe(
        views.open(projection),
        TE.map((view) => ({ ...view, ...wrong(view) })),
      ),
    rebuild: (projection) =>
      pipe(
        views.rebuild(projection),
        TE.map((view) => ({ ...view, ...wrong(view) })),
      ),
  }))
