/**
 * Column values as every view store keeps and compares them.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from '../projection.js'

const finite = (value: number): number =>
  Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value)) + 0

/** What SQLite could not hold becomes the nearest that it can; NaN is no value. */
export const kept = (value: ColumnValue): ColumnValue => {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value === 'number') return Number.isNaN(value) ? null : finite(value)
  return value === null || BigInt.asIntN(64, value) === value ? value : finite(Number(value))
}

/** Whole numbers that a number can hold are numbers, whatever they were saved as. */
export const shown = (value: ColumnValue): ColumnValue =>
  typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value
