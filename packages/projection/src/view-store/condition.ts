/**
 * What must hold for a row to be found: plain data, the same for every view store.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../projection.js'

/**
 * `Equals` with `null`: the row has no value in this column. Nothing is at least or at most `null`.
 *
 * @category model
 * @since 0.1.0
 */
export interface Compared<Column extends string> {
  readonly type: 'Equals' | 'AtLeast' | 'AtMost'
  readonly column: Column
  readonly value: ColumnValue
}

/**
 * For columns that hold a list, as JSON text: the value is in it.
 *
 * @category model
 * @since 0.1.0
 */
export interface Including<Column extends string> {
  readonly type: 'Includes'
  readonly column: Column
  readonly value: string | number
}

/**
 * The row has a value in this column.
 *
 * @category model
 * @since 0.1.0
 */
export interface Present<Column extends string> {
  readonly type: 'IsPresent'
  readonly column: Column
}

/**
 * Every word of `text` begins a word of the row's text, see `words`.
 *
 * @category model
 * @since 0.1.0
 */
export interface Matching {
  readonly type: 'Matches'
  readonly text: string
}

/**
 * @category model
 * @since 0.1.0
 */
export type Condition<Column extends string> =
  Compared<Column> | Including<Column> | Present<Column> | Matching

const compared =
  (type: Compared<string>['type']) =>
  <Column extends string>(column: Column, value: ColumnValue): Compared<Column> => ({
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
export const equals = compared('Equals')

/**
 * @example
 * import { atLeast } from '@interaction-log/projection'
 *
 * assert.strictEqual(atLeast('date', '2026-01-01').type, 'AtLeast')
 *
 * @category constructors
 * @since 0.1.0
 */
export const atLeast = compared('AtLeast')

/**
 * @example
 * import { atMost } from '@interaction-log/projection'
 *
 * assert.strictEqual(atMost('date', '2026-12-31').type, 'AtMost')
 *
 * @category constructors
 * @since 0.1.0
 */
export const atMost = compared('AtMost')

/**
 * @example
 * import { includes } from '@interaction-log/projection'
 *
 * assert.strictEqual(includes('formerContacts', 'CT000012').type, 'Includes')
 *
 * @category constructors
 * @since 0.1.0
 */
export const includes = <Column extends string>(
  column: Column,
  value: string | number,
): Including<Column> => ({ type: 'Includes', column, value })

/**
 * @example
 * import { isPresent } from '@interaction-log/projection'
 *
 * assert.deepStrictEqual(isPresent('taskNo'), { type: 'IsPresent', column: 'taskNo' })
 *
 * @category constructors
 * @since 0.1.0
 */
export const isPresent = <Column extends string>(column: Column): Present<Column> => ({
  type: 'IsPresent',
  column,
})

/**
 * @example
 * import { matches } from '@interaction-log/projection'
 *
 * assert.deepStrictEqual(matches('spring let'), { type: 'Matches', text: 'spring let' })
 *
 * @category constructors
 * @since 0.1.0
 */
export const matches = (text: string): Matching => ({ type: 'Matches', text })
