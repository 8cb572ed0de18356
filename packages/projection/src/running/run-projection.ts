/**
 * Runs a projection: catches up with the log, then follows it.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewFailure, ViewUnavailable } from '../failure.js'
import type { Projection } from '../projection.js'
import { turns } from '../turns.js'
import type { ViewStore } from '../view-store/view-store.js'
import { answered } from './answered.js'
import { erasedRows } from './building/erased-rows.js'
import { rebuilding } from './building/rebuild.js'
import { follow } from './follow.js'
import { lagBehind } from './lag.js'
import { progress } from './progress.js'
import { rate } from './rate.js'
import { reach } from './reach.js'
import { purgeCategory } from './rewritten.js'
import type { RunningView } from './running-view.js'
import { type SaveBatch, saveBatch } from './save-batch.js'
import { telemetry } from './telemetry.js'

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
      const handled = rate()
      const lag = lagBehind(store, categories, () => state.status().position)
      const observed = telemetry(projection.name, saveBatch(projection, view), lag)
      const save: SaveBatch = async (before, events) => {
        const saved = await observed.save(before, events)
        handled.add(events.length)
        return saved
      }
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
          TE.flatMap(() => answered(projection.name, question)),
        )

      return {
        status: state.status,
        lag: () => lag,
        rate: handled.perSecond,
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
          observed.stop()
        },
      }
    }),
  )
