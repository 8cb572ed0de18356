import {
  commitmentOf,
  type EventStore,
  type JsonObject,
  type NewEvent,
  randomNonce,
  type StreamName,
  type Uuid,
} from '@interaction-log/core'
import { sampleRecordedData } from '@interaction-log/core/testing'
import { randomUUID } from 'node:crypto'
import { right } from './right.js'

const aLog = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid

const uuid = () => randomUUID() as Uuid

const attachment = { id: 'A-1', kind: 'unique' }

const newEvent = (type: string, data: JsonObject, log: Uuid, recordedAt: string): NewEvent => ({
  log,
  id: uuid(),
  type,
  data,
  metadata: {
    recordedAt,
    actor: 'u-17',
    commandId: uuid(),
    $correlationId: uuid(),
    $causationId: uuid(),
    schemaVersion: 1,
  },
  nonce: randomNonce(),
})

/** Writes a history into a store; every call answers the position of what it has appended. */
export const historian = (
  store: EventStore,
  log = aLog,
  now = (): string => '2026-03-01T09:30:00.000Z',
) => {
  const append = async (stream: StreamName, type: string, data: JsonObject): Promise<bigint> => {
    const { version } = right(await store.readStream(stream)())
    return right(await store.appendToStream(stream, version, [newEvent(type, data, log, now())])())
      .position
  }
  const streamOf = (id: string): StreamName => `interaction-${id}`
  return {
    append,
    record: (id: string, data: JsonObject = {}) =>
      append(streamOf(id), 'InteractionRecorded', { ...sampleRecordedData, attachment, ...data }),
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
