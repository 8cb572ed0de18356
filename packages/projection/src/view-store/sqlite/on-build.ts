/**
 * Work on a build: on whichever it is at the time, and in the transaction that finds it.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { identity, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { UnavailableReason, ViewUnavailable } from '../../failure.js'
import type { CheckpointMoved, ViewState } from '../view-state.js'
import { type SqliteBuild, stateOf } from './sqlite-state.js'
import { type Transaction, writing } from './transaction.js'

export const unavailable = (
  reason: UnavailableReason,
  because: string,
): E.Either<ViewUnavailable, never> => E.left({ type: 'ViewUnavailable', reason, because })

export const moved: E.Either<CheckpointMoved, never> = E.left({ type: 'CheckpointMoved' })

export type OnBuild = ReturnType<typeof onBuild>

export const onBuild = (db: Database, find: () => SqliteBuild | undefined) => {
  const within = <Failure, A>(
    transaction: Transaction,
    work: (build: SqliteBuild) => E.Either<Failure, A>,
  ): TE.TaskEither<Failure | ViewUnavailable, A> =>
    pipe(
      transaction(db, (): E.Either<Failure | ViewUnavailable, A> => {
        const build = find()
        return build === undefined
          ? unavailable('Replaced', 'another build has replaced it')
          : work(build)
      }),
      TE.flatMapEither(identity),
    )

  /** Nothing is changed if the build is not at this revision any more. */
  const changing = (
    revision: number,
    work: (build: SqliteBuild) => SqliteBuild | undefined,
  ): TE.TaskEither<ViewUnavailable | CheckpointMoved, ViewState> =>
    within(writing, (build): E.Either<CheckpointMoved, ViewState> => {
      const after = build.revision === revision ? work(build) : undefined
      return after === undefined ? moved : E.right(stateOf(after))
    })

  return { within, changing }
}
