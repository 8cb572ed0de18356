/**
 * The one text of a value: RFC 8785, after refusing everything that JSON cannot say exactly.
 * Stores keep this text itself, so that a commitment can be recomputed for ever.
 *
 * @since 0.1.0
 */
import canonicalize from 'canonicalize'
import * as E from 'fp-ts/lib/Either.js'

/**
 * Why a value is refused, and where: `path` is made of property names and indexes, never of values.
 *
 * @category errors
 * @since 0.1.0
 */
export interface NotCanonical {
  readonly path: string
  readonly because: string
}

const deepest = 32
const propertyName = /^[$A-Za-z][A-Za-z0-9_]{0,63}$/

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const refusalOfNumber = (value: number): string | undefined => {
  if (!Number.isInteger(value)) return 'a number must be an integer'
  return Number.isSafeInteger(value) ? undefined : 'an integer must lie within ±(2^53−1)'
}

const refusalOfList = (list: readonly unknown[], path: string, depth: number) => {
  if (Object.keys(list).length !== list.length)
    return { path, because: 'a list must have no holes' }
  for (const [index, item] of list.entries()) {
    const refusal = refusalOf(item, `${path}[${String(index)}]`, depth + 1)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

const refusalOfObject = (value: object, path: string, depth: number) => {
  if (!isPlain(value)) return { path, because: 'an object must be plain, not of a class' }
  if (Object.getOwnPropertySymbols(value).length > 0)
    return { path, because: 'an object must have no symbols' }
  for (const [name, item] of Object.entries(value)) {
    if (!propertyName.test(name)) return { path, because: 'a property name is not allowed' }
    const refusal = refusalOf(item, path === '' ? name : `${path}.${name}`, depth + 1)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

const refusalOf = (value: unknown, path: string, depth: number): NotCanonical | undefined => {
  if (value === null || typeof value === 'boolean') return undefined
  if (typeof value === 'string')
    return value.isWellFormed() ? undefined : { path, because: 'a string has a lone surrogate' }
  if (typeof value === 'number') {
    const because = refusalOfNumber(value)
    return because === undefined ? undefined : { path, because }
  }
  if (typeof value !== 'object') return { path, because: `${typeof value} is not a value` }
  if (depth > deepest) return { path, because: 'a value must not be deeper than 32 levels' }
  return Array.isArray(value)
    ? refusalOfList(value, path, depth)
    : refusalOfObject(value, path, depth)
}

/**
 * The RFC 8785 text of `value`. Refused are fractions, NaN, integers beyond ±(2^53−1), undefined,
 * bigint, functions, symbols, class instances, sparse lists, lone surrogates, property names other
 * than `^[$A-Za-z][A-Za-z0-9_]{0,63}$`, and more than 32 levels. `-0` becomes `0`.
 *
 * @example
 * import { canonicalText } from '@interaction-log/core'
 *
 * assert.deepStrictEqual(canonicalText({ b: -0, a: 'é' }), { _tag: 'Right', right: '{"a":"é","b":0}' })
 * assert.deepStrictEqual(canonicalText({ cost: 0.1 }), {
 *   _tag: 'Left',
 *   left: { path: 'cost', because: 'a number must be an integer' },
 * })
 *
 * @category stored format
 * @since 0.1.0
 */
export const canonicalText = (value: unknown): E.Either<NotCanonical, string> => {
  const refusal = refusalOf(value, '', 1)
  return refusal === undefined ? E.right(String(canonicalize(value))) : E.left(refusal)
}

/**
 * Whether two values have the same canonical text.
 *
 * @example
 * import { isSameValue } from '@interaction-log/core'
 *
 * assert.strictEqual(isSameValue({ a: 1, b: [null] }, { b: [null], a: 1 }), true)
 * assert.strictEqual(isSameValue({ a: 1 }, { a: 1, b: null }), false)
 *
 * @category stored format
 * @since 0.1.0
 */
export const isSameValue = (a: unknown, b: unknown): boolean => {
  const [textOfA, textOfB] = [canonicalText(a), canonicalText(b)]
  return E.isRight(textOfA) && E.isRight(textOfB) && textOfA.right === textOfB.right
}
