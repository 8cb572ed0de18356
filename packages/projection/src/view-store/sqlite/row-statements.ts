/**
 * Reading and writing single rows of a view, on prepared statements.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from '@interaction-log/sqlite'
import type { ColumnValue } from '../../projection.js'
import type { Found } from '../paging.js'
import { idColumn, keyColumn, type Layout, list, quoted } from './layout.js'

export interface KeptRow extends Found {
  readonly values: readonly ColumnValue[]
  readonly words: string
}

interface Keyed {
  readonly key: number
}

export const rowStatements = (db: Database, { name, rows, words, columns }: Layout) => {
  const [table, key, id] = [quoted(name), quoted(keyColumn), quoted(idColumn)]
  const all = [idColumn, ...columns]
  const joined = `${table} JOIN ${quoted(rows)} USING (${key})`
  const load = prepare<Found>(
    db,
    `SELECT ${id} AS id, "row" FROM ${joined} WHERE ${id} IN (SELECT value FROM json_each(?))`,
  )
  const rowAt = prepare<{ row: string }>(db, `SELECT "row" FROM ${quoted(rows)} WHERE ${key} = ?`)
  const upsert = prepare<Keyed>(
    db,
    `INSERT INTO ${table} (${list(all)}) VALUES (${all.map(() => '?').join()})
     ON CONFLICT (${id}) DO UPDATE SET
     ${all.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join()}
     RETURNING ${key} AS key`,
  )
  const remove = prepare<Keyed>(db, `DELETE FROM ${table} WHERE ${id} = ? RETURNING ${key} AS key`)
  const upsertRow = prepare(
    db,
    `INSERT INTO ${quoted(rows)} VALUES (?, ?) ON CONFLICT DO UPDATE SET "row" = excluded."row"`,
  )
  const removeRow = prepare(db, `DELETE FROM ${quoted(rows)} WHERE ${key} = ?`)
  const upsertWords =
    words && prepare(db, `INSERT OR REPLACE INTO ${quoted(words)} (rowid, words) VALUES (?, ?)`)
  const removeWords = words && prepare(db, `DELETE FROM ${quoted(words)} WHERE rowid = ?`)

  return {
    load: (ids: readonly string[]) => load.all(JSON.stringify(ids)),
    /** Of a key that was found in the same transaction. */
    rowAt: (at: number): string => rowAt.get(BigInt(at))?.row ?? '',
    upsert: (kept: KeptRow): void => {
      const at = upsert.get(kept.id, ...kept.values)
      if (at === undefined) return
      upsertRow.run(BigInt(at.key), kept.row)
      if (upsertWords) upsertWords.run(BigInt(at.key), kept.words)
    },
    remove: (gone: string): void => {
      const at = remove.get(gone)
      if (at === undefined) return
      removeRow.run(BigInt(at.key))
      if (removeWords) removeWords.run(BigInt(at.key))
    },
  }
}
