/**
 * Who recorded an event, when and through which command. A closed list; nothing personal in it.
 *
 * @since 0.1.0
 */
import type * as t from 'io-ts'
import { Instant } from '../values/instant.js'
import { ActorId } from '../values/opaque-id.js'
import { strict } from '../values/strict.js'
import { Uuid } from '../values/uuid.js'
import { WholeNumber } from '../values/whole-number.js'

/**
 * @category codecs
 * @since 0.1.0
 */
export const EventMetadata = strict({
  /** By the log's clock; no command can set it. */
  recordedAt: Instant,
  actor: ActorId,
  commandId: Uuid,
  $correlationId: Uuid,
  $causationId: Uuid,
  schemaVersion: WholeNumber,
})
/** @since 0.1.0 */
export type EventMetadata = t.TypeOf<typeof EventMetadata>

/**
 * The shape that we write today.
 *
 * @since 0.1.0
 */
export const schemaVersion = 1
