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
import type { ViewUnavailable } from '../failure.js'
import type { Projection } from '../projection.js'
import type { View } from './view.js'

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
 * How far every build has to have come before what was erased is gone from all of them.
 *
 * @category model
 * @since 0.1.0
 */
export interface ErasedUpTo {
  /** Builds of views that read this category have the erased. */
  readonly category: string
  readonly position: bigint
  /**
   * Every view that somebody runs has come to here by now. A build that has not, and that nobody has
   * been at work on for a minute, begins anew.
   */
  readonly abandonedBefore: bigint
}

/**
 * `Gone`: what the views no longer show is in no byte of their file. `Hidden`: not yet, because
 * somebody else reads the file, or a build has not come as far; asking again goes on.
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
   * build has erased begins anew if nobody has been at work on it for a minute. `upTo`: a build of
   * whatever view that has not come as far is in the way. Repeating it is safe.
   */
  readonly rewrite: (upTo?: ErasedUpTo) => TaskEither<ViewUnavailable, ViewErasure>

  /** Later calls answer `ViewUnavailable`; closing again is allowed. */
  readonly close: () => TaskEither<ViewUnavailable, void>
}
