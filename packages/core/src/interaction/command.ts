/**
 * What can be asked of an interaction. Ids, evidence and the answers of ports arrive here, so the
 * decider stays pure.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import type { ErasedEvent } from '../event/erasing-event.js'
import type { HoldSubject } from '../hold/subject.js'
import { nullable } from '../values/nullable.js'
import { Reason } from '../values/text.js'
import { Uuid } from '../values/uuid.js'
import { type Cause, direct, type InteractionId, type PurgeBasis } from './event.js'
import type { MoveInteraction } from './move.js'
import type { RecordingFacts } from './recording-facts.js'
import type { RecordRequest } from './record-request.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface RecordInteraction {
  readonly type: 'RecordInteraction'
  readonly interactionId: InteractionId
  readonly request: RecordRequest
  readonly facts: RecordingFacts
}

/**
 * @category model
 * @since 0.1.0
 */
export interface CancelInteraction {
  readonly type: 'CancelInteraction'
  readonly interactionId: InteractionId
  readonly reason: Reason | null
  readonly cause: Cause
  /** Remove the attachment, if it is unique to the interaction. */
  readonly removeUniqueAttachment: boolean
}

/**
 * @category model
 * @since 0.1.0
 */
export interface ReinstateInteraction {
  readonly type: 'ReinstateInteraction'
  readonly interactionId: InteractionId
  readonly reason: Reason | null
  readonly cause: Cause
}

/**
 * @category model
 * @since 0.1.0
 */
export interface PurgeInteraction {
  readonly type: 'PurgeInteraction'
  readonly interactionId: InteractionId
  readonly basis: PurgeBasis
  readonly batchId: Uuid
  /** The evidence: every event of the stream, as it is stored now. */
  readonly erased: readonly ErasedEvent[]
  /** What holds it; null = nothing does. */
  readonly hold: HoldSubject['type'] | null
}

/**
 * @category model
 * @since 0.1.0
 */
export type InteractionCommand =
  RecordInteraction | CancelInteraction | ReinstateInteraction | MoveInteraction | PurgeInteraction

/**
 * What a caller says to cancel an interaction.
 *
 * @category codecs
 * @since 0.1.0
 */
export const CancelRequest = t.readonly(
  t.intersection([
    t.strict({ interactionId: Uuid }),
    t.exact(t.partial({ reason: nullable(Reason), removeUniqueAttachment: t.boolean })),
  ]),
)
/** @since 0.1.0 */
export type CancelRequest = t.TypeOf<typeof CancelRequest>

/**
 * What a caller says to reinstate an interaction.
 *
 * @category codecs
 * @since 0.1.0
 */
export const ReinstateRequest = t.readonly(
  t.intersection([
    t.strict({ interactionId: Uuid }),
    t.exact(t.partial({ reason: nullable(Reason) })),
  ]),
)
/** @since 0.1.0 */
export type ReinstateRequest = t.TypeOf<typeof ReinstateRequest>

/**
 * The command of somebody who cancels an interaction.
 *
 * @example
 * import { cancelCommand, type Uuid } from '@interaction-log/core'
 *
 * const interactionId = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as Uuid
 * assert.strictEqual(cancelCommand({ interactionId }).removeUniqueAttachment, false)
 *
 * @category constructors
 * @since 0.1.0
 */
export const cancelCommand = (
  request: CancelRequest,
  cause: Cause = direct,
): CancelInteraction => ({
  type: 'CancelInteraction',
  interactionId: request.interactionId,
  reason: request.reason ?? null,
  cause,
  removeUniqueAttachment: request.removeUniqueAttachment ?? false,
})

/**
 * The command of somebody who reinstates an interaction.
 *
 * @example
 * import { reinstateCommand, type Uuid } from '@interaction-log/core'
 *
 * const interactionId = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11' as Uuid
 * assert.strictEqual(reinstateCommand({ interactionId }).reason, null)
 *
 * @category constructors
 * @since 0.1.0
 */
export const reinstateCommand = (
  request: ReinstateRequest,
  cause: Cause = direct,
): ReinstateInteraction => ({
  type: 'ReinstateInteraction',
  interactionId: request.interactionId,
  reason: request.reason ?? null,
  cause,
})
