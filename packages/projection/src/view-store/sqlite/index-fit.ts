/**
 * What an index does for a question. Which one is used is decided here and not by SQLite, whose guess
 * for a rare condition can be seconds off.
 *
 * @since 0.1.0
 */
import { indexName, type Layout } from './layout.js'
import type { OfColumn } from './text-search.js'

export interface IndexFit {
  readonly name: string
  /** The conditions that it looks up: rows for which they do not hold are not read. */
  readonly lookedUp: readonly OfColumn[]
  /** It looks up all conditions on columns. */
  readonly isExact: boolean
  /** It holds these rows in the order that is asked for. */
  readonly isInOrder: boolean
}

const on = (where: readonly OfColumn[], column: string) =>
  where.filter((condition) => condition.column === column)

/** The conditions that say where in the index the rows lie, in the order of its columns. */
const lookUp = (
  where: readonly OfColumn[],
  columns: readonly string[],
): { lookedUp: readonly OfColumn[]; bound: readonly string[] } => {
  const lookedUp: OfColumn[] = []
  const bound: string[] = []
  for (const column of columns) {
    const conditions = on(where, column)
    const same = conditions.find(({ type }) => type === 'Equals')
    if (same === undefined) {
      const first = conditions.find(({ type }) => type === 'AtLeast')
      const last = conditions.find(({ type }) => type === 'AtMost')
      return { lookedUp: [...lookedUp, ...[first, last].filter((one) => one !== undefined)], bound }
    }
    lookedUp.push(same)
    bound.push(column)
  }
  return { lookedUp, bound }
}

const hasValue = (condition: OfColumn): boolean =>
  condition.type !== 'Equals' || condition.value !== null

/** Those of the indexes that hold every row that is asked for; no column of `orderBy` is fixed. */
export const fitting = (
  { name, indexes, sparse }: Layout,
  where: readonly OfColumn[],
  orderBy: readonly string[],
): readonly IndexFit[] =>
  indexes.flatMap((columns): readonly IndexFit[] => {
    const [first = ''] = columns
    const isSparse = sparse.includes(first)
    const onFirst = on(where, first)
    if (isSparse && (onFirst.length === 0 || !onFirst.every(hasValue))) return []
    const { lookedUp, bound } = lookUp(where, columns)
    const isPresent: OfColumn = { type: 'IsPresent', column: first }
    const isLookedUp = (one: OfColumn): boolean =>
      lookedUp.includes(one) || (isSparse && one.type === 'IsPresent' && one.column === first)
    return [
      {
        name: indexName(name, columns),
        lookedUp: isSparse && lookedUp.length === 0 ? [isPresent] : lookedUp,
        isExact: where.every(isLookedUp),
        isInOrder: orderBy.every((column, index) => columns[bound.length + index] === column),
      },
    ]
  })
