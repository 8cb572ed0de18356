/**
 * What a view can answer instead of a result: a closed union. No message holds content.
 *
 * @since 0.1.0
 */
import type { ReadFailure, StreamName } from '@interaction-log/core'

/**
 * Why a view could not be asked, as far as the remedy depends on it.
 *
 * - `Closed`: the view, its log or its store is closed, or the view was stopped.
 * - `Building`: it has no complete build yet.
 * - `Replaced`: another version of it has taken over.
 * - `Changed`: its columns, indexes or text are not those that this version was built with.
 * - `Damaged`: its file does not hold what it should.
 * - `Failed`: its file, or SQLite, cannot be used for now.
 *
 * @category errors
 * @since 0.1.0
 */
export type UnavailableReason =
  'Closed' | 'Building' | 'Replaced' | 'Changed' | 'Damaged' | 'Failed'

/**
 * The view could not be asked.
 *
 * @category errors
 * @since 0.1.0
 */
export interface ViewUnavailable {
  readonly type: 'ViewUnavailable'
  readonly reason: UnavailableReason
  readonly because: string
}

/**
 * The view did not get there in time.
 *
 * @category errors
 * @since 0.1.0
 */
export interface ViewBehind {
  readonly type: 'ViewBehind'
  readonly view: string
  /** Up to where the view is complete. */
  readonly position: bigint
  /** How far the position that was asked for lies ahead. */
  readonly lag: bigint
}

/**
 * Which event it was, without its content.
 *
 * @category errors
 * @since 0.1.0
 */
export interface EventPlace {
  readonly stream: StreamName
  readonly version: number
  readonly eventType: string
  readonly position: bigint
}

/**
 * Something threw while an event was projected: a defect, most likely of the projection's author. The
 * view keeps what stands before that event.
 *
 * @category errors
 * @since 0.1.0
 */
export interface ViewDefect {
  readonly type: 'ViewDefect'
  readonly view: string
  /** Where it threw; `undefined` = not at any one event. */
  readonly event: EventPlace | undefined
  /** What was thrown, as it was. */
  readonly thrown: unknown
}

/**
 * `after` is not the `next` of a page of the same query.
 *
 * @category errors
 * @since 0.1.0
 */
export interface CursorInvalid {
  readonly type: 'CursorInvalid'
}

/**
 * @category errors
 * @since 0.1.0
 */
export type ViewFailure = ReadFailure | ViewUnavailable | ViewBehind | ViewDefect

/**
 * @category errors
 * @since 0.1.0
 */
export type QueryFailure = ViewFailure | CursorInvalid
