/**
 * When an interaction happened, as people write it: a date, perhaps a time, perhaps a zone.
 *
 * @since 0.1.0
 */
import type * as t from 'io-ts'
import { branded, refined } from './branded.js'

/** A day that every month has, which needs no calendar. */
const dayOfAnyMonth = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/

const isLocalDate = (s: string): boolean => {
  if (dayOfAnyMonth.test(s)) return true
  if (!/^\d{4}-\d{2}-\d{2}$/.test(s)) return false
  const time = Date.parse(`${s}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(s)
}

const isKnownZone = (s: string): boolean => {
  try {
    Intl.DateTimeFormat('en', { timeZone: s })
    return true
  } catch {
    return false
  }
}

/**
 * A day of the calendar, `YYYY-MM-DD`.
 *
 * @example
 * import { LocalDate } from '@interaction-log/core'
 *
 * assert.strictEqual(LocalDate.is('2028-02-29'), true)
 * assert.strictEqual(LocalDate.is('2026-02-29'), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const LocalDate = branded('LocalDate', 'a date such as 2026-02-28', isLocalDate)
/** @since 0.1.0 */
export type LocalDate = t.TypeOf<typeof LocalDate>

/**
 * A time of the day, `HH:mm:ss`.
 *
 * @example
 * import { LocalTime } from '@interaction-log/core'
 *
 * assert.strictEqual(LocalTime.is('23:59:59'), true)
 * assert.strictEqual(LocalTime.is('24:00:00'), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const LocalTime = branded('LocalTime', 'a time such as 14:30:00', (s) =>
  /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(s),
)
/** @since 0.1.0 */
export type LocalTime = t.TypeOf<typeof LocalTime>

/**
 * The name of a time zone, in the form that the IANA database gives it. Which names exist changes
 * with the years and with Node.js, so a stored one is not looked up again.
 *
 * @example
 * import { TimeZone } from '@interaction-log/core'
 *
 * assert.strictEqual(TimeZone.is('America/Argentina/Buenos_Aires'), true)
 * assert.strictEqual(TimeZone.is('+01:00'), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const TimeZone = branded('TimeZone', 'an IANA time zone such as Europe/Rome', (s) =>
  /^(?=.{1,100}$)[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(s),
)
/** @since 0.1.0 */
export type TimeZone = t.TypeOf<typeof TimeZone>

/**
 * A time zone that this Node.js knows, as input must name one.
 *
 * @example
 * import { KnownTimeZone } from '@interaction-log/core'
 *
 * assert.strictEqual(KnownTimeZone.is('Europe/Rome'), true)
 * assert.strictEqual(KnownTimeZone.is('Middle/Earth'), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const KnownTimeZone = refined(
  TimeZone,
  'KnownTimeZone',
  'an IANA time zone such as Europe/Rome',
  isKnownZone,
)
/** @since 0.1.0 */
export type KnownTimeZone = t.TypeOf<typeof KnownTimeZone>
