/**
 * How far a view has come. A position alone does not say of which log: the event that stood there
 * does.
 *
 * @since 0.1.0
 */
import type { StoredEvent, StreamName, Uuid } from '@interaction-log/core'

/**
 * The last event that a view has handled.
 *
 * @category model
 * @since 0.1.0
 */
export interface Checkpoint {
  readonly log: Uuid
  readonly position: bigint
  readonly eventId: Uuid
  readonly stream: StreamName
  readonly version: number
}

export const checkpointOf = (event: StoredEvent): Checkpoint => ({
  log: event.log,
  position: event.position,
  eventId: event.id,
  stream: event.stream,
  version: event.version,
})
