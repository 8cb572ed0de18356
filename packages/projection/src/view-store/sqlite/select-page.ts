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
import type { Place } from '../cursor.js'
import type { Condition, Query } from '../query.js'

const views = new Kysely<Record<string, Record<string, ColumnValue>>>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

const operators = { Equals: '=', AtLeast: '>=', AtMost: '<=' } as const

/** Only `=` and `is not null` say that there is a value, as the indexes ask for. */
const holds = ({ type, column, value }: Condition<string>) => {
  if (type === 'Includes')
    return sql<boolean>`${sql.id(column)} is not null
      and ${value} in (select json_each.value from json_each(${sql.id(column)}))`
  const operator = type === 'Equals' && value === null ? 'is' : operators[type]
  return sql<boolean>`${sql.id(column)} ${sql.raw(operator)} ${value}`
}

/** How places follow each other, and how SQL says so. */
const directions = {
  ascending: { behind: sql`>`, order: sql`asc` },
  descending: { behind: sql`<`, order: sql`desc` },
}
type Direction = (typeof directions)['ascending']

const isBehind = ({ behind }: Direction, columns: readonly string[], place: Place) =>
  sql<boolean>`(${sql.join(columns.map((column) => sql.id(column)))}) ${behind} (${sql.join(place)})`

/** No column holds an integer of more than 64 bits; as a real number it compares as it should. */
const bindable = (value: ColumnValue): ColumnValue =>
  typeof value === 'bigint' && BigInt.asIntN(64, value) !== value ? Number(value) : value

export interface QueryStatement {
  readonly sql: string
  readonly values: readonly ColumnValue[]
}

const statementOf = ({ sql: text, parameters }: CompiledQuery): QueryStatement => ({
  sql: text,
  values: (parameters as readonly ColumnValue[]).map(bindable),
})

/** One row more than the page holds, if there is one. */
export const selectPage = (
  table: string,
  { where, orderBy, descending = false, limit }: Query<string>,
  after: Place | undefined,
): QueryStatement => {
  const order = [...orderBy, 'id']
  const direction = directions[descending ? 'descending' : 'ascending']
  const compiled = views
    .selectFrom(table)
    .select(['id', 'row'])
    .where((eb) =>
      eb.and([
        ...where.map(holds),
        ...orderBy.map((column) => eb(column, 'is not', null)),
        ...(after === undefined ? [] : [isBehind(direction, order, after)]),
      ]),
    )
    .orderBy(sql.join(order.map((column) => sql`${sql.id(column)} ${direction.order}`)))
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
