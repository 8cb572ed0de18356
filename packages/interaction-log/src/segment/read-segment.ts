/**
 * A segment as it is now, read from its own streams.
 *
 * @since 0.1.0
 */
import {
  decodeInput,
  type InputRefusal,
  linesOf,
  loggedSegmentId,
  type NewerEvent,
  type ReadFailure,
  readSegment,
  type SegmentDefaults,
  type SegmentLine,
  SegmentNo,
  type SegmentRejection,
  type SegmentState,
} from '@interaction-log/core'
import type { LoggedSegmentStatus } from '@interaction-log/projection-segment-log'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Engine } from '../engine.js'
import { whole } from '../read/whole.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface SegmentInput {
  readonly no: string
  /** Lines in a page: 100 if left out, 1,000 at most. */
  readonly limit?: number
  /** `next` of the page before. */
  readonly after?: number
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Segment {
  readonly type: 'Segment'
  readonly no: SegmentNo
  /** False: it is logged, and nobody has begun it anew; then it has no lines. */
  readonly isOpen: boolean
  readonly description: string
  readonly defaults: SegmentDefaults
  readonly lineCount: number
  /** What each line says of itself; what it leaves out is as in `defaults`. */
  readonly lines: readonly SegmentLine[]
  /** Where the next page begins; undefined = this is the last one. */
  readonly next: number | undefined
  /** The last time that it was logged; null = never. */
  readonly lastRun: {
    readonly loggedSegmentId: string
    readonly status: LoggedSegmentStatus
  } | null
}

/**
 * @category errors
 * @since 0.1.0
 */
export type SegmentProblem = InputRefusal | ReadFailure | NewerEvent | SegmentRejection

const statuses = {
  Logging: 'logging',
  Logged: 'complete',
  Canceled: 'canceled',
  Deleted: 'deleted',
} as const

const decode = decodeInput(
  t.intersection([
    t.strict({ no: SegmentNo }),
    t.exact(t.partial({ limit: whole(1000), after: whole(Number.MAX_SAFE_INTEGER) })),
  ]),
  ['no', 'limit', 'after'],
)

const lastRunOf = (no: SegmentNo, { lastRun }: SegmentState): Segment['lastRun'] =>
  lastRun.type === 'None'
    ? null
    : {
        loggedSegmentId: loggedSegmentId({ no, run: lastRun.run }),
        status: statuses[lastRun.type],
      }

export const segment =
  <Own>({ session }: Engine<Own>) =>
  async (input: SegmentInput): Promise<Segment | SegmentProblem> => {
    const request = decode(input)
    if (E.isLeft(request)) return request.left
    const { no, limit = 100, after = 0 } = request.right
    const read = await readSegment(session)(no)()
    if (E.isLeft(read)) return read.left
    const { worksheet, segment: state } = read.right
    const lastRun = lastRunOf(no, state)
    if (worksheet === undefined && lastRun === null)
      return { type: 'SegmentNotFound', field: 'no', segmentNo: no }
    const open = worksheet?.type === 'Open' ? worksheet : undefined
    const lines: SegmentLine[] = []
    let next: number | undefined
    for (const line of open === undefined ? [] : linesOf(open)) {
      if (line.lineNo <= after) continue
      if (lines.length === limit) {
        next = lines.at(-1)?.lineNo
        break
      }
      lines.push(line)
    }
    return {
      type: 'Segment',
      no,
      isOpen: open !== undefined,
      description: open?.description ?? '',
      defaults: open?.defaults ?? {},
      lineCount: open?.lineCount ?? 0,
      lines,
      next,
      lastRun,
    }
  }
