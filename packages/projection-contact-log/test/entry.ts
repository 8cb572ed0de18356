import {
  decodeEvent,
  type EventEnvelope,
  type InteractionEvent,
  interactionEvents,
  interactionStream,
  type JsonObject,
  randomNonce,
  Uuid,
} from '@interaction-log/core'
import { sample, sampleRecordedData } from '@interaction-log/core/testing'

/** The id of the n-th interaction of a test. */
export const idOfEntry = (n: number) =>
  sample(Uuid, `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)

const decode = decodeEvent(interactionEvents)

/** An event about the n-th interaction, at a position. */
const happened = (
  n: number,
  position: number,
  type: InteractionEvent['type'],
  data: JsonObject,
): EventEnvelope<InteractionEvent> => {
  const decoded = decode({
    log: idOfEntry(0),
    stream: interactionStream(idOfEntry(n)),
    version: 1,
    position: BigInt(position),
    id: idOfEntry(position),
    type,
    data,
    metadata: {
      recordedAt: '2026-03-01T09:30:00.000Z',
      actor: 'u-17',
      commandId: idOfEntry(0),
      $correlationId: idOfEntry(0),
      $causationId: idOfEntry(0),
      schemaVersion: 1,
    },
    nonce: randomNonce(),
  })
  if (decoded._tag === 'Left' || decoded.right === undefined) throw new Error('not an event')
  return decoded.right
}

export const recorded = (n: number, position: number, data: JsonObject = {}) =>
  happened(n, position, 'InteractionRecorded', { ...sampleRecordedData, ...data })

export const canceled = (n: number, position: number, data: JsonObject = {}) =>
  happened(n, position, 'InteractionCanceled', {
    reason: null,
    cause: { type: 'direct' },
    attachmentRemoved: false,
    ...data,
  })

export const reinstated = (n: number, position: number) =>
  happened(n, position, 'InteractionReinstated', { reason: null, cause: { type: 'direct' } })

export const moved = (n: number, position: number, contactId: string, companyId: string | null) =>
  happened(n, position, 'InteractionReassigned', {
    contactId,
    companyId,
    cause: { type: 'contactMerged' },
  })

export const detached = (n: number, position: number) =>
  happened(n, position, 'InteractionContactDetached', { cause: { type: 'contactDeleted' } })

export const purged = (n: number, position: number) =>
  happened(n, position, 'InteractionPurged', {
    basis: 'retention',
    batchId: idOfEntry(0),
    erased: [],
  })
