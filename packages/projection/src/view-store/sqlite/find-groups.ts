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
import { all, holdsIn } from './holds.js'
import { fitting } from './index-fit.js'
import type { Layout } from './layout.js'
import { type Source, sourceOf, under, whole } from './source.js'
import { exactRowsOf, rowsOf } from './sql.js'

const counting = (
  db: Database,
  layout: Layout,
  where: readonly Condition<string>[],
  by: readonly string[],
): Source => {
  const fits = fitting(layout, where, by)
  const exact = fits.find(({ isExact, isInOrder }) => isExact && isInOrder)
  return exact === undefined
    ? (sourceOf(db, layout, where, fits) ?? whole(layout))
    : under(layout, exact.name)
}

export const countRows = (
  db: Database,
  layout: Layout,
  where: readonly Condition<string>[],
): number => {
  const source = where.length === 0 ? sql.id(layout.name) : counting(db, layout, where, [])
  const counted = sql<{ count: number }>`select count(*) as count from ${source}
    where ${all(where.map(holdsIn(layout)))}`
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
  const holds = where.map(holdsIn(layout))
  const behind = after === undefined ? [] : [isBehind(by, after, false)]
  const grouped =
    by.length === 0 ? sql`` : sql`group by ${sql.join(values)} order by ${sql.join(values)}`
  const query = sql<Readonly<Record<string, ColumnValue>>>`
    select ${sql.join([sql`count(*) as count`, ...named])}
    from ${counting(db, layout, where, by)} where ${all([...holds, ...behind])}
    ${by.length === 0 ? sql`having count(*) > 0` : grouped} limit ${limit + 1}`
  return exactRowsOf(db, query).map(({ count, ...group }) => [
    by.map((_, index) => group[String(index)] ?? null),
    Number(count),
  ])
}
