/**
 * Reading and writing single rows of a view, on prepared statements.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from '@interaction-log/sqlite'
import type { ColumnValue } from '../../projection.js'
import type { Found } from '../paging.js'
import { idColumn, keyColumn, type Layout, list, quoted } from './layout.js'

interface Keyed {
  readonly key: number
}

const keyIn = (found: Keyed | undefined): bigint | undefined => found && BigInt(found.key)

export const rowStatements = (db: Database, { name, rows, words, columns }: Layout) => {
  const [table, key, idName] = [quoted(name), quoted(keyColumn), quoted(idColumn)]
  const all = [idColumn, ...columns]
  const joined = `${table} JOIN ${quoted(rows)} USING (${key})`
  const load = prepare<Found>(
    db,
    `SELECT ${idName} AS id, "row" FROM ${joined} WHERE ${idName} IN (SELECT value FROM json_each(?))`,
  )
  const rowAt = prepare<{ row: string }>(db, `SELECT "row" FROM ${quoted(rows)} WHERE ${key} = ?`)
  const upsert = prepare<Keyed>(
    db,
    `INSERT INTO ${table} (${list(all)}) VALUES (${all.map(() => '?').join()})
     ON CONFLICT (${idName}) DO UPDATE SET
     ${all.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join()}
     RETURNING ${key} AS key`,
  )
  const remove = prepare<Keyed>(
    db,
    `DELETE FROM ${table} WHERE ${idName} = ? RETURNING ${key} AS key`,
  )
  const upsertRow = prepare(
    db,
    `INSERT INTO ${quoted(rows)} VALUES (?, ?) ON CONFLICT DO UPDATE SET "row" = excluded."row"`,
  )
  const removeRow = prepare(db, `DELETE FROM ${quoted(rows)} WHERE ${key} = ?`)
  const upsertWords =
    words === undefined
      ? undefined
      : prepare(db, `INSERT OR REPLACE INTO ${quoted(words)} (rowid, words) VALUES (?, ?)`)
  const removeWords =
    words === undefined ? undefined : prepare(db, `DELETE FROM ${quoted(words)} WHERE rowid = ?`)

  return {
    load: (ids: readonly string[]) => load.all(JSON.stringify(ids)),
    /** Of a key that was found in the same transaction. */
    rowAt: (at: number): string => rowAt.get(BigInt(at))?.row ?? '',
    /** The row's key. */
    upsert: (id: string, values: readonly ColumnValue[], row: string): bigint | undefined => {
      const key = keyIn(upsert.get(id, ...values))
      if (key !== undefined) upsertRow.run(key, row)
      return key
    },
    /** The key that the row had, if there was one. */
    remove: (id: string): bigint | undefined => {
      const key = keyIn(remove.get(id))
      if (key !== undefined) removeRow.run(key)
      return key
    },
    /** `undefined` = the row is gone. */
    saveWords: (key: bigint, of: string | undefined): void => {
      if (of === undefined) removeWords?.run(key)
      else upsertWords?.run(key, of)
    },
  }
}
