/**
 * The port that every view store implements: rows of views, each with its checkpoint. Views are
 * disposable: a view store without a view is as good as one that has to catch up.
 *
 * A view has builds. One of them is live and answers; a candidate beside it, of the same version or of
 * another one, takes its place when it is complete. Until then whoever reads the live one goes on.
 *
 * @since 0.1.0
 */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CursorInvalid, ViewUnavailable } from '../failure.js'
import type { Projection } from '../projection.js'
import type { Checkpoint } from './checkpoint.js'
import type { Compared } from './differences.js'
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
  /** False for a candidate: it answers no query yet. */
  readonly built: boolean
  /** The file may still hold what an erasing event, handled since the last rewrite, erased. */
  readonly rewriteNeeded: boolean
}

/**
 * One build of a view.
 *
 * @category model
 * @since 0.1.0
 */
export interface Build {
  readonly name: string
  readonly version: number
  /** False for a candidate: it is being built, or was interrupted. */
  readonly isLive: boolean
  /** Of the last event that it has handled; 0 = none yet. */
  readonly position: bigint
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

/**
 * `Gone`: what the views no longer show is in no byte of their file. `Hidden`: not yet, because
 * somebody else reads the file, or a candidate has not come as far; asking again goes on.
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
  /**
   * The view of this projection: the live build if it is of this version, whichever that is at the
   * time, else a candidate of this version.
   */
  readonly open: <
    Row extends object,
    Event extends { readonly type: string },
    Column extends string,
  >(
    projection: Projection<Row, Event, Column>,
  ) => TaskEither<ViewUnavailable, View<Row, Column>>

  /** A candidate beside the live build, also if that is of the same version; the one begun, if any. */
  readonly rebuild: <
    Row extends object,
    Event extends { readonly type: string },
    Column extends string,
  >(
    projection: Projection<Row, Event, Column>,
  ) => TaskEither<ViewUnavailable, View<Row, Column>>

  /** All of them, by name; the live one of each view first. */
  readonly builds: () => TaskEither<ViewUnavailable, readonly Build[]>

  /**
   * Rewrites the file if any build in it needs it. A candidate that could still hold what the live
   * build has erased begins anew if nobody has been at work on it for ten seconds. Repeating it is
   * safe.
   */
  readonly rewrite: () => TaskEither<ViewUnavailable, ViewErasure>

  /** Later calls answer `ViewUnavailable`; closing again is allowed. */
  readonly close: () => TaskEither<ViewUnavailable, void>
}
