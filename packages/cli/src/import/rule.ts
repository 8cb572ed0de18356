/**
 * A rule of the mapping as a function of a row.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { dateOf } from './date-rule.js'
import type { DateParts, Rule, Translated } from './mapping.js'
import { type Text, textOf } from './text.js'
import type { ValueOf } from './value.js'

/** Left: the mapping names a column that the file does not have. */
type Compiled<A> = E.Either<InputRefusal, A>

export const ruleOf = (field: string, columns: readonly string[]) => {
  const path = `fields.${field}`
  const refused = (expected: string) =>
    E.left<InputRefusal>({ type: 'FieldInvalid', field, expected })

  const text = (source: string): Compiled<Text> =>
    E.mapLeft((column: string): InputRefusal => ({
      type: 'FieldInvalid',
      field: path,
      expected: `columns of the file; there is no "${column}"`,
    }))(textOf(source, columns))

  const plain = (source: string): Compiled<ValueOf> =>
    E.map(
      (read: Text): ValueOf =>
        (values) =>
          E.right(read(values)),
    )(text(source))

  const translated = ({ text: source, values: translations }: Translated): Compiled<ValueOf> => {
    const known = new Map(Object.entries(translations))
    const expected = `one of ${[...known.keys()].map((key) => `"${key}"`).join(', ')}`
    return E.map((read: Text): ValueOf => (values) => {
      const from = read(values) ?? ''
      const to = known.get(from)
      if (to !== undefined) return E.right(to)
      return from === '' ? E.right(undefined) : refused(expected)
    })(text(source))
  }

  /** Whole minutes, rounded up, from a number of which `perMinute` make one. */
  const minutes = (source: string, perMinute: number): Compiled<ValueOf> =>
    E.map((read: Text): ValueOf => (values) => {
      const amount = read(values)
      if (amount === undefined) return E.right(undefined)
      return /^\d+(\.\d+)?$/.test(amount)
        ? E.right(Math.ceil(Number(amount) / perMinute))
        : refused(`${perMinute === 1 ? 'minutes' : 'seconds'}, a number, 0 or more`)
    })(text(source))

  const date = ({ day, month, year }: DateParts): Compiled<ValueOf> => {
    const dayOf = plain(day)
    if (E.isLeft(dayOf)) return dayOf
    const monthOf = typeof month === 'string' ? plain(month) : translated(month)
    if (E.isLeft(monthOf)) return monthOf
    const yearOf = typeof year === 'string' ? plain(year) : E.right(year.first)
    if (E.isLeft(yearOf)) return yearOf
    return E.right(dateOf({ day: dayOf.right, month: monthOf.right, year: yearOf.right }))
  }

  return (rule: Rule): Compiled<ValueOf> => {
    if (typeof rule === 'string') return plain(rule)
    if (typeof rule !== 'object' || rule === null) return E.right(() => E.right(rule))
    if ('values' in rule) return translated(rule)
    if ('seconds' in rule) return minutes(rule.seconds, 60)
    if ('minutes' in rule) return minutes(rule.minutes, 1)
    return date(rule)
  }
}
