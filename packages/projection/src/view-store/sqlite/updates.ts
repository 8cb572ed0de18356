/**
 * Only columns that have another value are written: SQLite writes into an index again whenever one of
 * its columns is named, whatever the value.
 *
 * @since 0.1.0
 */
import { type Database, prepare, type Statement } from '@interaction-log/sqlite'
import type { ColumnValue } from '../../projection.js'
import { keyColumn, quoted } from './layout.js'

/** Columns that change together are few; whoever has more kinds of changes prepares some again. */
const kept = 100

/** `differing`: a 1 for each column that has another value, else 0. */
export const updatesOf = (db: Database, table: string, columns: readonly string[]) => {
  const statements = new Map<string, Statement>()
  const statementFor = (differing: string): Statement => {
    const found = statements.get(differing)
    if (found !== undefined) return found
    if (statements.size === kept) statements.clear()
    const changed = columns.filter((_, index) => differing[index] === '1')
    const set = changed.map((column) => `${quoted(column)} = ?`).join()
    const made = prepare(db, `UPDATE ${table} SET ${set} WHERE ${quoted(keyColumn)} = ?`)
    statements.set(differing, made)
    return made
  }
  return (differing: string, values: readonly ColumnValue[], key: bigint): void => {
    if (!differing.includes('1')) return
    statementFor(differing).run(...values.filter((_, index) => differing[index] === '1'), key)
  }
}
