/**
 * Where the rows of a question are read from: an index that leads to few rows, or the whole table.
 * How many an index leads to is counted, up to a bound, because nothing else is sure of it.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'
import { type RawBuilder, sql } from 'kysely'
import type { Condition } from '../condition.js'
import { all, holdsIn } from './holds.js'
import type { IndexFit } from './index-fit.js'
import type { Layout } from './layout.js'
import { rowsOf } from './sql.js'

/** So many rows are looked up one by one before a look through the whole table is quicker. */
const few = 10_000

export type Source = RawBuilder<unknown>

export const under = ({ name }: Layout, index: string): Source =>
  sql`${sql.id(name)} indexed by ${sql.id(index)}`

/** All of it, unless text search leads to the rows. */
export const whole = ({ name }: Layout): Source => sql`${sql.id(name)} not indexed`

const countUpTo = (db: Database, layout: Layout, { name, lookedUp }: IndexFit): number => {
  const where = all(lookedUp.map(holdsIn(layout)))
  const counted = sql<{ count: number }>`select count(*) as count from
    (select 1 from ${under(layout, name)} where ${where} limit ${few + 1})`
  return rowsOf(db, counted)[0]?.count ?? 0
}

export const searches = (where: readonly Condition<string>[]): boolean =>
  where.some(({ type }) => type === 'Matches')

/** `undefined` = no index leads to few rows. */
export const sourceOf = (
  db: Database,
  layout: Layout,
  where: readonly Condition<string>[],
  fits: readonly IndexFit[],
): Source | undefined => {
  if (searches(where)) return undefined
  const [best] = fits
    .filter(({ lookedUp }) => lookedUp.length > 0)
    .map((fit) => ({ fit, count: countUpTo(db, layout, fit) }))
    .sort((a, b) => a.count - b.count)
  return best !== undefined && best.count <= few ? under(layout, best.fit.name) : undefined
}
