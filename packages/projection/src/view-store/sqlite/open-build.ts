/**
 * Views of a projection: on its own build, or on a candidate beside it.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import type { ViewUnavailable } from '../../failure.js'
import type { Projection } from '../../projection.js'
import { changed } from '../changed.js'
import type { View } from '../view.js'
import { type Builds, tableOf } from './builds.js'
import { isLaidOut } from './is-laid-out.js'
import { layoutOf, type LayoutPart } from './layout.js'
import type { SqliteBuild } from './sqlite-state.js'
import { sqliteView } from './sqlite-view.js'
import { createTables } from './tables.js'

type Open = <Row extends object, Event extends { readonly type: string }, Column extends string>(
  db: Database,
  builds: Builds,
  projection: Projection<Row, Event, Column>,
) => E.Either<ViewUnavailable, View<Row, Column>>

const tablesFor =
  (db: Database, projection: Pick<Projection<never, never>, LayoutPart>) => (table: string) => {
    createTables(db, layoutOf(table, projection))
  }

const isChanged = (
  db: Database,
  build: SqliteBuild | undefined,
  projection: Pick<Projection<never, never>, LayoutPart>,
): boolean =>
  build !== undefined &&
  !isLaidOut(db, layoutOf(tableOf(build), projection), build.stage === 'live')

/** On the live build, whichever that is, if it is of this version; else on the candidate. */
export const openBuild: Open = (db, builds, projection) => {
  const { name, version } = projection
  const find = () => {
    const live = builds.live(name)
    return live?.version === version ? live : builds.candidate(name, version)
  }
  const build = find() ?? builds.begin(projection, tablesFor(db, projection))
  return isChanged(db, build, projection)
    ? changed(projection)
    : E.right(sqliteView(db, builds, projection, find))
}

/** On one candidate, also when it has become the live build. */
export const openCandidate: Open = (db, builds, projection) => {
  const { name, version } = projection
  const candidate =
    builds.candidate(name, version) ?? builds.begin(projection, tablesFor(db, projection))
  const find = () => candidate && builds.at(candidate.generation)
  return isChanged(db, candidate, projection)
    ? changed(projection)
    : E.right(sqliteView(db, builds, projection, find))
}
