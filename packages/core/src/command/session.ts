/**
 * What every command needs of an open log, and what every caller says of itself.
 *
 * @since 0.1.0
 */
import type { EventStore } from '../event-store/event-store.js'
import type { Clock } from '../values/instant.js'
import type { ActorId } from '../values/opaque-id.js'
import type { Uuid } from '../values/uuid.js'

/**
 * An open log: where its events are, its id and its clock.
 *
 * @category model
 * @since 0.1.0
 */
export interface LogSession {
  readonly store: EventStore
  readonly log: Uuid
  readonly clock: Clock
}

/**
 * Who gives a command, and which one it is. Repeating a command means the same `commandId`.
 *
 * @category model
 * @since 0.1.0
 */
export interface CommandContext {
  readonly actor: ActorId
  readonly commandId: Uuid
  /** Others may give this id, too, at the same instant; false = it was made for this one call. */
  readonly isKeyed: boolean
  readonly correlationId: Uuid
  readonly causationId: Uuid
}
