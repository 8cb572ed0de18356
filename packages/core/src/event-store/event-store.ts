/**
 * The port that every event store implements. A store keeps envelopes and knows no interaction.
 * No exception crosses it, in either direction; what it hands out is never aliased.
 *
 * @since 0.1.0
 */
import type { Either } from 'fp-ts/lib/Either.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { NewEvent, StoredEvent } from '../event/stored-event.js'
import type { StreamName } from '../event/stream-name.js'
import type { AppendFailure, EraseFailure, ReadFailure, StoreUnavailable } from './failure.js'

/**
 * Version and position of the last event of an append.
 *
 * @category model
 * @since 0.1.0
 */
export interface Appended {
  readonly version: number
  readonly position: bigint
}

/**
 * A stream as it can be read: erased events count in `version` and are not handed out.
 *
 * @category model
 * @since 0.1.0
 */
export interface StreamRead {
  /** 0 = there is no such stream. */
  readonly version: number
  readonly events: readonly StoredEvent[]
}

/**
 * Which events to read of the whole store, in order of position.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReadAll {
  /** Start behind this position, one that the store has given; 0 = from the beginning. */
  readonly after: bigint
  /** Only streams of these categories; left out = all. */
  readonly categories?: readonly string[]
  /** Events in a batch, at most. */
  readonly batchSize?: number
}

/**
 * @category model
 * @since 0.1.0
 */
export type SubscriptionMessage =
  | { readonly type: 'Events'; readonly events: readonly StoredEvent[] }
  /** Said once: everything up to this position of the store has been delivered. */
  | { readonly type: 'CaughtUp'; readonly position: bigint }

/**
 * Events from a position on, first those stored, then those to come. It ends by `cancel()`, by
 * leaving the loop, or with the store; a failure is its last message.
 *
 * @category model
 * @since 0.1.0
 */
export interface Subscription extends AsyncIterable<Either<ReadFailure, SubscriptionMessage>> {
  readonly cancel: () => Promise<void>
}

/**
 * `Gone`: in no file and no memory of the store. `Hidden`: no longer handed out, not yet gone.
 *
 * @category model
 * @since 0.1.0
 */
export interface Erasure {
  readonly type: 'Gone' | 'Hidden'
}

/**
 * How all erasures of the store stand.
 *
 * @category model
 * @since 0.1.0
 */
export type ErasureReport =
  | {
      readonly type: 'Gone'
      readonly store: string
      readonly nodes: readonly { readonly node: string; readonly scavengeId: string | null }[]
    }
  | { readonly type: 'Hidden'; readonly store: string; readonly pending: number }

/**
 * @category model
 * @since 0.1.0
 */
export interface EventStore {
  /**
   * Appends `events` if the stream is at `expectedVersion` (0 = no stream). If versions
   * expected+1 … already hold exactly these ids in this order, it answers as the first time and
   * writes nothing.
   */
  readonly appendToStream: (
    stream: StreamName,
    expectedVersion: number,
    events: ReadonlyNonEmptyArray<NewEvent>,
  ) => TaskEither<AppendFailure, Appended>

  readonly readStream: (stream: StreamName) => TaskEither<ReadFailure, StreamRead>

  /** Batches in order of position up to the end of the store; a failure is the last item. */
  readonly readAll: (range: ReadAll) => AsyncIterable<Either<ReadFailure, readonly StoredEvent[]>>

  readonly subscribeToAll: (range: ReadAll) => Subscription

  /** The event at exactly this position; `undefined` if there is none or it is erased. */
  readonly eventAt: (position: bigint) => TaskEither<ReadFailure, StoredEvent | undefined>

  /** The position of the last event; 0 = the store is empty. */
  readonly head: () => TaskEither<ReadFailure, bigint>

  /**
   * Erases what the erasing event at `beforeVersion` lists, if every listed commitment can be
   * recomputed from what is stored. Repeating it is safe.
   */
  readonly eraseStream: (
    stream: StreamName,
    beforeVersion: number,
  ) => TaskEither<EraseFailure, Erasure>

  /** Goes on with every erasure that is not `Gone`, also those that a crash interrupted. */
  readonly finishErasure: () => TaskEither<EraseFailure, ErasureReport>

  /** Later calls answer `StoreUnavailable`; closing again is allowed. */
  readonly close: () => TaskEither<StoreUnavailable, void>
}
