/**
 * Finding a page: along an index that is exact and in order; else through the few rows that an index
 * leads to; else a part of the way along an index that is in order, for conditions that most rows
 * meet; else through all rows.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'
import { sql } from 'kysely'
import type { Condition } from '../condition.js'
import type { Place } from '../cursor.js'
import type { Query } from '../query.js'
import { isBehind, partsBehind } from './behind.js'
import { all, holdsIn, type Part } from './holds.js'
import { fitting, type IndexFit } from './index-fit.js'
import { idColumn, keyColumn, type Layout } from './layout.js'
import { searches, type Source, sourceOf, under, whole } from './source.js'
import { rowsOf } from './sql.js'

export interface Key {
  readonly key: number
  readonly id: string
}

/** Rows that are looked at along an index before a look through the whole table is quicker. */
const longestWalk = 20_000

const [key, id] = [sql.id(keyColumn), sql.id(idColumn)]

/** The order without what is the same in every row that is found. */
const orderOf = ({ where, orderBy }: Query<string>): readonly string[] => {
  const fixed = where.flatMap((one) => (one.type === 'Equals' ? [one.column] : []))
  return [...new Set(orderBy)].filter((column) => !fixed.includes(column))
}

const columnsOf = (where: readonly Condition<string>[]) =>
  [...new Set(where.flatMap((one) => (one.type === 'Matches' ? [] : [one.column])))].map((column) =>
    sql.id(column),
  )

/** One more than the page holds, if there is one. */
export const findPage = (
  db: Database,
  layout: Layout,
  query: Query<string>,
  after: Place | undefined,
): readonly Key[] => {
  const { where, orderBy, descending = false, limit } = query
  const order = orderOf(query)
  const named = [...order, idColumn]
  const place = after && [
    ...order.map((column) => after[orderBy.indexOf(column)] ?? null),
    after.at(-1) ?? null,
  ]
  const direction = descending ? sql`desc` : sql`asc`
  const ordered = sql.join(named.map((column) => sql`${sql.id(column)} ${direction}`))
  const holds = where.map(holdsIn(layout))

  const keysIn = (source: Source, parts: readonly Part[], most: number) =>
    sql<Key>`select ${key} as key, ${id} as id from ${source}
      where ${all(parts)} order by ${ordered} limit ${most}`

  /** Part by part of what lies behind the place: each is one stretch of an index. */
  const along = (stretch: (part: Part, most: number) => readonly Key[]): readonly Key[] => {
    const found: Key[] = []
    for (const part of place === undefined
      ? [sql<boolean>`true`]
      : partsBehind(named, place, descending)) {
      found.push(...stretch(part, limit + 1 - found.length))
      if (found.length > limit) break
    }
    return found
  }

  const walk = ({ name, lookedUp }: IndexFit): readonly Key[] =>
    along((part, most) => {
      const inner = sql`select ${sql.join([key, id, ...columnsOf(where)])} from ${under(layout, name)}
        where ${all([...lookedUp.map(holdsIn(layout)), part])}
        order by ${ordered} limit ${longestWalk}`
      return rowsOf(
        db,
        sql<Key>`select ${key} as key, ${id} as id from (${inner}) where ${all(holds)} limit ${most}`,
      )
    })

  if (where.length === 0 && order.length === 0)
    return along((part, most) => rowsOf(db, keysIn(sql.id(layout.name), [part], most)))
  const fits = fitting(layout, where, order)
  const inOrder = fits
    .filter(({ isInOrder }) => isInOrder)
    .sort((a, b) => b.lookedUp.length - a.lookedUp.length)
  const exact = inOrder.find(({ isExact }) => isExact)
  if (exact !== undefined)
    return along((part, most) =>
      rowsOf(db, keysIn(under(layout, exact.name), [...holds, part], most)),
    )
  const [walkable] = inOrder
  const source = sourceOf(db, layout, where, fits)
  if (source === undefined && walkable !== undefined && !searches(where)) {
    const walked = walk(walkable)
    if (walked.length > limit) return walked
  }
  const behind = place === undefined ? [] : [isBehind(named, place, descending)]
  return rowsOf(db, keysIn(source ?? whole(layout), [...holds, ...behind], limit + 1))
}
