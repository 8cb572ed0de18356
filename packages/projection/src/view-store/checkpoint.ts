/**
 * How far a view has come. A position alone does not say of which log: the event that stood there
 * does.
 *
 * @since 0.1.0
 */
import {
  originalPosition,
  type StoredEvent,
  type StreamName,
  type Uuid,
} from '@interaction-log/core'

/**
 * The last event that a view has handled.
 *
 * @category model
 * @since 0.1.0
 */
export interface Checkpoint {
  readonly log: Uuid
  readonly position: bigint
  /** The position that evidence names, should the event be erased. */
  readonly originalPosition: bigint
  readonly eventId: Uuid
  readonly stream: StreamName
  readonly version: number
}

export const checkpointOf = (event: StoredEvent): Checkpoint => ({
  log: event.log,
  position: event.position,
  originalPosition: originalPosition(event),
  eventId: event.id,
  stream: event.stream,
  version: event.version,
})
