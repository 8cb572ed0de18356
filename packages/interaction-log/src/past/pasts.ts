/**
 * Opens the log as of a point.
 *
 * @since 0.1.0
 */
import type { PositionText } from '@interaction-log/core'
import { asOf } from '@interaction-log/projection'
import { contactLog } from '@interaction-log/projection-contact-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { ownWrites } from '../command/own-writes.js'
import type { Engine } from '../engine.js'
import { catalogs } from '../read/catalogs.js'
import { readings } from '../read/entries.js'
import { segmentLists } from '../segment/list-segments.js'
import type { Pasts } from './past.js'
import { type OpenPast, pastViews } from './past-views.js'
import { decodePoint } from './point.js'

const whenOpen =
  (opening: Promise<E.Either<unknown, OpenPast>>, end: keyof OpenPast): Task<void> =>
  async () => {
    const opened = await opening
    if (E.isRight(opened)) await opened.right[end]()
  }

/** `openPasts`: those that are open, so that a purge and the end of the log reach them. */
export const pasts = <Own>({ session: { store }, openPasts }: Engine<Own>): Pasts => ({
  asOf: async (input, onProgress) => {
    const at = decodePoint(input)
    if (E.isLeft(at)) return at.left
    const opening = asOf({ store, projection: contactLog, at: at.right, onProgress })()
    const opened = { forget: whenOpen(opening, 'forget'), close: whenOpen(opening, 'close') }
    openPasts.add(opened)
    const entries = await opening
    openPasts.delete(opened)
    if (E.isLeft(entries)) return entries.left
    const past = pastViews(store, entries.right)
    openPasts.add(past)
    const close = async () => {
      openPasts.delete(past)
      await past.close()
      return { type: 'Closed' } as const
    }
    const leftOut = await entries.right.leftOut()()
    if (E.isLeft(leftOut)) {
      await close()
      return leftOut.left
    }
    // What is of the past has no writes to wait for.
    const asked = { views: past.views, ownWrites: ownWrites() }
    return {
      type: 'AsOf',
      position: String(entries.right.position) as PositionText,
      leftOut: leftOut.right,
      past: { ...readings(asked), ...catalogs(asked), ...segmentLists(asked), close },
    }
  },
})
