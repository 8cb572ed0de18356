/**
 * Whether the tables of a build are those that its projection says. If somebody has changed what they
 * follow from, and not the version, it cannot be asked.
 *
 * @since 0.1.0
 */
import { type Database, prepare } from '@interaction-log/sqlite'
import { idColumn, indexName, keyColumn, type Layout, wordsTable } from './layout.js'
import { isThere } from './tables.js'

const columnsOf = (db: Database, name: string): readonly string[] =>
  prepare<{ name: string }>(db, 'SELECT name FROM pragma_table_info(?)')
    .all(name)
    .map((column) => column.name)

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one))

/** A candidate gets its indexes last; those of a live build are all there. */
export const isLaidOut = (db: Database, layout: Layout, isLive: boolean): boolean => {
  const { name, words, columns, indexes, sparse } = layout
  const made = new Map(
    prepare<{ name: string; partial: number }>(db, 'SELECT name, partial FROM pragma_index_list(?)')
      .all(name)
      .map((index) => [index.name, index.partial === 1]),
  )
  return (
    isSame(columnsOf(db, name), [keyColumn, idColumn, ...columns]) &&
    isThere(db, wordsTable(name)) === (words !== undefined) &&
    indexes.every((index) => {
      const isPartial = made.get(indexName(name, index))
      return isPartial === undefined ? !isLive : isPartial === sparse.includes(index[0] ?? '')
    })
  )
}
