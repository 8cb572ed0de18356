/**
 * Conditions as SQL.
 *
 * @since 0.1.0
 */
import { type RawBuilder, sql } from 'kysely'
import { kept } from '../column-value.js'
import type { Condition } from '../condition.js'
import { words } from '../words.js'
import { keyColumn, type Layout } from './layout.js'

export type Part = RawBuilder<boolean>

export const all = (parts: readonly Part[]): Part =>
  parts.length === 0 ? sql`true` : sql`${sql.join(parts, sql` and `)}`

const operators = { Equals: sql`=`, AtLeast: sql`>=`, AtMost: sql`<=` }

/** Words hold no quotes. */
const beginningsOf = (text: string): string =>
  words(text)
    .map((word) => `"${word}"*`)
    .join(' ')

export const holdsIn =
  (layout: Pick<Layout, 'words'>) =>
  (condition: Condition<string>): Part => {
    if (condition.type === 'Matches') {
      const beginnings = beginningsOf(condition.text)
      if (beginnings === '') return sql`true`
      if (layout.words === undefined) return sql`false`
      const table = sql.id(layout.words)
      return sql`${sql.id(keyColumn)} in
        (select rowid from ${table} where ${table} match ${beginnings})`
    }
    const column = sql.id(condition.column)
    switch (condition.type) {
      case 'IsPresent':
        return sql`${column} is not null`
      case 'Includes':
        return sql`${column} is not null and ${kept(condition.value)} in (
          select atom from json_each(iif(json_valid(${column}), ${column}, '[]')) as listed
          where listed.type in ('text', 'integer', 'real') and listed.path = '$')`
      case 'Equals':
      case 'AtLeast':
      case 'AtMost': {
        const value = kept(condition.value)
        return condition.type === 'Equals' && value === null
          ? sql`${column} is null`
          : sql`${column} ${operators[condition.type]} ${value}`
      }
    }
  }
