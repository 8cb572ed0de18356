import { canonicalText, isSameValue } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })
const hole: unknown[] = [0, 1]
hole.length = 3

describe('a value that JSON cannot say exactly', () => {
  it.each<readonly [unknown, string, string]>([
    [{ cost: 0.5 }, 'cost', 'a number must be an integer'],
    [{ n: [0, NaN] }, 'n[1]', 'a number must be an integer'],
    [{ a: 1, b: [true, { c: '', d: 0.5 }] }, 'b[1].d', 'a number must be an integer'],
    [{ n: 2 ** 53 }, 'n', 'an integer must lie within ±(2^53−1)'],
    [{ n: -(2 ** 53) }, 'n', 'an integer must lie within ±(2^53−1)'],
    [{ list: [{ text: '\udc00' }] }, 'list[0].text', 'a string has a lone surrogate'],
    [{ list: hole }, 'list', 'a list must have no holes'],
    [{ list: Object.assign([1], { more: 2 }) }, 'list', 'a list must have no holes'],
    [{ at: new Date(0) }, 'at', 'an object must be plain, not of a class'],
    [{ of: { [Symbol('s')]: 1 } }, 'of', 'an object must have no symbols'],
    [{ of: { 'a b': 1 } }, 'of', 'a property name is not allowed'],
    [{ [`a${'b'.repeat(64)}`]: 1 }, '', 'a property name is not allowed'],
    [{ '1a': 1 }, '', 'a property name is not allowed'],
    [{ of: undefined }, 'of', 'undefined is not a value'],
    [{ of: 1n }, 'of', 'bigint is not a value'],
    [() => 1, '', 'function is not a value'],
    [{ of: [[() => 1]] }, 'of[0][0]', 'function is not a value'],
    [deep(33), 'a.'.repeat(31) + 'a', 'a value must not be deeper than 32 levels'],
  ])('is refused, saying where and why: %#', (value, path, because) => {
    const refused = canonicalText(value)
    expect(refused).toEqual(E.left({ path, because }))
  })
})

describe('a value that JSON can say', () => {
  it.each([
    [null, 'null'],
    [true, 'true'],
    [2 ** 53 - 1, '9007199254740991'],
    ['é\u0001', '"é\\u0001"'],
    [[1, [], {}], '[1,[],{}]'],
    [{ b: 1, a: [null, false] }, '{"a":[null,false],"b":1}'],
    [{ $a: 1, [`a${'b'.repeat(63)}`]: 2, A_1: 3 }, `{"$a":1,"A_1":3,"a${'b'.repeat(63)}":2}`],
    [Object.assign(Object.create(null) as object, { a: 1 }), '{"a":1}'],
  ])('has one canonical text: %j', (value, text) => {
    expect(canonicalText(value)).toEqual(E.right(text))
  })

  it('may have 32 levels', () => {
    expect(E.isRight(canonicalText(deep(32)))).toBe(true)
  })
})

describe('two values', () => {
  it('are the same if they say the same, in whatever order', () => {
    expect(isSameValue({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true)
    expect(isSameValue({ a: 1 }, { a: 2 })).toBe(false)
    expect(isSameValue([1, 2], [2, 1])).toBe(false)
  })

  it('are not the same if one of them cannot be said', () => {
    expect(isSameValue(undefined, undefined)).toBe(false)
    expect(isSameValue(1, NaN)).toBe(false)
    expect(isSameValue(NaN, 1)).toBe(false)
  })
})
