/**
 * Which SQLite is used: the one built into Node where it gives no warning and is new enough, else
 * the package with the same API.
 *
 * @since 0.1.0
 */
import type { DatabaseSyncInstance, SqliteModule } from '@photostructure/sqlite'

/**
 * An open connection, with the API of `DatabaseSync` in `node:sqlite`.
 *
 * @category model
 * @since 0.1.0
 */
export type Database = DatabaseSyncInstance

/**
 * What a parameter of a statement can be.
 *
 * @category model
 * @since 0.1.0
 */
export type SqlValue = string | number | bigint | null | Uint8Array

/**
 * A prepared statement whose rows are `Row`. The text of the statement must keep that promise.
 *
 * @category model
 * @since 0.1.0
 */
export interface Statement<Row = never> {
  readonly run: (...values: SqlValue[]) => {
    readonly changes: number | bigint
    readonly lastInsertRowid: number | bigint
  }
  readonly get: (...values: SqlValue[]) => Row | undefined
  readonly all: (...values: SqlValue[]) => readonly Row[]
  readonly iterate: (...values: SqlValue[]) => IterableIterator<Row>
  /** Whole numbers are read as bigints, whatever their size. */
  readonly setReadBigInts: (isOn: boolean) => void
}

/**
 * Prepares `sql` and says what its rows are.
 *
 * @example
 * import { prepare, sqliteBinding } from '@interaction-log/sqlite'
 *
 * const { DatabaseSync } = await sqliteBinding()
 * const db = new DatabaseSync(':memory:')
 * const sum = prepare<{ total: number }>(db, 'SELECT ? + ? AS total')
 * assert.strictEqual(sum.get(1, 2)?.total, 3)
 *
 * @category constructors
 * @since 0.1.0
 */
export const prepare = <Row = never>(db: Database, sql: string): Statement<Row> => db.prepare(sql)

/**
 * Older SQLite can corrupt a file when two connections write and checkpoint at the same instant.
 *
 * @category model
 * @since 0.1.0
 */
export const oldestSqlite = '3.51.3'

/**
 * Whether an SQLite of this version is free of the WAL-reset bug.
 *
 * @example
 * import { isNewEnough } from '@interaction-log/sqlite'
 *
 * assert.deepStrictEqual(['3.51.2', '3.51.3', '3.53.0', '4.0.0'].map(isNewEnough), [
 *   false,
 *   true,
 *   true,
 *   true,
 * ])
 *
 * @category predicates
 * @since 0.1.0
 */
export const isNewEnough = (version: string): boolean =>
  version.localeCompare(oldestSqlite, 'en', { numeric: true }) >= 0

/**
 * Whether this Node's own SQLite can be used: before Node 24 it warns that it is experimental, and
 * where Node 24 or 25 still warn, their SQLite is too old anyway.
 *
 * @example
 * import { usesBuiltIn } from '@interaction-log/sqlite'
 *
 * assert.strictEqual(usesBuiltIn({ node: '20.19.0' }), false)
 * assert.strictEqual(usesBuiltIn({ node: '22.23.3', sqlite: '3.51.3' }), false)
 * assert.strictEqual(usesBuiltIn({ node: '24.14.1', sqlite: '3.51.2' }), false)
 * assert.strictEqual(usesBuiltIn({ node: '24.15.0', sqlite: '3.51.3' }), true)
 *
 * @category predicates
 * @since 0.1.0
 */
export const usesBuiltIn = ({ node, sqlite }: { node: string; sqlite?: string | undefined }) =>
  parseInt(node) >= 24 && sqlite !== undefined && isNewEnough(sqlite)

/**
 * @category model
 * @since 0.1.0
 */
export type SqliteBinding = Pick<SqliteModule, 'DatabaseSync'>

const hasDatabases = (found: object | undefined): found is SqliteBinding =>
  found !== undefined && 'DatabaseSync' in found

/**
 * The module that is used in this process. Neither is loaded before it is asked for.
 *
 * @example
 * import { isNewEnough, prepare, sqliteBinding } from '@interaction-log/sqlite'
 *
 * const { DatabaseSync } = await sqliteBinding()
 * const db = new DatabaseSync(':memory:')
 * const asked = prepare<{ version: string }>(db, 'SELECT sqlite_version() AS version').get()
 * assert.strictEqual(isNewEnough(asked?.version ?? ''), true)
 *
 * @category constructors
 * @since 0.1.0
 */
export const sqliteBinding = async (): Promise<SqliteBinding> => {
  const { node, sqlite } = process.versions
  const builtIn = usesBuiltIn({ node, sqlite })
    ? process.getBuiltinModule('node:sqlite')
    : undefined
  return hasDatabases(builtIn) ? builtIn : import('@photostructure/sqlite')
}
