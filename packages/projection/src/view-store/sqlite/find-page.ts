/**
 * Finding a page: along an index that is exact and in order; else through the few rows that an index
 * leads to; else a part of the way along an index that is in order, for conditions that most rows
 * meet; else through all rows. No index of an order knows words: a row that one of these ways comes to
 * is read for its text; only the last one asks the index of words.
 *
 * @since 0.1.0
 */
import type { Database } from '@interaction-log/sqlite'
import { sql } from 'kysely'
import type { Place } from '../cursor.js'
import { holdsAll, spaced } from '../matching.js'
import type { Query } from '../query.js'
import { all, holds, type Part } from './holds.js'
import { fitting, type IndexFit } from './index-fit.js'
import { idColumn, keyColumn, type Layout } from './layout.js'
import { pageOrder } from './page-order.js'
import { few, type Source, sourceOfFew, under, whole } from './source.js'
import { rowsOf } from './sql.js'
import { beginningsIn, type OfColumn, ofColumns } from './text-search.js'

export interface Key {
  readonly key: number
  readonly id: string
}

/** Rows that are looked at along an index before a look through the whole table is quicker. */
const longestWalk = 20_000

/** Rows that are read for their text before the index of words is asked: some 10 ms of them. */
const fewTexts = 1_000

const [key, id] = [sql.id(keyColumn), sql.id(idColumn)]

const columnsOf = (where: readonly OfColumn[]) =>
  [...new Set(where.map(({ column }) => column))].map((column) => sql.id(column))

/** The first ones whose text is right; no more is read. */
const firstOf = (
  keys: readonly Key[],
  most: number,
  isRight: (key: Key) => boolean,
): readonly Key[] => {
  const found: Key[] = []
  for (const one of keys) {
    if (found.length === most) break
    if (isRight(one)) found.push(one)
  }
  return found
}

/** One more than the page holds, if there is one. `textAt`: of the row with that key. */
export const findPage = (
  db: Database,
  layout: Layout,
  query: Query<string>,
  after: Place | undefined,
  textAt: (key: number) => string,
): readonly Key[] => {
  const { limit } = query
  const [where, beginnings] = [ofColumns(query.where), beginningsIn(query.where)]
  const isSearch = beginnings.length > 0
  const order = pageOrder(query, after)
  const met = where.map(holds)
  const isRight = (one: Key): boolean => !isSearch || holdsAll(beginnings, spaced(textAt(one.key)))

  const keysIn = (source: Source, parts: readonly Part[], most: number) =>
    rowsOf(
      db,
      sql<Key>`select ${key} as key, ${id} as id from ${source}
        where ${all(parts)} order by ${order.by} limit ${most}`,
    )

  const along = (stretch: (part: Part, most: number) => readonly Key[]): readonly Key[] => {
    const found: Key[] = []
    for (const part of order.stretches) {
      found.push(...stretch(part, limit + 1 - found.length))
      if (found.length > limit) break
    }
    return found
  }

  const walk = ({ name, lookedUp }: IndexFit, longest: number): readonly Key[] =>
    along((part, most) => {
      const inner = sql`select ${sql.join([key, id, ...columnsOf(where)])} from ${under(layout, name)}
        where ${all([...lookedUp.map(holds), part])} order by ${order.by} limit ${longest}`
      const walked = sql<Key>`select ${key} as key, ${id} as id from (${inner})
        where ${all(met)} limit ${isSearch ? longest : most}`
      return firstOf(rowsOf(db, walked), most, isRight)
    })

  if (query.where.length === 0 && order.columns.length === 0)
    return along((part, most) => keysIn(sql.id(layout.name), [part], most))
  const fits = fitting(layout, where, order.columns)
  const inOrder = fits
    .filter(({ isInOrder }) => isInOrder)
    .sort((a, b) => b.lookedUp.length - a.lookedUp.length)
  const exact = inOrder.find(({ isExact }) => isExact)
  if (exact !== undefined && !isSearch)
    return along((part, most) => keysIn(under(layout, exact.name), [...met, part], most))
  const [walkable] = order.columns.length === 0 ? [] : inOrder
  const source = sourceOfFew(db, layout, fits, isSearch ? fewTexts : few)
  if (source !== undefined) {
    const found = keysIn(source, [...met, ...order.behind], isSearch ? fewTexts : limit + 1)
    return firstOf(found, limit + 1, isRight)
  }
  if (walkable !== undefined) {
    const walked = walk(walkable, isSearch ? fewTexts : longestWalk)
    if (walked.length > limit) return walked
  }
  return keysIn(whole(layout, beginnings), [...met, ...order.behind], limit + 1)
}
