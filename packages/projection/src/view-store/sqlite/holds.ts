/**
 * Conditions as SQL.
 *
 * @since 0.1.0
 */
import { type RawBuilder, sql } from 'kysely'
import { kept } from '../column-value.js'
import type { OfColumn } from './text-search.js'

export type Part = RawBuilder<boolean>

export const all = (parts: readonly Part[]): Part =>
  parts.length === 0 ? sql`true` : sql`${sql.join(parts, sql` and `)}`

const operators = { Equals: sql`=`, AtLeast: sql`>=`, AtMost: sql`<=` }

export const holds = (condition: OfColumn): Part => {
  const column = sql.id(condition.column)
  switch (condition.type) {
    case 'IsPresent':
      return sql`${column} is not null`
    case 'Includes':
      return sql`${column} is not null and ${kept(condition.value)} in (
        select atom from json_each(
          iif(json_valid(${column}) and json_type(${column}) = 'array', ${column}, '[]')
        ) as listed where listed.type in ('text', 'integer', 'real'))`
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
