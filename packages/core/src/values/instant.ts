/**
 * When something was recorded, by the log's clock.
 *
 * @since 0.1.0
 */
import type * as t from 'io-ts'
import { branded } from './branded.js'

/**
 * A UTC time in the one spelling `YYYY-MM-DDTHH:mm:ss.sssZ`, so instants sort as strings.
 *
 * @example
 * import { Instant } from '@interaction-log/core'
 *
 * assert.strictEqual(Instant.is('2026-03-01T09:30:00.000Z'), true)
 * assert.strictEqual(Instant.is('2026-03-01T09:30:00Z'), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Instant = branded('Instant', 'an instant such as 2026-03-01T09:30:00.000Z', (s) => {
  const time = Date.parse(s)
  return !Number.isNaN(time) && new Date(time).toISOString() === s && s.length === 24
})
/** @since 0.1.0 */
export type Instant = t.TypeOf<typeof Instant>

/**
 * The log's clock; tests give their own.
 *
 * @category model
 * @since 0.1.0
 */
export type Clock = () => Date
