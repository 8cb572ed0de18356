/**
 * Queries as SQL. Only built here, not run: a query and the state of its view are read in one
 * transaction.
 *
 * @since 0.1.0
 */
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { ColumnValue } from '../../projection.js'
import { kept } from '../column-value.js'
import type { Condition } from '../condition.js'
import type { Place } from '../cursor.js'
import type { CountBy, Query } from '../query.js'
import { words } from '../words.js'
import { isBehind } from './behind.js'

const views = new Kysely<Record<string, Record<string, ColumnValue>>>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

const operators = { Equals: '=', AtLeast: '>=', AtMost: '<=' } as const

const holds = (condition: Condition<string>) => {
  if (condition.type === 'Matches')
    return sql<boolean>`${sql.join(
      [sql`1`, ...words(condition.text).map((word) => sql`instr(words, ${` ${word}`}) > 0`)],
      sql` and `,
    )}`
  const column = sql.id(condition.column)
  if (condition.type === 'IsPresent') return sql<boolean>`${column} is not null`
  if (condition.type === 'Includes')
    return sql<boolean>`${column} is not null and ${kept(condition.value)} in (
      select atom from json_each(iif(json_valid(${column}), ${column}, '[]'))
      where json_each.type in ('text', 'integer', 'real'))`
  const { type, value } = condition
  const operator = type === 'Equals' && value === null ? 'is' : operators[type]
  return sql<boolean>`${column} ${sql.raw(operator)} ${kept(value)}`
}

export interface QueryStatement {
  readonly sql: string
  readonly values: readonly ColumnValue[]
}

const statementOf = ({ sql: text, parameters }: CompiledQuery): QueryStatement => ({
  sql: text,
  values: parameters as readonly ColumnValue[],
})

/** One row more than the page holds, if there is one. */
export const selectPage = (
  table: string,
  { where, orderBy, descending = false, limit }: Query<string>,
  after: Place | undefined,
): QueryStatement => {
  const order = [...orderBy, 'id']
  const direction = sql.raw(descending ? 'desc' : 'asc')
  const compiled = views
    .selectFrom(table)
    .select(['id', 'row'])
    .where((eb) =>
      eb.and([
        ...where.map(holds),
        ...(after === undefined ? [] : [isBehind(order, after, descending)]),
      ]),
    )
    .orderBy(sql.join(order.map((column) => sql`${sql.id(column)} ${direction}`)))
    .limit(limit + 1)
    .compile()
  return statementOf(compiled)
}

export const selectCount = (table: string, where: readonly Condition<string>[]): QueryStatement =>
  statementOf(
    views
      .selectFrom(table)
      .select(sql<number>`count(*)`.as('count'))
      .where((eb) => eb.and(where.map(holds)))
      .compile(),
  )

/** One group more than the page holds, if there is one. */
export const selectGroups = (
  table: string,
  { by, where, limit }: CountBy<string>,
  after: Place | undefined,
): QueryStatement => {
  const columns = by.map((column) => sql<ColumnValue>`${sql.id(column)}`)
  const grouped = views
    .selectFrom(table)
    .select(sql<number>`count(*)`.as('count'))
    .select(columns.map((column, index) => column.as(`by${String(index)}`)))
    .where((eb) =>
      eb.and([
        ...where.map(holds),
        ...(after === undefined || by.length === 0 ? [] : [isBehind(by, after, false)]),
      ]),
    )
    .having(sql<boolean>`count(*) > 0`)
    .limit(limit + 1)
  return statementOf(
    (columns.length === 0
      ? grouped
      : grouped.groupBy(columns).orderBy(sql.join(columns))
    ).compile(),
  )
}
