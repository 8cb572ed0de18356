/**
 * What is done with a candidate while it stands exactly where the live build stands. This process lets
 * the live one wait for the last few events; if another process goes on in the meantime, it is done
 * again.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import type { ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import type { CheckpointMoved, ViewState } from '../../view-store/view-state.js'
import { reachedBy, type ViewCleared } from '../moved-state.js'
import { stopped } from '../rewritten.js'
import type { Run, SessionEnd } from '../run.js'
import { verifyCheckpoint } from '../verify-checkpoint.js'
import type { Watch } from './build-progress.js'
import { readUpTo } from './read-up-to.js'

/** The live build beside a candidate. */
interface Beside {
  readonly state: ViewState
  /** It is of this log, and no further than the candidate: their rows should be the same. */
  readonly isComparable: boolean
}

type Work<A> = (
  candidate: ViewState,
  live: Beside | undefined,
) => TaskEither<ViewUnavailable | CheckpointMoved, A>

export type BuildFailure = Exclude<SessionEnd, ViewCleared>

/** `undefined` = somebody else has finished the candidate. */
export type InStep = <A>(work: Work<A>) => Promise<E.Either<BuildFailure, A | undefined>>

export const inStep = <Row extends object, Column extends string>(
  run: Run<Row, Column>,
  watch: Watch,
): InStep => {
  const { store, view } = run
  let isOurs: boolean | undefined

  /** It cannot become another log's. */
  const belongs = async ({ checkpoint }: ViewState): Promise<E.Either<ReadFailure, boolean>> => {
    if (checkpoint === undefined || isOurs !== undefined) return E.right(isOurs ?? true)
    const rewound = await verifyCheckpoint(store, checkpoint)
    if (E.isLeft(rewound)) return rewound
    isOurs = rewound.right === undefined
    return E.right(isOurs)
  }

  const together = async (): Promise<
    E.Either<SessionEnd, readonly [candidate: ViewState, live: Beside | undefined]>
  > => {
    const state = await view.state()()
    if (E.isLeft(state)) return state
    const live = await view.live()()
    if (E.isLeft(live)) return live
    const beside = live.right
    const isOfThisLog = beside === undefined ? E.right(false) : await belongs(beside)
    if (E.isLeft(isOfThisLog)) return isOfThisLog
    const end =
      beside !== undefined && isOfThisLog.right ? E.right(reachedBy(beside)) : await store.head()()
    if (E.isLeft(end)) return end
    const candidate = state.right.built ? state : await readUpTo(run, state.right, end.right, watch)
    if (E.isLeft(candidate)) return candidate
    const isComparable = isOfThisLog.right && reachedBy(candidate.right) <= end.right
    return E.right([candidate.right, beside && { state: beside, isComparable }])
  }

  const worked = async <A>(work: Work<A>) => {
    const both = await together()
    if (E.isLeft(both)) return both
    const [candidate, live] = both.right
    return candidate.built ? E.right(undefined) : work(candidate, live)()
  }

  return async (work) => {
    for (;;) {
      if (watch.signal.aborted) return E.left(stopped)
      const near = await together()
      const done = E.isLeft(near) ? near : await run.inTurn(() => worked(work))
      if (E.isRight(done)) return done
      const { left } = done
      if (left.type !== 'CheckpointMoved' && left.type !== 'ViewCleared') return E.left(left)
      await setImmediate()
    }
  }
}
