/**
 * From an empty candidate to the live build.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import { type Database, executeAside } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import { comparePages } from '../differences.js'
import type { View } from '../view.js'
import { type Builds, tableOf } from './builds.js'
import { dropRetired } from './drop-retired.js'
import { moved, type OnBuild } from './on-build.js'
import { type SqliteBuild, stateOf } from './sqlite-state.js'
import type { SqliteTable } from './sqlite-table.js'
import { rowsAfter } from './tables.js'
import { reading, unavailable, writing } from './transaction.js'

/** Rows of each build that are compared in one transaction. */
const pageSize = 1_000

export const sqliteBuilding = <Row extends object, Column extends string>(
  db: Database,
  builds: Builds,
  { name, version }: { readonly name: string; readonly version: number },
  tableIn: (build: SqliteBuild) => SqliteTable<Row, Column>,
  { within, changing }: OnBuild,
): Pick<View<Row, Column>, 'clear' | 'live' | 'makeIndexes' | 'compare' | 'finishBuilding'> => {
  const makeIndexes: TE.TaskEither<ViewUnavailable, undefined> = async () => {
    for (;;) {
      const missing = await within(writing, (build) => {
        builds.touch(build)
        return E.right(tableIn(build).missingIndex())
      })()
      if (E.isLeft(missing)) return missing
      if (missing.right === undefined) return E.right(undefined)
      const made = await executeAside(db, [missing.right])()
      if (E.isLeft(made)) return E.left(unavailable(made.left))
      await setImmediate()
    }
  }

  return {
    clear: (revision) =>
      pipe(
        changing(revision, (build) => {
          if (build.stage === 'live') builds.retireOthers(build, version)
          tableIn(build).drop()
          tableIn(build).create()
          return builds.empty(build)
        }),
        TE.chainFirstW(() => dropRetired(db, builds)),
      ),
    live: () =>
      reading(db, () => {
        const build = builds.live(name)
        return build && stateOf(build)
      }),
    makeIndexes: () => makeIndexes,
    compare: (revision, live, after) =>
      within(writing, (build) => {
        builds.touch(build)
        const other = builds.live(name)
        if (build.revision !== revision || other?.revision !== live) return moved
        const pageOf = (each: SqliteBuild) => rowsAfter(db, tableOf(each), after, pageSize)
        return E.right(comparePages(pageOf(other), pageOf(build), pageSize))
      }),
    finishBuilding: (revision, live) =>
      pipe(
        makeIndexes,
        TE.flatMap(() =>
          changing(revision, (build) => {
            if (build.stage === 'live') return build
            const other = builds.live(name)
            if (other?.revision !== live) return undefined
            if (other !== undefined) builds.retireOthers(build, other.version)
            return builds.promote(build)
          }),
        ),
        TE.chainFirstW(() => dropRetired(db, builds)),
      ),
  }
}
