/**
 * What is asked about the rows of a view of one's own, and the answers.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import type { Condition, Group, QueryFailure } from '@interaction-log/projection'

/**
 * @category model
 * @since 0.1.0
 */
export interface FoundRow<Row> {
  readonly type: 'FoundRow'
  /** `undefined`: there is no such row. */
  readonly row: Row | undefined
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Rows<Row> {
  readonly type: 'Rows'
  readonly rows: readonly Row[]
  /** Where the next page of the same question begins; undefined = this is the last one. */
  readonly next: string | undefined
}

/**
 * @category model
 * @since 0.1.0
 */
export interface RowCount {
  readonly type: 'RowCount'
  readonly count: number
}

/**
 * How many rows there are with each combination of values.
 *
 * @category model
 * @since 0.1.0
 */
export interface RowGroups {
  readonly type: 'RowGroups'
  readonly groups: readonly Group[]
  /** Where the next page of the same question begins; undefined = this is the last one. */
  readonly next: string | undefined
}

/**
 * All optional. Left out: every row, in the order of the ids, a hundred in a page; 1,000 at most.
 *
 * @category model
 * @since 0.1.0
 */
export interface RowsInput<Column extends string> {
  /** All of them hold for every row that is found. */
  readonly where?: readonly Condition<Column>[]
  /** Any columns. Rows without a value come first; ties by row id. */
  readonly orderBy?: readonly Column[]
  readonly descending?: boolean
  readonly limit?: number
  /** `next` of the page before. */
  readonly after?: string
}

/**
 * @category model
 * @since 0.1.0
 */
export interface GroupsInput<Column extends string> {
  /** The groups are in this order. */
  readonly by: readonly Column[]
  /** All of them hold for every row that is counted. */
  readonly where?: readonly Condition<Column>[]
  /** Groups in a page: 100 if left out, 1,000 at most. */
  readonly limit?: number
  /** `next` of the page before. */
  readonly after?: string
}

type Answer<Type> = Promise<Type | InputRefusal | QueryFailure>

/**
 * @category model
 * @since 0.1.0
 */
export interface RowAnswers<Row extends object, Column extends string> {
  readonly find: (id: string) => Answer<FoundRow<Row>>
  readonly query: (question: RowsInput<Column>) => Answer<Rows<Row>>
  /** All of the conditions hold for every row that is counted; left out: every row. */
  readonly count: (where?: readonly Condition<Column>[]) => Answer<RowCount>
  readonly countBy: (question: GroupsInput<Column>) => Answer<RowGroups>
}
