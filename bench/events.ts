/** Events of about 400 bytes of data and metadata, as a store sees them. */
import { randomUUID } from 'node:crypto'
import { type NewEvent, randomNonce, type StreamName, Uuid } from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'

const log = sample(Uuid, randomUUID())

const data = {
  contactId: 'CT000012',
  companyId: 'CT000400',
  templateCode: 'ONSITE',
  description: 'x'.repeat(60),
  date: '2026-03-01',
}

export interface OneEvent {
  readonly stream: StreamName
  readonly event: NewEvent
}

/** The first event of a new stream. */
export const oneEvent = (): OneEvent => {
  const id = sample(Uuid, randomUUID())
  return {
    stream: `interaction-${id}`,
    event: {
      log,
      id,
      type: 'InteractionRecorded',
      data,
      metadata: {
        recordedAt: '2026-03-01T09:30:00.000Z',
        actor: 'u-17',
        commandId: id,
        $correlationId: id,
        $causationId: id,
        schemaVersion: 1,
      },
      nonce: randomNonce(),
    },
  }
}

/** All bytes that one of these events takes, without those of any format. */
export const eventBytes = (): number => {
  const { stream, event } = oneEvent()
  const { log, id, type, data, metadata, nonce } = event
  return Buffer.byteLength(
    [stream, log, id, type, nonce, JSON.stringify([data, metadata])].join(''),
  )
}
