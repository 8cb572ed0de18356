/**
 * Views of a projection: on its own build, or on a candidate beside it. What an interrupted takeover has
 * left is dropped first.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'
import type { Projection } from '../../projection.js'
import type { View } from '../view.js'
import type { Builds } from './builds.js'
import { layoutOf, type LayoutPart } from './layout.js'
import { sqliteView } from './sqlite-view.js'
import { createTables } from './tables.js'

type Open = <Row extends object, Event extends { readonly type: string }, Column extends string>(
  db: Database,
  builds: Builds,
  projection: Projection<Row, Event, Column>,
) => View<Row, Column>

const tablesFor =
  (db: Database, projection: Pick<Projection<never, never>, LayoutPart>) => (table: string) => {
    createTables(db, layoutOf(table, projection))
  }

/** On the live build, whichever that is, if it is of this version; else on the candidate. */
export const openBuild: Open = (db, builds, projection) => {
  const { name, version } = projection
  const find = () => {
    const live = builds.live(name)
    return live?.version === version ? live : builds.candidate(name, version)
  }
  builds.dropRetired()
  if (find() === undefined) builds.begin(projection, tablesFor(db, projection))
  return sqliteView(db, builds, projection, find)
}

/** On one candidate, also when it has become the live build. */
export const openCandidate: Open = (db, builds, projection) => {
  const { name, version } = projection
  builds.dropRetired()
  const candidate =
    builds.candidate(name, version) ?? builds.begin(projection, tablesFor(db, projection))
  return sqliteView(db, builds, projection, () => candidate && builds.at(candidate.generation))
}
