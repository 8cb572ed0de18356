/**
 * Dropping the tables of builds that others have replaced. Nobody finds these any more, so it need not be
 * done in the transaction that replaced them; whoever is interrupted leaves it to the next.
 *
 * @since 0.1.0
 */
import { type Database, executeAside } from '@interaction-log/sqlite'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import { type Builds, tableOf } from './builds.js'
import { droppingTables } from './tables.js'
import { reading, unavailable, writing } from './transaction.js'

export const dropRetired = (
  db: Database,
  builds: Builds,
): TE.TaskEither<ViewUnavailable, undefined> =>
  pipe(
    reading(db, builds.retired),
    TE.flatMap((retired) =>
      retired.length === 0
        ? TE.right(undefined)
        : pipe(
            executeAside(db, retired.map(tableOf).flatMap(droppingTables)),
            TE.mapLeft(unavailable),
            TE.flatMap(() =>
              writing(db, () => {
                retired.forEach(builds.forget)
                return undefined
              }),
            ),
          ),
    ),
  )
