/**
 * Reading and writing single rows of a view, on prepared statements.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from '@interaction-log/sqlite'
import type { ColumnValue } from '../../projection.js'
import type { Found } from '../paging.js'
import { idColumn, keyColumn, type Layout, list, quoted } from './layout.js'
import { updatesOf } from './updates.js'

interface Keyed {
  readonly key: number
}

interface Compared extends Keyed {
  /** A 1 for each column that has another value, else 0. */
  readonly differing: string
}

const keyIn = (found: Keyed | undefined): bigint | undefined => found && BigInt(found.key)

export const rowStatements = (db: Database, { name, rows, words, columns }: Layout) => {
  const [table, key, idName] = [quoted(name), quoted(keyColumn), quoted(idColumn)]
  const all = [idColumn, ...columns]
  const joined = `${table} JOIN ${quoted(rows)} USING (${key})`
  const load = prepare<Found>(
    db,
    `SELECT ${idName} AS id, ${quoted(rows)}."row" AS "row" FROM ${joined} WHERE ${idName} IN (SELECT value FROM json_each(?))`,
  )
  const rowAt = prepare<{ row: string }>(db, `SELECT "row" FROM ${quoted(rows)} WHERE ${key} = ?`)
  const insert = prepare(
    db,
    `INSERT INTO ${table} (${list(all)}) VALUES (${all.map(() => '?').join()})
     ON CONFLICT (${idName}) DO NOTHING`,
  )
  const differing = ["''", ...columns.map((column) => `(${quoted(column)} IS NOT ?)`)].join(' || ')
  const compare = prepare<Compared>(
    db,
    `SELECT ${key} AS key, ${differing} AS differing FROM ${table} WHERE ${idName} = ?`,
  )
  const updates = updatesOf(db, table, columns)
  const remove = prepare<Keyed>(
    db,
    `DELETE FROM ${table} WHERE ${idName} = ? RETURNING ${key} AS key`,
  )
  const insertRow = prepare(db, `INSERT INTO ${quoted(rows)} VALUES (?, ?)`)
  const updateRow = prepare(db, `UPDATE ${quoted(rows)} SET "row" = ? WHERE ${key} = ?`)
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
      const { changes, lastInsertRowid } = insert.run(id, ...values)
      if (Number(changes) > 0) {
        const key = BigInt(lastInsertRowid)
        insertRow.run(key, row)
        return key
      }
      const found = compare.get(...values, id)
      if (found === undefined) return undefined
      const key = BigInt(found.key)
      updates(found.differing, values, key)
      updateRow.run(row, key)
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
