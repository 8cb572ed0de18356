/**
 * An interaction with its whole life, for tests of projections.
 *
 * @since 0.1.0
 */
import { randomUUID } from 'node:crypto'
import {
  type EventEnvelope,
  type InteractionCanceled,
  type InteractionId,
  interactionStream,
  type InteractionPurged,
  type InteractionRecorded,
  type InteractionReinstated,
} from '@interaction-log/core'
import { sampleRecordedData } from '@interaction-log/core/testing'
import { type SampleAround, sampleEnvelope } from './sample-envelope.js'

/**
 * What may happen to an interaction, ready to be given to a projection in any order.
 *
 * @category testing
 * @since 0.1.0
 */
export interface SampleInteraction {
  readonly id: InteractionId
  readonly recorded: EventEnvelope<InteractionRecorded>
  readonly canceled: EventEnvelope<InteractionCanceled>
  readonly reinstated: EventEnvelope<InteractionReinstated>
  readonly purged: EventEnvelope<InteractionPurged>
}

type Fields = Readonly<Record<keyof InteractionRecorded['data'], unknown>>

const batchId = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'
const cause = { type: 'direct' }

/**
 * `recorded` differs from an ordinary visit in what is given. Each interaction has an id of its own.
 *
 * @example
 * import { sampleInteraction } from '@interaction-log/projection/testing'
 *
 * const { recorded, canceled } = sampleInteraction({ cost: '8.5', groupCode: 'PHONE' })
 *
 * assert.strictEqual(recorded.event.data.cost, '8.5')
 * assert.strictEqual(canceled.stream, recorded.stream)
 * assert.throws(() => sampleInteraction({ cost: 'much' }))
 *
 * @category testing
 * @since 0.1.0
 */
export const sampleInteraction = (
  data: Partial<Fields> = {},
  around: SampleAround = {},
): SampleInteraction => {
  const id = randomUUID() as InteractionId
  const stream = interactionStream(id)
  const of = <Type extends Parameters<typeof sampleEnvelope>[1]['type']>(
    type: Type,
    data: object,
  ) => sampleEnvelope<Type>(stream, { type, data }, around)
  return {
    id,
    recorded: of('InteractionRecorded', { ...sampleRecordedData, ...data }),
    canceled: of('InteractionCanceled', { reason: null, cause, attachmentRemoved: false }),
    reinstated: of('InteractionReinstated', { reason: null, cause }),
    purged: of('InteractionPurged', { basis: 'retention', batchId, erased: [] }),
  }
}
