/**
 * Branded strings: a plain string becomes one only by passing through its codec. The codec's name
 * says in words what it expects, so that a refusal can be read by people.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'

export const branded = <Brand extends string>(
  _brand: Brand,
  expected: string,
  isValid: (s: string) => boolean,
) =>
  t.brand(
    t.string,
    (s): s is t.Branded<string, Readonly<Record<Brand, symbol>>> => isValid(s),
    expected,
  )
