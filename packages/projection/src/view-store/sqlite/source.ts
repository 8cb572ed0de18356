/**
 * Where the rows of a question are read from: an index that leads to few rows, the index of words, or
 * the whole table. How many an index leads to is counted, up to a bound, because nothing else is sure
 * of it.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'
import { type RawBuilder, sql } from 'kysely'
import { all, holds } from './holds.js'
import type { IndexFit } from './index-fit.js'
import type { Layout } from './layout.js'
import { rowsOf } from './sql.js'
import { foundByWords } from './text-search.js'

export type Source = RawBuilder<unknown>

/** So many rows are looked up one by one before a look through the whole table is quicker. */
export const few = 10_000

export const under = ({ name }: Layout, index: string): Source =>
  sql`${sql.id(name)} indexed by ${sql.id(index)}`

/** All of it, or all that hold the words. */
export const whole = (layout: Layout, beginnings: readonly string[]): Source =>
  beginnings.length === 0
    ? sql`${sql.id(layout.name)} not indexed`
    : foundByWords(layout, beginnings)

const countUpTo = (
  db: Database,
  layout: Layout,
  { name, lookedUp }: IndexFit,
  most: number,
): number => {
  const counted = sql<{ count: number }>`select count(*) as count from
    (select 1 from ${under(layout, name)} where ${all(lookedUp.map(holds))} limit ${most + 1})`
  return rowsOf(db, counted)[0]?.count ?? 0
}

/** The index that leads to the fewest rows, if it leads to no more than `most`. */
export const sourceOfFew = (
  db: Database,
  layout: Layout,
  fits: readonly IndexFit[],
  most: number,
): Source | undefined => {
  const [best] = fits
    .filter(({ lookedUp }) => lookedUp.length > 0)
    .map((fit) => ({ fit, count: countUpTo(db, layout, fit, most) }))
    .sort((a, b) => a.count - b.count)
  return best !== undefined && best.count <= most ? under(layout, best.fit.name) : undefined
}
