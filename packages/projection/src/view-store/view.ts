/**
 * One view of a view store: what runs it, builds it and asks it.
 *
 * @since 0.1.0
 */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CursorInvalid, ViewUnavailable } from '../failure.js'
import type { Condition } from './condition.js'
import type { Compared } from './differences.js'
import type { CountBy, Groups, Page, Query } from './query.js'
import type { CheckpointMoved, ViewChanges, ViewState } from './view-state.js'

/**
 * A view of a view store, or a candidate for one.
 *
 * @category model
 * @since 0.1.0
 */
export interface View<Row extends object, Column extends string> {
  readonly state: () => TaskEither<ViewUnavailable, ViewState>

  /** The rows that there are among these ids. */
  readonly load: (ids: readonly string[]) => TaskEither<ViewUnavailable, ReadonlyMap<string, Row>>

  /**
   * Saves rows and checkpoint together, if the view is still at this revision. What a live build
   * removes at an erasing event goes from all candidates, too.
   */
  readonly save: (
    revision: number,
    changes: ViewChanges<Row>,
  ) => TaskEither<ViewUnavailable | CheckpointMoved, ViewState>

  /** Forgets rows, indexes and checkpoint. A rewrite is needed if there were any. */
  readonly clear: (revision: number) => TaskEither<ViewUnavailable | CheckpointMoved, ViewState>

  /** The live build, of whatever version; `undefined` = there is none. */
  readonly live: () => TaskEither<ViewUnavailable, ViewState | undefined>

  /** Makes the indexes that are missing, one at a time: others get their turn in between. */
  readonly makeIndexes: () => TaskEither<ViewUnavailable, void>

  /**
   * Some rows of this candidate and of the live build, in the order of their ids, if both are still
   * at these revisions. `after` is `next` of the rows before.
   */
  readonly compare: (
    revision: number,
    live: number,
    after: string | undefined,
  ) => TaskEither<ViewUnavailable | CheckpointMoved, Compared>

  /**
   * Makes the indexes that are missing and takes the place of the live build, which is still at the
   * revision `live`, or of none. From now on this one answers queries.
   */
  readonly finishBuilding: (
    revision: number,
    live?: number,
  ) => TaskEither<ViewUnavailable | CheckpointMoved, ViewState>

  readonly find: (id: string) => TaskEither<ViewUnavailable, Row | undefined>

  readonly query: (query: Query<Column>) => TaskEither<ViewUnavailable | CursorInvalid, Page<Row>>

  /** How many rows there are for which all of this holds. */
  readonly count: (where: readonly Condition<Column>[]) => TaskEither<ViewUnavailable, number>

  /** How many rows there are with each combination of values. */
  readonly countBy: (
    question: CountBy<Column>,
  ) => TaskEither<ViewUnavailable | CursorInvalid, Groups>
}
