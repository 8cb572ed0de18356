/**
 * Opens the log as of a point.
 *
 * @since 0.1.0
 */
import type { PositionText } from '@interaction-log/core'
import { contactLog } from '@interaction-log/projection-contact-log'
import * as E from 'fp-ts/lib/Either.js'
import { ownWrites } from '../command/own-writes.js'
import { catalogs } from '../read/catalogs.js'
import { readings } from '../read/entries.js'
import { segmentLists } from '../segment/list-segments.js'
import { openPast, type PastEngine } from './open-past.js'
import type { Pasts } from './past.js'
import { pastViews } from './past-views.js'
import { decodePoint } from './point.js'

export const pasts = (engine: PastEngine): Pasts => ({
  asOf: async (input, onProgress) => {
    const at = decodePoint(input)
    if (E.isLeft(at)) return at.left
    const entries = await openPast(engine, contactLog, at.right, onProgress)
    if (E.isLeft(entries)) return entries.left
    const { views, close } = pastViews(engine, entries.right)
    const leftOut = await entries.right.leftOut()()
    if (E.isLeft(leftOut)) {
      await close()
      return leftOut.left
    }
    // What is of the past has no writes to wait for.
    const asked = { views, ownWrites: ownWrites() }
    return {
      type: 'AsOf',
      position: String(entries.right.position) as PositionText,
      leftOut: leftOut.right,
      past: {
        ...readings(asked),
        ...catalogs(asked),
        ...segmentLists(asked),
        close: async () => {
          await close()
          return { type: 'Closed' }
        },
      },
    }
  },
})
