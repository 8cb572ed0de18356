/**
 * Money and minutes: what an interaction cost, exactly.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { branded, refined } from './branded.js'

/**
 * An amount in the log's currency, 0 or more, as a string without rounding: up to 13 digits before
 * the point and up to 5 after it, no trailing zeroes.
 *
 * @example
 * import { Money } from '@interaction-log/core'
 *
 * assert.strictEqual(Money.is('8.5'), true)
 * assert.strictEqual(Money.is('8.50'), false)
 * assert.strictEqual(Money.is('-8'), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Money = branded(
  'Money',
  'an amount such as "12.5", 0 or more, without trailing zeros',
  (s) => /^(0|[1-9][0-9]{0,12})(\.[0-9]{0,4}[1-9])?$/.test(s),
)
/** @since 0.1.0 */
export type Money = t.TypeOf<typeof Money>

/**
 * Whole minutes, 0 or more.
 *
 * @example
 * import { Minutes } from '@interaction-log/core'
 *
 * assert.strictEqual(Minutes.is(180), true)
 * assert.strictEqual(Minutes.is(1.5), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Minutes = refined(
  t.number,
  'Minutes',
  'whole minutes, 0 or more',
  (n) => Number.isSafeInteger(n) && n >= 0,
)
/** @since 0.1.0 */
export type Minutes = t.TypeOf<typeof Minutes>

/**
 * The currency of a log, an ISO 4217 code.
 *
 * @example
 * import { Currency } from '@interaction-log/core'
 *
 * assert.strictEqual(Currency.is('EUR'), true)
 * assert.strictEqual(Currency.is('euro'), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Currency = branded('Currency', 'a currency code such as EUR', (s) =>
  /^[A-Z]{3}$/.test(s),
)
/** @since 0.1.0 */
export type Currency = t.TypeOf<typeof Currency>
