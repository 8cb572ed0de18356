/**
 * A view of one's own beside those of the log.
 *
 * @since 0.1.0
 */
import type { InputRefusal, PositionText } from '@interaction-log/core'
import type {
  AsOfProgress,
  BuildProgress,
  Condition,
  Group,
  QueryFailure,
  ViewFailure,
  ViewStatus,
} from '@interaction-log/projection'
import type { AsOfInput } from '../past/point.js'
import type { Rebuilt } from '../read/rebuild.js'

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
  readonly count: (where: readonly Condition<Column>[]) => Answer<RowCount>
  readonly countBy: (question: GroupsInput<Column>) => Answer<RowGroups>
}

/**
 * The view as it was at some point, without what is purged by now.
 *
 * @category model
 * @since 0.1.0
 */
export interface ViewAsOf<Row extends object, Column extends string> {
  readonly type: 'ViewAsOf'
  readonly view: RowAnswers<Row, Column> & {
    /** Closing the log closes it, too. */
    readonly close: () => Promise<{ readonly type: 'Closed' }>
  }
  /** Every event up to here is in it, save those that are purged by now. */
  readonly position: PositionText
  /** How many streams had begun by then, and are left out because they are erased by now. */
  readonly leftOut: number
}

/**
 * Every answer covers the log as it was when it was asked, one's own writes included; a view that does
 * not get there within five seconds answers `ViewBehind`.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnView<Row extends object, Column extends string> extends RowAnswers<
  Row,
  Column
> {
  readonly status: () => ViewStatus
  /** Waits until the view covers the log as it is now: for so many milliseconds, 5,000 if left out. */
  readonly caughtUp: (
    withinMs?: number,
  ) => Promise<{ readonly type: 'CaughtUp' } | InputRefusal | ViewFailure>
  /** As `rebuild` of the log. */
  readonly rebuild: (
    onProgress?: (progress: BuildProgress) => void,
  ) => Promise<Rebuilt | ViewFailure>
  /** Replays the log up to a point; `onProgress` is told after every batch of events. */
  readonly asOf: (
    point: AsOfInput,
    onProgress?: (progress: AsOfProgress) => void,
  ) => Promise<ViewAsOf<Row, Column> | InputRefusal | ViewFailure>
  /** Ends it; its rows stay where the views are kept. Closing the log ends it, too. */
  readonly close: () => Promise<{ readonly type: 'Closed' }>
}
