/**
 * When something was recorded, by the log's clock.
 *
 * @since 0.1.0
 */
import type * as t from 'io-ts'
import { branded } from './branded.js'

/** On a day that every month has, which needs no calendar. */
const onDayOfAnyMonth =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

const isInstant = (s: string): boolean => {
  if (onDayOfAnyMonth.test(s)) return true
  const time = Date.parse(s)
  return !Number.isNaN(time) && new Date(time).toISOString() === s && s.length === 24
}

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
export const Instant = branded('Instant', 'an instant such as 2026-03-01T09:30:00.000Z', isInstant)
/** @since 0.1.0 */
export type Instant = t.TypeOf<typeof Instant>

/**
 * The log's clock; tests give their own.
 *
 * @category model
 * @since 0.1.0
 */
export type Clock = () => Date
