/**
 * The order of a page as SQL, and what of it lies behind the page before.
 *
 * @since 0.1.0
 */
import { type RawBuilder, sql } from 'kysely'
import type { Place } from '../cursor.js'
import type { Query } from '../query.js'
import { isBehind, partsBehind } from './behind.js'
import type { Part } from './holds.js'
import { idColumn } from './layout.js'
import { ofColumns } from './text-search.js'

export interface PageOrder {
  /** Without what is the same in every row that is found. */
  readonly columns: readonly string[]
  readonly by: RawBuilder<unknown>
  /** What lies behind the place, all at once. */
  readonly behind: readonly Part[]
  /** The same part by part, the nearest first: each is one stretch of an index. */
  readonly stretches: readonly Part[]
}

export const pageOrder = (
  { where, orderBy, descending = false }: Query<string>,
  after: Place | undefined,
): PageOrder => {
  const fixed = ofColumns(where).flatMap((one) => (one.type === 'Equals' ? [one.column] : []))
  const columns = [...new Set(orderBy)].filter((column) => !fixed.includes(column))
  const named = [...columns, idColumn]
  const direction = descending ? sql`desc` : sql`asc`
  const by = sql.join(named.map((column) => sql`${sql.id(column)} ${direction}`))
  if (after === undefined) return { columns, by, behind: [], stretches: [sql<boolean>`true`] }

  const place = [
    ...columns.map((column) => after[orderBy.indexOf(column)] ?? null),
    after.at(-1) ?? null,
  ]
  return {
    columns,
    by,
    behind: [isBehind(named, place, descending)],
    stretches: partsBehind(named, place, descending),
  }
}
