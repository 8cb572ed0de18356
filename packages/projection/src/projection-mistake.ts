/**
 * What a projection gives is checked where it is projected: it may be written in JavaScript.
 *
 * @since 0.1.0
 */
import type { ColumnValue } from './projection.js'

/**
 * A projection gave what no view can keep. The message names it by its kind, and holds no content.
 *
 * @example
 * import { ProjectionMistake } from '@interaction-log/projection'
 * import { projectionSpecification, sampleInteraction } from '@interaction-log/projection/testing'
 *
 * const given = projectionSpecification({ rowId: () => 'all', project: () => [] })
 *
 * assert.throws(
 *   () => given(sampleInteraction({ date: '2026-03-02' }).recorded),
 *   new ProjectionMistake('project gave a list; give a plain object, or undefined for no row'),
 * )
 *
 * @category errors
 * @since 0.1.0
 */
export class ProjectionMistake extends Error {
  override readonly name = 'ProjectionMistake'
}

/** Of whichever realm: there is nothing behind its prototype. */
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return String(value)
  if (typeof value !== 'object') return `a ${typeof value}`
  if (Array.isArray(value)) return 'a list'
  if (isPlain(value)) return 'an object'
  const { name } = value.constructor
  return name === 'Promise' ? 'a promise' : `an instance of ${name}`
}

const mistake = (what: string, value: unknown, expected: string): ProjectionMistake =>
  new ProjectionMistake(`${what} gave ${kindOf(value)}; give ${expected}`)

/** Of what `project` gave; it throws a `ProjectionMistake`. */
export const checkedRow = <Row extends object>(row: Row | undefined): Row | undefined => {
  if (row === undefined) return row
  if (typeof row === 'object' && (row as Row | null) !== null && isPlain(row)) return row
  throw mistake('project', row, 'a plain object, or undefined for no row')
}

/** It throws a `ProjectionMistake`. */
export const checkedValue = (column: string, value: ColumnValue): ColumnValue => {
  const type = typeof value
  if (type === 'string' || type === 'number' || type === 'bigint' || value === null) return value
  throw mistake(`column ${column}`, value, 'a string, a number, a bigint or null')
}

/** It throws a `ProjectionMistake`. */
export const checkedText = (text: string): string => {
  if (typeof (text as unknown) === 'string') return text
  throw mistake('text', text, 'a string')
}
