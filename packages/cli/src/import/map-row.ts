/**
 * From a row of the file to a row of the import.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import type { ImportRow } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Mapping } from './mapping.js'
import { ruleOf } from './rule.js'
import { textOf, type Values } from './text.js'
import type { Value, ValueOf } from './value.js'

export type MapRow = (values: Values) => E.Either<InputRefusal, ImportRow>

/** What the texts of other fields may say of the date. */
const dateColumns = ['date.year', 'date.month']

const partsOf = (date: Value): Values =>
  typeof date === 'string' ? [date.slice(0, 4), date.slice(5, 7)] : ['', '']

/** The mapping as a function of a row; Left: it names a column that the file does not have. */
export const mapRowOf = (
  { key, fields: { date, ...others } }: Mapping,
  columns: readonly string[],
): E.Either<InputRefusal, MapRow> => {
  const keyOf = textOf(key, columns)
  if (E.isLeft(keyOf)) {
    const one = columns.length === 1 ? ', and the file has only one. Which "delimiter" has it' : ''
    const expected = `columns of the file; there is no "${keyOf.left}"${one}`
    return E.left({ type: 'FieldInvalid', field: 'key', expected })
  }
  const dateOf = ruleOf('date', columns)(date)
  if (E.isLeft(dateOf)) return dateOf
  const fields: (readonly [string, ValueOf])[] = []
  for (const [field, rule] of Object.entries(others)) {
    const valueOf = ruleOf(field, [...columns, ...dateColumns])(rule)
    if (E.isLeft(valueOf)) return valueOf
    fields.push([field, valueOf.right])
  }
  return E.right((values) => {
    const on = dateOf.right(values)
    if (E.isLeft(on)) return on
    const request: Record<string, Value> = on.right === undefined ? {} : { date: on.right }
    const known = [...values, ...partsOf(on.right)]
    for (const [field, valueOf] of fields) {
      const value = valueOf(known)
      if (E.isLeft(value)) return value
      if (value.right !== undefined) request[field] = value.right
    }
    return E.right({ key: keyOf.right(values) ?? '', request })
  })
}
