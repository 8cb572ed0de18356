/**
 * Queries are pages: conditions on columns, an order, and where the page before ended. They read the
 * same rows whatever was inserted in between.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../projection.js'

/**
 * A condition on one column. Nothing is at least or at most `null`. `Includes` is for columns that hold
 * a list, as JSON text or `null`: the value is in it.
 *
 * @category model
 * @since 0.1.0
 */
export interface Condition<Column extends string> {
  readonly type: 'Equals' | 'AtLeast' | 'AtMost' | 'Includes'
  readonly column: Column
  readonly value: ColumnValue
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Query<Column extends string> {
  /** All of them hold for every row that is found. */
  readonly where: readonly Condition<Column>[]
  /** Ties by row id. A row without a value in one of these columns is not found. */
  readonly orderBy: readonly Column[]
  /** The last first: the whole order is turned round. Ascending if left out. */
  readonly descending?: boolean | undefined
  /** `next` of the page before. */
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

const condition =
  (type: Condition<string>['type']) =>
  <Column extends string>(column: Column, value: ColumnValue): Condition<Column> => ({
    type,
    column,
    value,
  })

/**
 * @example
 * import { equals } from '@interaction-log/projection'
 *
 * assert.deepStrictEqual(equals('contactId', 'CT000012'), {
 *   type: 'Equals',
 *   column: 'contactId',
 *   value: 'CT000012',
 * })
 *
 * @category constructors
 * @since 0.1.0
 */
export const equals = condition('Equals')

/**
 * @example
 * import { atLeast } from '@interaction-log/projection'
 *
 * assert.strictEqual(atLeast('date', '2026-01-01').type, 'AtLeast')
 *
 * @category constructors
 * @since 0.1.0
 */
export const atLeast = condition('AtLeast')

/**
 * @example
 * import { atMost } from '@interaction-log/projection'
 *
 * assert.strictEqual(atMost('date', '2026-12-31').type, 'AtMost')
 *
 * @category constructors
 * @since 0.1.0
 */
export const atMost = condition('AtMost')

/**
 * @example
 * import { includes } from '@interaction-log/projection'
 *
 * assert.strictEqual(includes('formerContacts', 'CT000012').type, 'Includes')
 *
 * @category constructors
 * @since 0.1.0
 */
export const includes = condition('Includes')
