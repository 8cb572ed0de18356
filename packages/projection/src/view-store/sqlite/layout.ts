/**
 * How a view lies in the file: a narrow table of columns, which a search may read as a whole; beside
 * it the rows, and the words that text search knows them by, under the same keys.
 *
 * @since 0.1.0
 */
import type { Projection } from '../../projection.js'

export interface Layout {
  /** Of the narrow table. */
  readonly name: string
  readonly rows: string
  /** `undefined` = the view has no text. */
  readonly words: string | undefined
  readonly columns: readonly string[]
  readonly indexes: readonly (readonly string[])[]
  /** Columns whose indexes hold only the rows that have a value there. */
  readonly sparse: readonly string[]
}

/** Columns that no projection has. */
export const keyColumn = '#key'
export const idColumn = '#id'

export const tableName = (view: string, generation: number): string =>
  `${view}_${String(generation)}`

export const rowsTable = (name: string): string => `${name} rows`
export const wordsTable = (name: string): string => `${name} words`

/** What of a projection says how its view lies. */
export type LayoutPart = 'columns' | 'indexes' | 'sparse' | 'text'

export const layoutOf = (
  name: string,
  { columns, indexes, sparse = [], text }: Pick<Projection<never, never>, LayoutPart>,
): Layout => ({
  name,
  rows: rowsTable(name),
  words: text && wordsTable(name),
  columns: Object.keys(columns),
  indexes,
  sparse,
})

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const list = (names: readonly string[]): string => names.map(quoted).join(', ')

/** Quoted names cannot be mistaken for one another, nor for a table's. */
export const indexName = (name: string, columns: readonly string[]): string =>
  `${name} by ${list(columns)}`
