/**
 * A date from its parts: YYYY-MM-DD. Whether there is such a day is not asked here.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Value, ValueOf } from './value.js'
import { yearByOrder } from './year-by-order.js'

const dateInvalid = E.left<InputRefusal>({ type: 'DateInvalid', field: 'date' })

const wholeIn = (value: Value, most: number): number | undefined => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= most
    ? number
    : undefined
}

const digits = (number: number, length: number): string => String(number).padStart(length, '0')

export interface PartsOfDate {
  readonly day: ValueOf
  readonly month: ValueOf
  /** The first year, if the year follows from the order of rows. */
  readonly year: ValueOf | number
}

export const dateOf = ({ day, month, year }: PartsOfDate): ValueOf => {
  const byOrder = typeof year === 'number' ? yearByOrder(year) : undefined
  return (values) => {
    const dayIs = day(values)
    if (E.isLeft(dayIs)) return dayIs
    const monthIs = month(values)
    if (E.isLeft(monthIs)) return monthIs
    const d = wholeIn(dayIs.right, 31)
    const m = wholeIn(monthIs.right, 12)
    if (d === undefined || m === undefined) return dateInvalid
    const yearIs = typeof year === 'number' ? E.right(byOrder?.(m, d)) : year(values)
    if (E.isLeft(yearIs)) return yearIs
    const y = wholeIn(yearIs.right, 9999)
    return y === undefined
      ? dateInvalid
      : E.right(`${digits(y, 4)}-${digits(m, 2)}-${digits(d, 2)}`)
  }
}
