/**
 * The rows of one build of a view, in whatever store.
 *
 * @since 0.1.0
 */
import type { Either } from 'fp-ts/lib/Either.js'
import type { CursorInvalid } from '../failure.js'
import type { Condition } from './condition.js'
import type { CountBy, Groups, Page, Query } from './query.js'

/** What it does is done within the transaction of whoever asks; it throws what the store throws. */
export interface Table<Row extends object, Column extends string> {
  readonly load: (ids: readonly string[]) => ReadonlyMap<string, Row>
  /** The changed rows by id; `undefined` = the row is gone. */
  readonly save: (rows: ReadonlyMap<string, Row | undefined>) => void
  readonly page: (query: Query<Column>) => Either<CursorInvalid, Page<Row>>
  readonly count: (where: readonly Condition<Column>[]) => number
  readonly countBy: (question: CountBy<Column>) => Either<CursorInvalid, Groups>
}
