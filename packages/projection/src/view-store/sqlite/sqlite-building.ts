/**
 * From an empty candidate to the live build.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import type { Database } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ViewUnavailable } from '../../failure.js'
import { comparePages } from '../differences.js'
import type { View } from '../view.js'
import { type Builds, tableOf } from './builds.js'
import { moved, type OnBuild } from './on-build.js'
import { type SqliteBuild, stateOf } from './sqlite-state.js'
import type { SqliteTable } from './sqlite-table.js'
import { rowsAfter } from './tables.js'
import { reading, sorting, writing } from './transaction.js'

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
    for (let index = 0; ; index++) {
      const made = await within(sorting, (build) => {
        builds.touch(build)
        const create = tableIn(build).indexes[index]
        create?.()
        return E.right(create !== undefined)
      })()
      if (E.isLeft(made)) return made
      if (!made.right) return E.right(undefined)
      await setImmediate()
    }
  }

  return {
    clear: (revision) =>
      changing(revision, (build) => {
        if (build.stage === 'live') builds.retireOthers(build, version)
        builds.dropRetired()
        tableIn(build).drop()
        tableIn(build).create()
        return builds.empty(build)
      }),
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
        TE.chainFirstW(() => writing(db, builds.dropRetired)),
      ),
  }
}
