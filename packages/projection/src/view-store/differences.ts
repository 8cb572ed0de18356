/**
 * What two builds of a view show differently: ids of rows and names of fields, never a value.
 *
 * @since 0.1.0
 */
import { isDeepStrictEqual } from 'node:util'
import { compareValues } from './column-order.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface RowDifference {
  readonly id: string
  /** Those that differ; all of them if only one of the builds has the row. */
  readonly fields: readonly string[]
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Differences {
  /** How many rows differ. */
  readonly count: number
  /** The first thousand of them. */
  readonly rows: readonly RowDifference[]
}

/**
 * What was found in some rows of two builds.
 *
 * @category model
 * @since 0.1.0
 */
export interface Compared {
  readonly differences: readonly RowDifference[]
  /** How many ids were compared. */
  readonly rows: number
  /** Behind which id to go on; `undefined` = these were the last ones. */
  readonly next: string | undefined
}

export interface TextRow {
  readonly id: string
  readonly row: string
}

const fieldsIn = (text: string | undefined): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(JSON.parse(text ?? '{}') as Readonly<Record<string, unknown>>))

const differingFields = (a: string | undefined, b: string | undefined): readonly string[] => {
  if (a === b) return []
  const [before, after] = [fieldsIn(a), fieldsIn(b)]
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => !isDeepStrictEqual(before.get(name), after.get(name)),
  )
}

/** Up to where both pages are complete. */
const commonEnd = (pages: readonly (readonly TextRow[])[], limit: number): string | undefined =>
  pages
    .flatMap((page) => (page.length < limit ? [] : page.slice(-1)))
    .map(({ id }) => id)
    .sort(compareValues)[0]

/** Pages of `limit` rows, ordered by id, behind the same id; a shorter one is the last of its build. */
export const comparePages = (
  live: readonly TextRow[],
  candidate: readonly TextRow[],
  limit: number,
): Compared => {
  const next = commonEnd([live, candidate], limit)
  const isCommon = ({ id }: TextRow) => next === undefined || compareValues(id, next) <= 0
  const textsIn = (page: readonly TextRow[]) =>
    new Map(page.filter(isCommon).map(({ id, row }) => [id, row]))
  const [before, after] = [textsIn(live), textsIn(candidate)]
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  const differences = ids
    .map((id) => ({ id, fields: differingFields(before.get(id), after.get(id)) }))
    .filter(({ id, fields }) => fields.length > 0 || before.has(id) !== after.has(id))
  return { differences, rows: ids.length, next }
}
