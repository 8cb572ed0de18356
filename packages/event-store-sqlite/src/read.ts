/**
 * A question to the file, asked again while another process keeps it waiting.
 *
 * @since 0.1.0
 */
import type { ReadFailure } from '@interaction-log/core'
import { attemptWhileBusy, type SqliteFailure } from '@interaction-log/sqlite'
import type * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from './unavailable.js'

export const read = <A>(question: () => E.Either<ReadFailure, A>): TE.TaskEither<ReadFailure, A> =>
  pipe(
    attemptWhileBusy(question),
    TE.mapLeft<SqliteFailure, ReadFailure>(unavailable),
    TE.chainEitherK((answer) => answer),
  )
