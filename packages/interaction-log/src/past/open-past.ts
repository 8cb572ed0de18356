/**
 * Opens one view of the past, so that a purge and the end of the log reach it, also while it is made.
 *
 * @since 0.1.0
 */
import {
  asOf,
  type AsOfPoint,
  type AsOfProgress,
  type PastView,
  type Projection,
  type ViewFailure,
} from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { Engine, OpenPast } from '../engine.js'
import { untilClosed } from './until-closed.js'

export type PastEngine = Pick<Engine<never>, 'session' | 'openPasts' | 'closing'>

export const openPast = async <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>(
  { session, openPasts, closing }: PastEngine,
  projection: Projection<Row, Event, Column>,
  at: AsOfPoint,
  onProgress?: (progress: AsOfProgress) => void,
): Promise<E.Either<ViewFailure, PastView<Row, Column>>> => {
  const store = untilClosed(session.store, closing)
  const opening = asOf({ store, projection, at, onProgress })()
  const whenOpen =
    (end: keyof OpenPast): Task<void> =>
    async () => {
      const opened = await opening
      if (E.isRight(opened)) await opened.right[end]()
    }
  const open = { forget: whenOpen('forget'), close: whenOpen('close') }
  openPasts.add(open)
  const opened = await opening
  if (E.isLeft(opened)) {
    openPasts.delete(open)
    return opened
  }
  const close = () => {
    openPasts.delete(open)
    return open.close()
  }
  return E.right({ ...opened.right, close })
}
