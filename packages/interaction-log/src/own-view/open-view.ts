/**
 * Opens views of one's own on the log, where the log's own views are kept.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import { type Projection, runProjection, type ViewUnavailable } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Engine, OpenedView } from '../engine.js'
import { rebuilt } from '../read/rebuild.js'
import { refusalOf } from './own-definition.js'
import { ownQuestions } from './own-questions.js'
import { ownPast } from './own-past.js'
import type { OwnView } from './own-view.js'
import { rowAnswers } from './row-answers.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface ViewOpened<Row extends object, Column extends string> {
  readonly type: 'ViewOpened'
  readonly view: OwnView<Row, Column>
}

/**
 * @category model
 * @since 0.1.0
 */
export interface OwnViews {
  /**
   * A view of one's own: it catches up with the log and follows it, until it or the log is closed. Its
   * rows are kept beside the log's own views; opened again, it goes on where it was.
   */
  readonly openView: <
    Row extends object,
    Event extends { readonly type: string },
    Column extends string,
  >(
    projection: Projection<Row, Event, Column>,
  ) => Promise<ViewOpened<Row, Column> | InputRefusal | ViewUnavailable>
}

export const ownViews = <Own>(engine: Engine<Own>): OwnViews => {
  const { session, viewStore: views, openedViews } = engine
  const { store } = session
  const taken = [...openedViews].map(({ name }) => name)
  return {
    openView: async (projection) => {
      const refused = refusalOf(projection, taken)
      if (refused !== undefined) return refused
      const running = await runProjection({ store, views, projection })()
      if (E.isLeft(running)) return running.left
      const { status, caughtUp, stop } = running.right
      const { name, version } = projection
      const opened: OpenedView = { name, version, view: running.right }
      openedViews.add(opened)
      const columns = Object.keys(projection.columns) as (keyof typeof projection.columns)[]
      const questions = ownQuestions(columns)
      return {
        type: 'ViewOpened',
        view: {
          ...rowAnswers(running.right, questions, caughtUp),
          status,
          caughtUp: (withinMs) =>
            pipe(
              TE.fromEither(questions.withinMs(withinMs)),
              TE.flatMap(caughtUp),
              TE.matchW(
                (failure) => failure,
                () => ({ type: 'CaughtUp' }) as const,
              ),
            )(),
          asOf: ownPast(engine, projection, questions),
          rebuild: (onProgress) => rebuilt(opened, onProgress),
          close: async () => {
            openedViews.delete(opened)
            await stop()()
            return { type: 'Closed' }
          },
        },
      }
    },
  }
}
