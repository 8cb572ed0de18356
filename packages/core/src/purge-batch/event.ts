/**
 * A purge batch: what one purge removed, on which basis, and when it was gone. It holds no content.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import type { EventCodecs } from '../event/decode-event.js'
import { PositionText } from '../event/erasing-event.js'
import { type StreamName, streamName } from '../event/stream-name.js'
import { PurgeBasis } from '../interaction/event.js'
import { message } from '../message.js'
import { Instant } from '../values/instant.js'
import { nullable } from '../values/nullable.js'
import { strict } from '../values/strict.js'
import { type Uuid } from '../values/uuid.js'
import { WholeNumber } from '../values/whole-number.js'

/**
 * @example
 * import { purgeBatchStream, type Uuid } from '@interaction-log/core'
 *
 * const id = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as Uuid
 *
 * assert.strictEqual(purgeBatchStream(id), 'purgeBatch-3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11')
 *
 * @category constructors
 * @since 0.1.0
 */
export const purgeBatchStream = (id: Uuid): StreamName => streamName('purgeBatch', id)

/**
 * One condition of the purge's filter. A value that could name a person is withheld.
 *
 * @category codecs
 * @since 0.1.0
 */
export const Criterion = t.union([
  strict({ name: t.string, value: t.string }),
  strict({ name: t.string, withheld: t.literal(true) }),
])
/** @since 0.1.0 */
export type Criterion = t.TypeOf<typeof Criterion>

/**
 * @category codecs
 * @since 0.1.0
 */
export const PurgeStarted = message('PurgeStarted', {
  basis: PurgeBasis,
  criteria: t.readonlyArray(Criterion),
})
/** @since 0.1.0 */
export interface PurgeStarted extends t.TypeOf<typeof PurgeStarted> {}

/**
 * That one node of a store, or one view file, no longer holds what was purged.
 *
 * @category codecs
 * @since 0.1.0
 */
export const ErasureEvidence = strict({
  store: t.string,
  node: t.string,
  scavengeId: nullable(t.string),
  completedAt: Instant,
})
/** @since 0.1.0 */
export type ErasureEvidence = t.TypeOf<typeof ErasureEvidence>

/**
 * @category codecs
 * @since 0.1.0
 */
export const PurgeCompleted = message('PurgeCompleted', {
  /** How many interactions the batch purged. */
  count: WholeNumber,
  erasure: t.readonlyArray(ErasureEvidence),
  upToPosition: PositionText,
})
/** @since 0.1.0 */
export interface PurgeCompleted extends t.TypeOf<typeof PurgeCompleted> {}

/**
 * @category model
 * @since 0.1.0
 */
export type PurgeBatchEvent = PurgeStarted | PurgeCompleted

/**
 * @category codecs
 * @since 0.1.0
 */
export const purgeBatchEvents: EventCodecs<PurgeBatchEvent> = { PurgeStarted, PurgeCompleted }
