/**
 * What a view can answer instead of a result: a closed union. No message holds content.
 *
 * @since 0.1.0
 */
import type { ReadFailure, StoredEvent, StreamName } from '@interaction-log/core'

/**
 * The view could not be asked: it is closed, being rebuilt, replaced by another version, or its file
 * cannot be used.
 *
 * @category errors
 * @since 0.1.0
 */
export interface ViewUnavailable {
  readonly type: 'ViewUnavailable'
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

export const placeOfEvent = (event: StoredEvent | undefined): EventPlace | undefined =>
  event && {
    stream: event.stream,
    version: event.version,
    eventType: event.type,
    position: event.position,
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
