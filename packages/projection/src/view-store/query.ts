/**
 * Queries are pages: conditions, an order, and where the page before ended. They read the same rows
 * whatever was inserted in between.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../projection.js'
import type { Condition } from './condition.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface Query<Column extends string> {
  /** All of them hold for every row that is found. */
  readonly where: readonly Condition<Column>[]
  /** Any columns; ties by row id. Rows without a value come first. */
  readonly orderBy: readonly Column[]
  /** The last first: the whole order is turned round. Ascending if left out. */
  readonly descending?: boolean | undefined
  /** `next` of the page before, of the same query. */
  readonly after?: string | undefined
  /** Rows in a page, at most. */
  readonly limit: number
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Where the next page begins; `undefined` = this is the last one. */
  readonly next: string | undefined
}

/**
 * How many rows there are with each combination of values in some columns.
 *
 * @category model
 * @since 0.1.0
 */
export interface CountBy<Column extends string> {
  /** The groups are in this order, those without a value first. */
  readonly by: readonly Column[]
  /** All of them hold for every row that is counted. */
  readonly where: readonly Condition<Column>[]
  /** `next` of the page before, of the same question. */
  readonly after?: string | undefined
  /** Groups in a page, at most. */
  readonly limit: number
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Group {
  /** In the order of `by`. */
  readonly values: readonly ColumnValue[]
  /** Of its rows, at least one. */
  readonly count: number
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Groups {
  readonly groups: readonly Group[]
  /** Where the next page begins; `undefined` = this is the last one. */
  readonly next: string | undefined
}
