/**
 * A projection makes a view of events: rows, and the columns under which they are found. It is plain
 * data and pure functions; which store the events come from and where the rows are kept is not its
 * concern.
 *
 * @since 0.1.0
 */
import type { EventCodecs, EventEnvelope } from '@interaction-log/core'

/**
 * What a row can be found under. Numbers and bigints sort before strings, strings by code point.
 *
 * @category model
 * @since 0.1.0
 */
export type ColumnValue = string | number | bigint | null

/**
 * @category model
 * @since 0.1.0
 */
export interface Projection<
  Row extends object,
  Event extends { readonly type: string },
  Column extends string = string,
> {
  /** Letters, digits and hyphens: it names a table. */
  readonly name: string
  /** A view of another version is rebuilt. */
  readonly version: number
  readonly codecs: EventCodecs<Event>
  /** The categories of the streams that it reads. */
  readonly categories: readonly string[]
  /** The row that an event is about; `undefined` = none. */
  readonly rowId: (envelope: EventEnvelope<Event>) => string | undefined
  /**
   * The row after an event; `undefined` = no such row any more. A row is plain JSON. If there is no
   * row, every event but a first one leaves it so: what came before may be erased.
   */
  readonly project: (row: Row | undefined, envelope: EventEnvelope<Event>) => Row | undefined
  readonly columns: Readonly<Record<Column, (row: Row) => ColumnValue>>
  /** Columns whose conditions and order are answered without looking at every row. */
  readonly indexes: readonly (readonly Column[])[]
  /**
   * Columns in which few rows have a value: an index that begins with one holds only those, and serves
   * only questions that ask for a value there.
   */
  readonly sparse?: readonly Column[]
  /** What text search finds a row by; without it, a row has no words. */
  readonly text?: (row: Row) => string
}
