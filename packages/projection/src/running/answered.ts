/**
 * A question reads columns of rows, which somebody wrote: what that throws is an answer, too. Whoever
 * asks until something is there must not keep it from coming: answers need no turn of the event loop,
 * but everything else does.
 *
 * @since 0.1.0
 */
import { setImmediate as afterThisTurn } from 'node:timers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ViewDefect } from '../failure.js'

/** Answers that one turn gives. */
const mostInATurn = 100

let given = 0

const inTurn = async (): Promise<void> => {
  given += 1
  if (given === 1)
    afterThisTurn(() => {
      given = 0
    })
  if (given > mostInATurn) await nextTurn()
}

export const answered =
  <Failure, A>(
    view: string,
    question: TaskEither<Failure, A>,
  ): TaskEither<Failure | ViewDefect, A> =>
  async () => {
    await inTurn()
    try {
      return await question()
    } catch (thrown) {
      return E.left({ type: 'ViewDefect', view, event: undefined, thrown })
    }
  }
