/**
 * Events as a projection gets them, for its tests.
 *
 * @since 0.1.0
 */
import {
  ActorId,
  type DomainEvent,
  domainEvents,
  type EventEnvelope,
  Instant,
  type StreamName,
  Uuid,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import type * as t from 'io-ts'

/**
 * What the envelope says, if it matters.
 *
 * @category testing
 * @since 0.1.0
 */
export interface SampleAround {
  readonly version?: number
  readonly position?: bigint
  /** As `2026-03-01T09:30:00.000Z`. */
  readonly recordedAt?: string
  readonly actor?: string
}

const anyId = sample(Uuid, '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01')

/**
 * An event of the domain on this stream. Data that no such event can have throws, and so fails the
 * test.
 *
 * @example
 * import { sampleEnvelope } from '@interaction-log/projection/testing'
 *
 * const defined = { type: 'InteractionGroupDefined', data: { description: 'Phone' } } as const
 * const { event, metadata } = sampleEnvelope('interactionGroup-PHONE', defined, { actor: 'u-9' })
 *
 * assert.deepStrictEqual(event, defined)
 * assert.strictEqual(metadata.actor, 'u-9')
 * assert.throws(() =>
 *   sampleEnvelope('interactionGroup-PHONE', { type: 'InteractionGroupDefined', data: {} }),
 * )
 *
 * @category testing
 * @since 0.1.0
 */
export const sampleEnvelope = <Type extends DomainEvent['type']>(
  stream: StreamName,
  event: { readonly type: Type; readonly data: object },
  around: SampleAround = {},
): EventEnvelope<Extract<DomainEvent, { readonly type: Type }>> => {
  const { version = 1, position = 1n } = around
  const { recordedAt = '2026-03-01T09:30:00.000Z', actor = 'u-17' } = around
  const codec: t.Type<Extract<DomainEvent, { readonly type: Type }>, unknown> = domainEvents[
    event.type
  ]
  return {
    stream,
    version,
    position,
    originalPosition: position,
    id: anyId,
    metadata: {
      recordedAt: sample(Instant, recordedAt),
      actor: sample(ActorId, actor),
      commandId: anyId,
      $correlationId: anyId,
      $causationId: anyId,
      schemaVersion: 1,
    },
    event: sample(codec, event),
  }
}
