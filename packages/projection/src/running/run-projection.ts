/**
 * Runs a projection: catches up with the log, then follows it.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import { pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { QueryFailure, ViewFailure, ViewUnavailable } from '../failure.js'
import type { Projection } from '../projection.js'
import type { Differences } from '../view-store/differences.js'
import type { Condition } from '../view-store/condition.js'
import type { CountBy, Groups, Page, Query } from '../view-store/query.js'
import type { ViewErasure, ViewStore } from '../view-store/view-store.js'
import type { BuildProgress } from './building/build-progress.js'
import { erasedRows } from './building/erased-rows.js'
import { rebuilding } from './building/rebuild.js'
import { follow } from './follow.js'
import { progress, type ViewStatus } from './progress.js'
import { reach } from './reach.js'
import { purgeCategory } from './rewritten.js'
import { saveBatch } from './save-batch.js'
import { turns } from './turns.js'

/**
 * A view that follows its log. What it is asked before it has caught up waits for that, bounded;
 * times are in milliseconds, 5,000 if not given.
 *
 * @category model
 * @since 0.1.0
 */
export interface RunningView<Row extends object, Column extends string> {
  readonly status: () => ViewStatus
  /** The view covers the log up to this position: for reading one's own writes. */
  readonly reached: (position: bigint, withinMs?: number) => TE.TaskEither<ViewFailure, void>
  /** The view covers the log as it was when this was asked. */
  readonly caughtUp: (withinMs?: number) => TE.TaskEither<ViewFailure, void>
  readonly find: (id: string) => TE.TaskEither<ViewFailure, Row | undefined>
  readonly query: (query: Query<Column>) => TE.TaskEither<QueryFailure, Page<Row>>
  /** How many rows there are for which all of this holds. */
  readonly count: (where: readonly Condition<Column>[]) => TE.TaskEither<ViewFailure, number>
  /** How many rows there are with each combination of values. */
  readonly countBy: (question: CountBy<Column>) => TE.TaskEither<QueryFailure, Groups>
  /** Removes from the view's file what was erased up to this position. */
  readonly finishErasure: (
    upTo: bigint,
    withinMs?: number,
  ) => TE.TaskEither<ViewFailure, ViewErasure>
  /**
   * Builds the view anew, as if its file had been deleted, and goes on answering meanwhile. What was
   * interrupted is gone on with. The new build takes over when it is where the old one is; answers
   * what it shows differently.
   */
  readonly rebuild: (
    tell?: (progress: BuildProgress) => void,
  ) => TE.TaskEither<ViewFailure, Differences>
  /** Ends it; what it is asked afterwards answers `ViewUnavailable`. */
  readonly stop: () => Task<void>
}

const patience = 5_000

/**
 * The failures of a run stand in `status` and in whatever is asked; those that may pass are tried
 * again.
 *
 * @example
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import { entriesThatMeet, memoryViewStore, runProjection } from '@interaction-log/projection'
 * import { contactLog } from '@interaction-log/projection-contact-log'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const views = memoryViewStore()
 * const running = await runProjection({ store, views, projection: contactLog })()
 * if (E.isLeft(running)) assert.fail(running.left.because)
 *
 * assert.deepStrictEqual(await running.right.query(entriesThatMeet({}, { limit: 50 }))(), {
 *   _tag: 'Right',
 *   right: { rows: [], next: undefined },
 * })
 * await running.right.stop()()
 *
 * @category constructors
 * @since 0.1.0
 */
export const runProjection = <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>({
  store,
  views,
  projection,
}: {
  readonly store: EventStore
  readonly views: ViewStore
  readonly projection: Projection<Row, Event, Column>
}): TE.TaskEither<ViewUnavailable, RunningView<Row, Column>> =>
  pipe(
    views.open(projection),
    TE.map((view) => {
      const categories = [...new Set([...projection.categories, purgeCategory])]
      const state = progress()
      const save = saveBatch(projection, view)
      const run = {
        store,
        views,
        view,
        categories,
        save,
        erasedRows: erasedRows(store, projection),
        progress: state,
        inTurn: turns(),
      }
      const rebuilds = rebuilding(projection, run)
      const following = follow(projection.name, run)
      const { reached, caughtUp } = reach(projection.name, store, categories, state)

      const whenLive = (): TE.TaskEither<ViewFailure, void> => {
        const { failure, isLive } = state.status()
        if (failure !== undefined) return TE.left(failure)
        return isLive ? TE.right(undefined) : caughtUp(patience)
      }
      const asked = <Failure, A>(question: TE.TaskEither<Failure, A>) =>
        pipe(
          () => whenLive()(),
          TE.flatMap(() => question),
        )

      return {
        status: state.status,
        reached: (position, withinMs = patience) => reached(position, withinMs),
        caughtUp: (withinMs = patience) => caughtUp(withinMs),
        find: (id) => asked(view.find(id)),
        query: (query) => asked(view.query(query)),
        count: (where) => asked(view.count(where)),
        countBy: (question) => asked(view.countBy(question)),
        finishErasure: (upTo, withinMs = patience) =>
          pipe(
            reached(upTo, withinMs),
            TE.flatMap(() => views.rewrite()),
          ),
        rebuild: (tell) =>
          pipe(
            rebuilds.rebuild(tell),
            TE.chainFirstIOK(() => () => {
              if (state.status().failure !== undefined) following.restart()
            }),
          ),
        stop: () => async () => {
          await rebuilds.stop()
          await following.stop()
        },
      }
    }),
  )
