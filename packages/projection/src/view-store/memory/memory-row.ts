/**
 * A row as it is kept in memory.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../../projection.js'

export interface MemoryRow {
  readonly row: string
  readonly values: readonly ColumnValue[]
  /** A space before each. */
  readonly words: string
}

export type MemoryRows = Map<string, MemoryRow>
