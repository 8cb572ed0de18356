/**
 * A row as it is kept in memory.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../../projection.js'
import type { RowFormat } from '../row-format.js'
import { spaced } from '../matching.js'

export interface MemoryRow {
  /** As it was projected. Nobody gets it: what is handed out is a copy. */
  readonly row: object
  readonly values: readonly ColumnValue[]
  readonly text: string
  /** A space before each. Made when they are first asked for: many views never are. */
  words: string | undefined
}

export type MemoryRows = Map<string, MemoryRow>

export const memoryRow = <Row extends object>(
  { valuesOf, textOf }: RowFormat<Row>,
  row: Row,
): MemoryRow => ({ row, values: valuesOf(row), text: textOf?.(row) ?? '', words: undefined })

export const wordsIn = (row: MemoryRow): string => (row.words ??= spaced(row.text))
