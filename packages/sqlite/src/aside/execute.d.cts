import type { DatabaseSyncInstance } from '@photostructure/sqlite'

export interface LongStatement {
  readonly sql: string
  /** Without this table there is nothing to be done. `undefined` = the whole file. */
  readonly table: string | undefined
}

/** One by one; each that names a table in a transaction of its own. Throws what SQLite throws. */
export declare const execute: (
  db: Pick<DatabaseSyncInstance, 'exec' | 'prepare' | 'isTransaction'>,
  statements: readonly LongStatement[],
) => void

/** What the thread runs; `undefined` = a bundle has no such file. */
export declare const workerFile: string | undefined
