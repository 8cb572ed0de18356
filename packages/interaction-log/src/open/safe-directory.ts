/**
 * A directory that somebody wrote without the constructors of core may throw: here that, too, becomes
 * a failure.
 *
 * @since 0.1.0
 */
import type { Directory, DirectoryUnavailable } from '@interaction-log/core'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

export const safeDirectory = <Entry>(
  directory: DirectoryUnavailable['directory'],
  { find }: Directory<Entry>,
): Directory<Entry> => ({
  find: (id) =>
    pipe(
      TE.tryCatch(
        () => find(id)(),
        (): DirectoryUnavailable => ({
          type: 'DirectoryUnavailable',
          directory,
          because: 'looking up the id failed',
        }),
      ),
      TE.chainEitherK((found) => found),
    ),
})
