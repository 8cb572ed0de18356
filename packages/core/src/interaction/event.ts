/**
 * What can have happened to an interaction. These names and shapes are the storage format.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import type { EventCodecs } from '../event/decode-event.js'
import { ErasedEvent } from '../event/erasing-event.js'
import { type StreamName, streamName } from '../event/stream-name.js'
import { message } from '../message.js'
import { nullable } from '../values/nullable.js'
import { OpaqueId } from '../values/opaque-id.js'
import { strict } from '../values/strict.js'
import { Reason } from '../values/text.js'
import { Uuid } from '../values/uuid.js'
import { InteractionContactDetached, InteractionReassigned } from './moved.js'
import { InteractionRecorded } from './recorded.js'

/**
 * The id of an interaction.
 *
 * @category codecs
 * @since 0.1.0
 */
export const InteractionId = Uuid
/** @since 0.1.0 */
export type InteractionId = Uuid

/**
 * @example
 * import { type InteractionId, interactionStream } from '@interaction-log/core'
 *
 * const id = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as InteractionId
 * assert.strictEqual(interactionStream(id), 'interaction-3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11')
 *
 * @category constructors
 * @since 0.1.0
 */
export const interactionStream = (id: InteractionId): StreamName => streamName('interaction', id)

/**
 * What canceled or reinstated an interaction: someone, or the logged segment it belongs to.
 *
 * @category codecs
 * @since 0.1.0
 */
export const Cause = t.union([
  strict({ type: t.literal('direct') }),
  strict({ type: t.literal('loggedSegment'), loggedSegmentId: OpaqueId }),
])
/** @since 0.1.0 */
export type Cause = t.TypeOf<typeof Cause>

/**
 * Somebody did it to this very interaction.
 *
 * @category constructors
 * @since 0.1.0
 */
export const direct: Cause = { type: 'direct' }

/**
 * @category codecs
 * @since 0.1.0
 */
export const InteractionCanceled = message('InteractionCanceled', {
  reason: nullable(Reason),
  cause: Cause,
  /** Only if it was asked for and the attachment is unique to the interaction. */
  attachmentRemoved: t.boolean,
})
/** @since 0.1.0 */
export interface InteractionCanceled extends t.TypeOf<typeof InteractionCanceled> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const InteractionReinstated = message('InteractionReinstated', {
  reason: nullable(Reason),
  cause: Cause,
})
/** @since 0.1.0 */
export interface InteractionReinstated extends t.TypeOf<typeof InteractionReinstated> {}

/**
 * Why content was erased, as a closed code.
 *
 * @category codecs
 * @since 0.1.0
 */
export const PurgeBasis = t.keyof(
  { retention: null, subjectRequest: null, duplicate: null, mistake: null, other: null },
  'retention, subjectRequest, duplicate, mistake or other',
)
/** @since 0.1.0 */
export type PurgeBasis = t.TypeOf<typeof PurgeBasis>

/**
 * The last event of a purged interaction: an erasing event, without any content.
 *
 * @category codecs
 * @since 0.1.0
 */
export const InteractionPurged = message('InteractionPurged', {
  basis: PurgeBasis,
  batchId: Uuid,
  /** Every earlier version, ascending, without a gap. */
  erased: t.readonlyArray(ErasedEvent),
})
/** @since 0.1.0 */
export interface InteractionPurged extends t.TypeOf<typeof InteractionPurged> {}

/**
 * @category model
 * @since 0.1.0
 */
export type InteractionEvent =
  | InteractionRecorded
  | InteractionCanceled
  | InteractionReinstated
  | InteractionReassigned
  | InteractionContactDetached
  | InteractionPurged

/**
 * @category codecs
 * @since 0.1.0
 */
export const interactionEvents: EventCodecs<InteractionEvent> = {
  InteractionRecorded,
  InteractionCanceled,
  InteractionReinstated,
  InteractionReassigned,
  InteractionContactDetached,
  InteractionPurged,
}
