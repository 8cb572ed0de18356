/**
 * The order of column values, the same in every view store: null, then numbers, then strings by code
 * point.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../projection.js'

const rank = (value: ColumnValue): number =>
  value === null ? 0 : typeof value === 'string' ? 2 : 1

/** UTF-16 places the code points from U+10000, in surrogates, before U+E000. */
const inOrder = (unit: number): number =>
  unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800

const compareText = (a: string, b: string): number => {
  if (a === b) return 0
  const shorter = Math.min(a.length, b.length)
  for (let index = 0; index < shorter; index++) {
    const [one, other] = [a.charCodeAt(index), b.charCodeAt(index)]
    if (one !== other) return inOrder(one) - inOrder(other)
  }
  return a.length - b.length
}

export const compareValues = (a: ColumnValue, b: ColumnValue): number => {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string')
    return rank(a) - rank(b)
  return a < b ? -1 : a > b ? 1 : 0
}

export const comparePlaces = (a: readonly ColumnValue[], b: readonly ColumnValue[]): number => {
  for (const [index, value] of a.entries()) {
    const order = compareValues(value, b[index] ?? null)
    if (order !== 0) return order
  }
  return 0
}
