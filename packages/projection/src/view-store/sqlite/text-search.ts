/**
 * Text search: by the index of words, which leads to all rows that hold them; or in the rows
 * themselves, one by one.
 *
 * @since 0.1.0
 */
import { type RawBuilder, sql } from 'kysely'
import type { Condition, Matching } from '../condition.js'
import { words } from '../words.js'
import { keyColumn, type Layout } from './layout.js'

/** What words have to begin with, in any order; none = no text is asked for. */
export const beginningsIn = (where: readonly Condition<string>[]): readonly string[] =>
  where.flatMap((one) => (one.type === 'Matches' ? words(one.text) : []))

export type OfColumn = Exclude<Condition<string>, Matching>

/** All conditions but those on text. */
export const ofColumns = (where: readonly Condition<string>[]): readonly OfColumn[] =>
  where.filter((one) => one.type !== 'Matches')

const found = sql.id('#found')

/** The rows that the index of words leads to; words hold no quotes. */
export const foundByWords = (
  { name, words: index }: Layout,
  beginnings: readonly string[],
): RawBuilder<unknown> => {
  if (index === undefined) return sql`(select * from ${sql.id(name)} where false)`
  const asked = beginnings.map((word) => `"${word}"*`).join(' ')
  return sql`(select rowid as ${found} from ${sql.id(index)} where ${sql.id(index)} match ${asked})
    cross join ${sql.id(name)} on ${sql.id(keyColumn)} = ${found}`
}
