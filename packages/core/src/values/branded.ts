/**
 * Branded values: a plain value becomes one only by passing through its codec. The codec's name
 * says in words what it expects, so that a refusal can be read by people.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'

export const refined = <Codec extends t.Any, Brand extends string>(
  codec: Codec,
  _brand: Brand,
  expected: string,
  isValid: (value: t.TypeOf<Codec>) => boolean,
) =>
  t.brand(
    codec,
    (value): value is t.Branded<t.TypeOf<Codec>, Readonly<Record<Brand, symbol>>> => isValid(value),
    expected,
  )

export const branded = <Brand extends string>(
  brand: Brand,
  expected: string,
  isValid: (s: string) => boolean,
) => refined(t.string, brand, expected, isValid)
