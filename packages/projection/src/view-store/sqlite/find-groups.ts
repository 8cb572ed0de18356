/**
 * Counting rows, all that meet some conditions or each combination of values.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'
import { sql } from 'kysely'
import type { ColumnValue } from '../../projection.js'
import type { Condition } from '../condition.js'
import type { Place } from '../cursor.js'
import type { Counted } from '../paging.js'
import type { CountBy } from '../query.js'
import { isBehind } from './behind.js'
import { all, holds, type Part } from './holds.js'
import { fitting } from './index-fit.js'
import type { Layout } from './layout.js'
import { few, type Source, sourceOfFew, under, whole } from './source.js'
import { exactRowsOf, rowsOf } from './sql.js'
import { beginningsIn, ofColumns } from './text-search.js'

const counting = (
  db: Database,
  layout: Layout,
  where: readonly Condition<string>[],
  by: readonly string[],
): { readonly source: Source; readonly met: readonly Part[] } => {
  const [conditions, beginnings] = [ofColumns(where), beginningsIn(where)]
  const fits = beginnings.length > 0 ? [] : fitting(layout, conditions, by)
  const exact = fits.find(({ isExact, isInOrder }) => isExact && isInOrder)
  const source =
    exact === undefined
      ? (sourceOfFew(db, layout, fits, few) ?? whole(layout, beginnings))
      : under(layout, exact.name)
  return { source, met: conditions.map(holds) }
}

export const countRows = (
  db: Database,
  layout: Layout,
  where: readonly Condition<string>[],
): number => {
  const { source, met } =
    where.length === 0 ? { source: sql.id(layout.name), met: [] } : counting(db, layout, where, [])
  const counted = sql<{ count: number }>`select count(*) as count from ${source} where ${all(met)}`
  return rowsOf(db, counted)[0]?.count ?? 0
}

/** One more than the page holds, if there is one. */
export const findGroups = (
  db: Database,
  layout: Layout,
  { by, where, limit }: CountBy<string>,
  after: Place | undefined,
): readonly Counted[] => {
  const values = by.map((column) => sql.id(column))
  const named = values.map((value, index) => sql`${value} as ${sql.id(String(index))}`)
  const { source, met } = counting(db, layout, where, by)
  const behind = after === undefined ? [] : [isBehind(by, after, false)]
  const grouped =
    by.length === 0 ? sql`` : sql`group by ${sql.join(values)} order by ${sql.join(values)}`
  const query = sql<Readonly<Record<string, ColumnValue>>>`
    select ${sql.join([sql`count(*) as count`, ...named])}
    from ${source} where ${all([...met, ...behind])}
    ${by.length === 0 ? sql`having count(*) > 0` : grouped} limit ${limit + 1}`
  return exactRowsOf(db, query).map(({ count, ...group }) => [
    by.map((_, index) => group[String(index)] ?? null),
    Number(count),
  ])
}
