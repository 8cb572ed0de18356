/**
 * A question reads columns of rows, which somebody wrote: what that throws is an answer, too.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ViewDefect } from '../failure.js'
import { givingWay } from './giving-way.js'

export const answered =
  <Failure, A>(
    view: string,
    question: TaskEither<Failure, A>,
  ): TaskEither<Failure | ViewDefect, A> =>
  async () => {
    await givingWay()
    try {
      return await question()
    } catch (thrown) {
      return E.left({ type: 'ViewDefect', view, event: undefined, thrown })
    }
  }
