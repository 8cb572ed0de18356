/**
 * SQL is built with kysely and run here, within the transaction of whoever asks.
 *
 * @since 0.1.0
 */
import { type Database, prepare, type Statement } from '@interaction-log/sqlite'
import {
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { ColumnValue } from '../../projection.js'

const builder = new Kysely({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

const prepared = <Row>(
  db: Database,
  query: RawBuilder<Row>,
): [statement: Statement<Row>, values: readonly ColumnValue[]] => {
  const { sql, parameters } = query.compile(builder)
  return [prepare<Row>(db, sql), parameters as readonly ColumnValue[]]
}

export const rowsOf = <Row>(db: Database, query: RawBuilder<Row>): readonly Row[] => {
  const [statement, values] = prepared(db, query)
  return statement.all(...values)
}

/** Whole numbers as bigints. */
export const exactRowsOf = <Row>(db: Database, query: RawBuilder<Row>): readonly Row[] => {
  const [statement, values] = prepared(db, query)
  statement.setReadBigInts(true)
  return statement.all(...values)
}
