/**
 * What to go on from when another process has changed the view in the meantime.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ViewUnavailable } from '../failure.js'
import type { View } from '../view-store/view.js'
import type { ViewState } from '../view-store/view-state.js'

/** Somebody has cleared the view: it needs events that were delivered long ago. */
export interface ViewCleared {
  readonly type: 'ViewCleared'
}

export const reachedBy = ({ checkpoint }: ViewState): bigint => checkpoint?.position ?? 0n

export const movedState = async <Row extends object, Column extends string>(
  view: View<Row, Column>,
  before: ViewState,
): Promise<E.Either<ViewUnavailable | ViewCleared, ViewState>> =>
  E.filterOrElseW(
    (moved: ViewState) => reachedBy(moved) >= reachedBy(before),
    (): ViewCleared => ({ type: 'ViewCleared' }),
  )(await view.state()())
