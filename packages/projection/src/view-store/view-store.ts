/**
 * The port that every view store implements: rows of views, each with its checkpoint. Views are
 * disposable: a view store without a view is as good as one that has to catch up.
 *
 * @since 0.1.0
 */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CursorInvalid, ViewUnavailable } from '../failure.js'
import type { Projection } from '../projection.js'
import type { Checkpoint } from './checkpoint.js'
import type { Condition } from './condition.js'
import type { CountBy, Groups, Page, Query } from './query.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface ViewState {
  /** Grows with every change, by whichever process; compared and swapped. */
  readonly revision: number
  /** `undefined` = no event handled yet. */
  readonly checkpoint: Checkpoint | undefined
  /** False while the view is being built: it has no indexes yet and answers no query. */
  readonly built: boolean
  /** The file may still hold what an erasing event, handled since the last rewrite, erased. */
  readonly rewriteNeeded: boolean
}

/**
 * A view that holds nothing yet.
 *
 * @category model
 * @since 0.1.0
 */
export const emptyView: ViewState = {
  revision: 0,
  checkpoint: undefined,
  built: false,
  rewriteNeeded: false,
}

/**
 * What a batch of events has changed.
 *
 * @category model
 * @since 0.1.0
 */
export interface ViewChanges<Row> {
  /** The changed rows by id; `undefined` = the row is gone. */
  readonly rows: ReadonlyMap<string, Row | undefined>
  readonly checkpoint: Checkpoint
  /** An erasing event was among them. */
  readonly erasing: boolean
}

/**
 * Somebody else has changed the view since this revision; nothing was saved.
 *
 * @category errors
 * @since 0.1.0
 */
export interface CheckpointMoved {
  readonly type: 'CheckpointMoved'
}

/**
 * One view of a view store.
 *
 * @category model
 * @since 0.1.0
 */
export interface View<Row extends object, Column extends string> {
  readonly state: () => TaskEither<ViewUnavailable, ViewState>

  /** The rows that there are among these ids. */
  readonly load: (ids: readonly string[]) => TaskEither<ViewUnavailable, ReadonlyMap<string, Row>>

  /** Saves rows and checkpoint together, if the view is still at this revision. */
  readonly save: (
    revision: number,
    changes: ViewChanges<Row>,
  ) => TaskEither<ViewUnavailable | CheckpointMoved, ViewState>

  /** Forgets rows, indexes and checkpoint. A rewrite is needed if there were any. */
  readonly clear: (revision: number) => TaskEither<ViewUnavailable | CheckpointMoved, ViewState>

  /** Makes the indexes; from now on the view answers queries. */
  readonly finishBuilding: (
    revision: number,
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

/**
 * `Gone`: what the views no longer show is in no byte of their file. `Hidden`: not yet, because
 * somebody else reads the file; asking again goes on.
 *
 * @category model
 * @since 0.1.0
 */
export interface ViewErasure {
  readonly type: 'Gone' | 'Hidden'
  readonly store: string
  /** The base name of the file. */
  readonly node: string
}

/**
 * @category model
 * @since 0.1.0
 */
export interface ViewStore {
  /** The view of this projection; empty if there is none, or one of another version. */
  readonly open: <
    Row extends object,
    Event extends { readonly type: string },
    Column extends string,
  >(
    projection: Projection<Row, Event, Column>,
  ) => TaskEither<ViewUnavailable, View<Row, Column>>

  /** Rewrites the file if any view in it needs it. Repeating it is safe. */
  readonly rewrite: () => TaskEither<ViewUnavailable, ViewErasure>

  /** Later calls answer `ViewUnavailable`; closing again is allowed. */
  readonly close: () => TaskEither<ViewUnavailable, void>
}
