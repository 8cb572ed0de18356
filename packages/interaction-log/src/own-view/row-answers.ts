/**
 * A view of one's own that answers what it is asked, now or as of a point.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import type { QueryFailure, RunningView } from '@interaction-log/projection'
import type * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { OwnQuestions } from './own-questions.js'
import type { FoundRow, RowAnswers, RowCount, RowGroups, Rows } from './row-questions.js'

type Answering<Row extends object, Column extends string> = Pick<
  RunningView<Row, Column>,
  'find' | 'query' | 'count' | 'countBy'
>

/** `ready`: what every answer waits for. */
export const rowAnswers = <Row extends object, Column extends string>(
  view: Answering<Row, Column>,
  questions: OwnQuestions<Column>,
  ready: () => TE.TaskEither<QueryFailure, void>,
): RowAnswers<Row, Column> => {
  const asked = <Question, A, Answer>(
    question: E.Either<InputRefusal, Question>,
    ask: (question: Question) => TE.TaskEither<QueryFailure, A>,
    answer: (found: A) => Answer,
  ): Promise<Answer | InputRefusal | QueryFailure> =>
    pipe(
      TE.fromEither<InputRefusal | QueryFailure, Question>(question),
      TE.chainFirstW(() => ready()),
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
    count: (where = []) =>
      asked(questions.where(where), view.count, (count): RowCount => ({ type: 'RowCount', count })),
    countBy: (question) =>
      asked(questions.countBy(question), view.countBy, (page): RowGroups => ({
        type: 'RowGroups',
        ...page,
      })),
  }
}
