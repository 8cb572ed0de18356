/**
 * Opens views of one's own on the log, where the log's own views are kept.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import {
  type Projection,
  type QueryFailure,
  runProjection,
  type RunningView,
  type ViewUnavailable,
} from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Engine, OpenedView } from '../engine.js'
import { refusalOf } from './own-definition.js'
import { ownQuestions } from './own-questions.js'
import type { FoundRow, OwnView, RowCount, RowGroups, Rows } from './own-view.js'

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

const answering = <Row extends object, Column extends string>(
  view: RunningView<Row, Column>,
  columns: readonly Column[],
  close: OwnView<Row, Column>['close'],
): OwnView<Row, Column> => {
  const questions = ownQuestions(columns)
  const asked = <Question, A, Answer>(
    question: E.Either<InputRefusal, Question>,
    ask: (question: Question) => TE.TaskEither<QueryFailure, A>,
    answer: (found: A) => Answer,
  ): Promise<Answer | InputRefusal | QueryFailure> =>
    pipe(
      TE.fromEither<InputRefusal | QueryFailure, Question>(question),
      TE.chainFirstW(() => view.caughtUp()),
      TE.flatMap(ask),
      TE.matchW((failure) => failure, answer),
    )()

  return {
    find: (id) =>
      asked(questions.id(id), view.find, (row): FoundRow<Row> => ({ type: 'FoundRow', row })),
    query: (question) =>
      asked(questions.query(question), view.query, (page): Rows<Row> => ({
        type: 'Rows',
        ...page,
      })),
    count: (where) =>
      asked(questions.where(where), view.count, (count): RowCount => ({ type: 'RowCount', count })),
    countBy: (question) =>
      asked(questions.countBy(question), view.countBy, (page): RowGroups => ({
        type: 'RowGroups',
        ...page,
      })),
    status: view.status,
    caughtUp: (withinMs) =>
      pipe(
        TE.fromEither(questions.withinMs(withinMs)),
        TE.flatMap((ms) => view.caughtUp(ms)),
        TE.matchW(
          (failure) => failure,
          () => ({ type: 'CaughtUp' }) as const,
        ),
      )(),
    close,
  }
}

export const ownViews = <Own>({
  reads: store,
  viewStore: views,
  openedViews,
}: Engine<Own>): OwnViews => {
  const taken = [...openedViews].map(({ name }) => name)
  return {
    openView: async (projection) => {
      const refused = refusalOf(projection, taken)
      if (refused !== undefined) return refused
      const running = await runProjection({ store, views, projection })()
      if (E.isLeft(running)) return running.left
      const { name, version } = projection
      const opened: OpenedView = { name, version, view: running.right }
      openedViews.add(opened)
      const columns = Object.keys(projection.columns) as (keyof typeof projection.columns)[]
      const view = answering(running.right, columns, async () => {
        openedViews.delete(opened)
        await running.right.stop()()
        return { type: 'Closed' }
      })
      return { type: 'ViewOpened', view }
    },
  }
}
