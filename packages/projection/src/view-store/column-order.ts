/**
 * The order of column values, the same in every view store: null, then numbers, then strings by code
 * point.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../projection.js'

const rank = (value: ColumnValue): number =>
  value === null ? 0 : typeof value === 'string' ? 2 : 1

export const compareValues = (a: ColumnValue, b: ColumnValue): number => {
  if (typeof a === 'string' && typeof b === 'string')
    return Buffer.compare(Buffer.from(a), Buffer.from(b))
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
