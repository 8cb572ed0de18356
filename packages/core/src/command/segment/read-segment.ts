/**
 * A segment number and its open worksheet, as they are now.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { segmentStream } from '../../segment/event.js'
import type { SegmentState } from '../../segment/state.js'
import type { WorksheetState } from '../../segment/worksheet/state.js'
import { worksheetStream } from '../../segment/worksheet/stream.js'
import type { ReadFailure } from '../../event-store/failure.js'
import type { SegmentNo } from '../../values/code.js'
import { segmentAggregate, worksheetAggregate } from '../aggregates.js'
import { type NewerEvent, readState } from '../read-state.js'
import type { LogSession } from '../session.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface SegmentRead {
  readonly segment: SegmentState
  /** `undefined` = no worksheet is open. */
  readonly worksheet: WorksheetState | undefined
}

const stateOf = <State>({ state }: { readonly state: State }): State => state

export const segmentState =
  ({ store }: Pick<LogSession, 'store'>) =>
  (no: SegmentNo): TaskEither<ReadFailure | NewerEvent, SegmentState> =>
  async () =>
    E.map(stateOf<SegmentState>)(await readState(store, segmentAggregate)(segmentStream(no))())

/**
 * @example
 * import { readSegment, type SegmentNo, type Uuid } from '@interaction-log/core'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const log = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid
 * const session = { store: memoryEventStore(), log, clock: () => new Date() }
 *
 * assert.deepStrictEqual(
 *   await readSegment(session)('SM1' as SegmentNo)(),
 *   E.right({
 *     segment: { type: 'NumberFree', worksheetId: null, lastRun: { type: 'None' } },
 *     worksheet: undefined,
 *   }),
 * )
 *
 * @category workflows
 * @since 0.1.0
 */
export const readSegment =
  (session: LogSession) =>
  (no: SegmentNo): TaskEither<ReadFailure | NewerEvent, SegmentRead> =>
  async () => {
    const segment = await segmentState(session)(no)()
    if (E.isLeft(segment)) return segment
    const { worksheetId } = segment.right
    if (worksheetId === null) return E.right({ segment: segment.right, worksheet: undefined })
    const worksheet = await readState(
      session.store,
      worksheetAggregate,
    )(worksheetStream(worksheetId))()
    return E.map(({ state }: { readonly state: WorksheetState }) => ({
      segment: segment.right,
      worksheet: state,
    }))(worksheet)
  }
