/**
 * The envelope: what stands around an event in a store. A store knows no more of an event than this.
 *
 * @since 0.1.0
 */
import type { Uuid } from '../values/uuid.js'
import type { JsonObject } from './json.js'
import type { Nonce } from './nonce.js'
import type { StreamName } from './stream-name.js'

/**
 * An event that is ready to be appended.
 *
 * @category model
 * @since 0.1.0
 */
export interface NewEvent {
  /** The log that the event belongs to. */
  readonly log: Uuid
  readonly id: Uuid
  readonly type: string
  readonly data: JsonObject
  readonly metadata: JsonObject
  /** 32 random bytes of this event alone: the key of its commitment. Never shown to anyone. */
  readonly nonce: Nonce
}

/**
 * An event as a store hands it out.
 *
 * @category model
 * @since 0.1.0
 */
export interface StoredEvent extends NewEvent {
  readonly stream: StreamName
  /** Its place in the stream: 1, 2, … */
  readonly version: number
  /** Its place in the whole store: increasing, gaps allowed. */
  readonly position: bigint
  /** In a log that was copied: its position in the store where it was recorded. */
  readonly origin?: bigint
}
