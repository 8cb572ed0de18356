/**
 * Which segments are open, and which were logged.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import { equals, type QueryFailure, type ViewFailure } from '@interaction-log/projection'
import type { LoggedSegment, OpenSegment } from '@interaction-log/projection-segment-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Asked } from '../read/asked-view.js'
import { decodePage, type PageInput } from '../read/read-requests.js'

/**
 * A segment that has a worksheet; `segment` shows its lines.
 *
 * @category model
 * @since 0.1.0
 */
export type OpenSegmentEntry = Pick<OpenSegment, 'no' | 'openedAt' | 'openedBy'>

/**
 * A page of the open segments.
 *
 * @category model
 * @since 0.1.0
 */
export interface Segments {
  readonly type: 'Segments'
  readonly segments: readonly OpenSegmentEntry[]
  /** Where the next page begins; undefined = this is the last one. */
  readonly next: string | undefined
}

/**
 * One time that a segment was logged.
 *
 * @category model
 * @since 0.1.0
 */
export interface LoggedSegmentEntry extends Omit<LoggedSegment, 'position'> {
  /** Its interactions that are in the log, canceled ones too: while it is logged, so many of its lines. */
  readonly recordedCount: number
  /** Those that stand as it does: the canceled ones, if it is canceled or deleted, else the others. */
  readonly interactionCount: number
}

/**
 * A page of the logged segments.
 *
 * @category model
 * @since 0.1.0
 */
export interface LoggedSegments {
  readonly type: 'LoggedSegments'
  readonly loggedSegments: readonly LoggedSegmentEntry[]
  /** Where the next page begins; undefined = this is the last one. */
  readonly next: string | undefined
}

/**
 * @category model
 * @since 0.1.0
 */
export interface SegmentLists {
  /** The segments that have an open worksheet, by number. */
  readonly segments: (request?: PageInput) => Promise<Segments | InputRefusal | QueryFailure>
  /** Each time that a segment was logged, in that order. */
  readonly loggedSegments: (
    request?: PageInput,
  ) => Promise<LoggedSegments | InputRefusal | QueryFailure>
}

const pageSize = 100

const entryOf = async (
  { views: { segmentLog } }: Asked,
  { loggedSegmentId, no, run, loggedAt, loggedBy, lineCount, status }: LoggedSegment,
): Promise<E.Either<ViewFailure, LoggedSegmentEntry>> => {
  const ofIt = equals('loggedSegmentId' as const, loggedSegmentId)
  const recorded = await segmentLog.count([ofIt])()
  if (E.isLeft(recorded)) return recorded
  const isCanceled = status === 'canceled' || status === 'deleted'
  const standing = equals('status' as const, isCanceled ? 'canceled' : 'recorded')
  return E.map((interactionCount: number): LoggedSegmentEntry => ({
    loggedSegmentId,
    no,
    run,
    loggedAt,
    loggedBy,
    lineCount,
    status,
    recordedCount: recorded.right,
    interactionCount,
  }))(await segmentLog.count([ofIt, standing])())
}

export const segmentLists = (asked: Asked): SegmentLists => ({
  segments: async (input = {}) => {
    const request = decodePage(input)
    if (E.isLeft(request)) return request.left
    const { limit = pageSize, after, withinMs } = request.right
    const { openSegments } = asked.views
    const fresh = await openSegments.caughtUp(withinMs)()
    if (E.isLeft(fresh)) return fresh.left
    const page = await openSegments.query({ where: [], orderBy: ['no'], after, limit })()
    if (E.isLeft(page)) return page.left
    const segments = page.right.rows.map(({ no, openedAt, openedBy }) => ({
      no,
      openedAt,
      openedBy,
    }))
    return { type: 'Segments', segments, next: page.right.next }
  },
  loggedSegments: async (input = {}) => {
    const request = decodePage(input)
    if (E.isLeft(request)) return request.left
    const { limit = pageSize, after, withinMs } = request.right
    for (const view of [asked.views.loggedSegments, asked.views.segmentLog]) {
      const fresh = await view.caughtUp(withinMs)()
      if (E.isLeft(fresh)) return fresh.left
    }
    const query = { where: [], orderBy: ['loggedNo' as const], after, limit }
    const page = await asked.views.loggedSegments.query(query)()
    if (E.isLeft(page)) return page.left
    const entries: LoggedSegmentEntry[] = []
    for (const row of page.right.rows) {
      const entry = await entryOf(asked, row)
      if (E.isLeft(entry)) return entry.left
      entries.push(entry.right)
    }
    return { type: 'LoggedSegments', loggedSegments: entries, next: page.right.next }
  },
})
