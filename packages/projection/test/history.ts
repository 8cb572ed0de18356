import {
  commitmentOf,
  type EventStore,
  InteractionRecorded,
  type JsonObject,
  type NewEvent,
  randomNonce,
  type StreamName,
  type Uuid,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { randomUUID } from 'node:crypto'
import { right } from './view-store-rules.js'

const aLog = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid

const uuid = () => randomUUID() as Uuid

const recordedData = sample(InteractionRecorded, {
  type: 'InteractionRecorded',
  data: {
    contactId: 'CT000012',
    companyId: 'CT000001',
    templateCode: 'ONSITE',
    templateVersion: 1,
    templateDescription: 'On-site meeting',
    groupCode: 'MEETING',
    date: '2026-02-28',
    time: null,
    zone: null,
    description: 'On-site meeting',
    subject: 'On-site meeting',
    channel: 'meeting',
    informationFlow: 'outbound',
    initiatedBy: 'us',
    correspondenceTypeRequested: 'none',
    correspondenceType: 'none',
    cost: '45',
    durationMinutes: 180,
    salespersonCode: 'JR',
    languageCode: null,
    contactAltAddressCode: null,
    contactVia: null,
    evaluation: 'none',
    attemptFailed: false,
    campaign: null,
    opportunityNo: null,
    taskNo: null,
    attachment: { id: 'A-1', kind: 'unique' },
    segment: null,
    source: { type: 'manual' },
    replaces: null,
  },
}).data

const newEvent = (type: string, data: JsonObject, log = aLog): NewEvent => ({
  log,
  id: uuid(),
  type,
  data,
  metadata: {
    recordedAt: '2026-03-01T09:30:00.000Z',
    actor: 'u-17',
    commandId: uuid(),
    $correlationId: uuid(),
    $causationId: uuid(),
    schemaVersion: 1,
  },
  nonce: randomNonce(),
})

/** Writes a history into a store; every call answers the position of what it has appended. */
export const historian = (store: EventStore, log = aLog) => {
  const append = async (stream: StreamName, type: string, data: JsonObject): Promise<bigint> => {
    const { version } = right(await store.readStream(stream)())
    return right(await store.appendToStream(stream, version, [newEvent(type, data, log)])())
      .position
  }
  const streamOf = (id: string): StreamName => `interaction-${id}`
  return {
    append,
    record: (id: string, data: JsonObject = {}) =>
      append(streamOf(id), 'InteractionRecorded', { ...recordedData, ...data }),
    cancel: (id: string, reason: string | null = null, attachmentRemoved = false) =>
      append(streamOf(id), 'InteractionCanceled', {
        reason,
        cause: { type: 'direct' },
        attachmentRemoved,
      }),
    reinstate: (id: string) =>
      append(streamOf(id), 'InteractionReinstated', { reason: null, cause: { type: 'direct' } }),
    purge: async (id: string, batchId: string) => {
      const stream = streamOf(id)
      const { version, events } = right(await store.readStream(stream)())
      const erased = events.map((event) => ({
        version: event.version,
        type: event.type,
        position: String(event.position),
        commitment: commitmentOf(event),
      }))
      const position = await append(stream, 'InteractionPurged', {
        basis: 'retention',
        batchId,
        erased,
      })
      right(await store.eraseStream(stream, version + 1)())
      return position
    },
    completePurge: (batchId: string) =>
      append(`purgeBatch-${batchId}`, 'PurgeCompleted', {
        count: 1,
        erasure: [],
        upToPosition: '0',
      }),
  }
}
