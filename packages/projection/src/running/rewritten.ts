/**
 * A view may pass the end of a purge only when its file has been rewritten.
 *
 * @since 0.1.0
 */
import { categoryOf, type StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { ViewUnavailable } from '../failure.js'
import type { View } from '../view-store/view.js'
import type { ViewStore } from '../view-store/view-store.js'
import { pause } from './pause.js'

export const stopped: ViewUnavailable = {
  type: 'ViewUnavailable',
  reason: 'Closed',
  because: 'the view was stopped',
}

/** The category that every view reads, to learn when a purge ends. */
export const purgeCategory = 'purgeBatch'

export const endsPurge = ({ stream, type }: StoredEvent): boolean =>
  type === 'PurgeCompleted' && categoryOf(stream) === purgeCategory

/** The events in pieces that begin where a purge ends. */
export const piecesOf = (events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] => {
  if (!events.slice(1).some(endsPurge)) return [events]
  const pieces: StoredEvent[][] = []
  for (const event of events) {
    const piece = pieces.at(-1)
    if (piece === undefined || endsPurge(event)) pieces.push([event])
    else piece.push(event)
  }
  return pieces
}

/** Rewrites until the view is clean; somebody who reads the file can make it take longer. */
export const rewritten = async <Row extends object, Column extends string>(
  views: ViewStore,
  view: View<Row, Column>,
  signal: AbortSignal,
): Promise<E.Either<ViewUnavailable, void>> => {
  for (let ms = 20; !signal.aborted; ms = Math.min(2 * ms, 5_000)) {
    const state = await view.state()()
    if (E.isLeft(state)) return state
    if (!state.right.rewriteNeeded) return E.right(undefined)
    const erasure = await views.rewrite()()
    if (E.isLeft(erasure)) return erasure
    if (erasure.right.type === 'Hidden') await pause(ms, signal)
  }
  return E.left(stopped)
}
