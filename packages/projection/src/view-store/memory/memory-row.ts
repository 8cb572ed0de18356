/**
 * A row as it is kept in memory.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../../projection.js'
import type { RowFormat } from '../row-format.js'

export interface MemoryRow {
  /** As it was projected. Nobody but the projection gets it: what is answered is a copy. */
  readonly row: object
  readonly values: readonly ColumnValue[]
  /** A space before each. */
  readonly words: string
}

export type MemoryRows = Map<string, MemoryRow>

export const memoryRow = <Row extends object>(
  { valuesOf, wordsOf }: RowFormat<Row>,
  row: Row,
): MemoryRow => ({
  row,
  values: valuesOf(row),
  words: wordsOf === undefined ? '' : ` ${wordsOf(row)}`,
})
