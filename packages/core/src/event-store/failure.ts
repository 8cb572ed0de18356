/**
 * What can go wrong in a store: a closed union. No message holds content, a secret or a name.
 *
 * @since 0.1.0
 */
import type { StreamName } from '../event/stream-name.js'

/**
 * The stream is not at the expected version, and does not already hold these events.
 *
 * @category errors
 * @since 0.1.0
 */
export interface VersionConflict {
  readonly type: 'VersionConflict'
  readonly stream: StreamName
  readonly expected: number
  readonly actual: number
}

/**
 * A version is missing that no erasing event lists, or is there twice, or cannot be read.
 *
 * @category errors
 * @since 0.1.0
 */
export interface StreamDamaged {
  readonly type: 'StreamDamaged'
  readonly stream: StreamName
  readonly version: number
}

/**
 * An event holds a value that has no canonical text; or an append holds no event.
 *
 * @category errors
 * @since 0.1.0
 */
export interface EventNotCanonical {
  readonly type: 'EventNotCanonical'
  readonly stream: StreamName
  /** The place of the event in the append, from 0. */
  readonly index: number
  readonly path: string
  readonly because: string
}

/**
 * Data and metadata of all events of one append together exceed the limit.
 *
 * @category errors
 * @since 0.1.0
 */
export interface EventTooLarge {
  readonly type: 'EventTooLarge'
  readonly stream: StreamName
  readonly bytes: number
  readonly limit: number
}

/**
 * A stored event does not have the shape that its type promises.
 *
 * @category errors
 * @since 0.1.0
 */
export interface EventUndecodable {
  readonly type: 'EventUndecodable'
  readonly stream: StreamName
  readonly version: number
  readonly eventType: string
}

/**
 * What is stored is not what the erasing event lists; nothing was erased.
 *
 * @category errors
 * @since 0.1.0
 */
export interface EvidenceMismatch {
  readonly type: 'EvidenceMismatch'
  readonly stream: StreamName
  readonly version: number
}

/**
 * The store could not be asked; nothing was changed.
 *
 * @category errors
 * @since 0.1.0
 */
export interface StoreUnavailable {
  readonly type: 'StoreUnavailable'
  readonly because: string
}

/**
 * The append may have happened. Repeating it with the same ids and version is safe.
 *
 * @category errors
 * @since 0.1.0
 */
export interface UnknownOutcome {
  readonly type: 'UnknownOutcome'
  readonly stream: StreamName
  readonly because: string
}

/**
 * @category errors
 * @since 0.1.0
 */
export type AppendFailure =
  VersionConflict | EventNotCanonical | EventTooLarge | StoreUnavailable | UnknownOutcome

/**
 * @category errors
 * @since 0.1.0
 */
export type ReadFailure = StreamDamaged | EventUndecodable | StoreUnavailable

/**
 * @category errors
 * @since 0.1.0
 */
export type EraseFailure = EvidenceMismatch | StreamDamaged | StoreUnavailable

/**
 * Everything that a store can answer instead of a result.
 *
 * @category errors
 * @since 0.1.0
 */
export type StoreFailure = AppendFailure | ReadFailure | EraseFailure
