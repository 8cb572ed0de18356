/**
 * Any view as of any point, made by replaying the log up to there. Purged content does not come back by it:
 * whatever is purged by now is left out, whatever the point.
 *
 * @since 0.1.0
 */
import type { EventStore } from '@interaction-log/core'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewFailure } from '../failure.js'
import type { Projection } from '../projection.js'
import { answered } from '../running/answered.js'
import { builder } from './build.js'
import { latestBuild } from './latest-build.js'
import type { PastView } from './past-view.js'
import type { AsOfPoint, TellProgress } from './point.js'

const nobody = (): void => undefined

/**
 * @example
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import { asOf, entriesThatMeet } from '@interaction-log/projection'
 * import { contactLog } from '@interaction-log/projection-contact-log'
 *
 * const at = { position: 7n }
 * const past = await asOf({ store: memoryEventStore(), projection: contactLog, at })()
 * if (past._tag === 'Left') assert.fail(past.left.type)
 *
 * assert.strictEqual(past.right.position, 0n)
 * const page = await past.right.query(entriesThatMeet({}, { limit: 50 }))()
 * assert.ok(page._tag === 'Right' && page.right.rows.length === 0)
 * await past.right.close()
 *
 * @category constructors
 * @since 0.1.0
 */
export const asOf = <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>({
  store,
  projection,
  at,
  onProgress = nobody,
}: {
  readonly store: EventStore
  readonly projection: Projection<Row, Event, Column>
  readonly at: AsOfPoint
  readonly onProgress?: TellProgress | undefined
}): TE.TaskEither<ViewFailure, PastView<Row, Column>> =>
  pipe(
    TE.fromIO(() => {
      const build = builder(store, projection, onProgress)
      return latestBuild(store, projection.categories, build, at)
    }),
    TE.flatMap(({ ask, forget, close }) =>
      pipe(
        ask(({ position }) => TE.right(position)),
        TE.orElseFirstTaskK(() => close),
        TE.map((position) => ({
          position,
          leftOut: () => ask(({ leftOut }) => TE.right(leftOut)),
          find: (id) => ask(({ view }) => answered(projection.name, view.find(id))),
          query: (query) => ask(({ view }) => answered(projection.name, view.query(query))),
          count: (where) => ask(({ view }) => answered(projection.name, view.count(where))),
          countBy: (question) =>
            ask(({ view }) => answered(projection.name, view.countBy(question))),
          forget,
          close,
        })),
      ),
    ),
  )
