/**
 * Events for tests of stores: they mean nothing, and are complete.
 *
 * @since 0.1.0
 */
import { randomUUID } from 'node:crypto'
import { commitmentOf } from '../event/commitment.js'
import type { JsonObject } from '../event/json.js'
import { randomNonce } from '../event/nonce.js'
import type { NewEvent, StoredEvent } from '../event/stored-event.js'
import type { Uuid } from '../values/uuid.js'

const randomId = () => randomUUID() as Uuid

const log = randomId()

/**
 * A new event with an id and a nonce of its own, all else as given.
 *
 * @example
 * import { sampleEvent } from '@interaction-log/core/testing'
 *
 * assert.deepStrictEqual(sampleEvent({ data: { text: 'hello' } }).data, { text: 'hello' })
 * assert.notStrictEqual(sampleEvent().id, sampleEvent().id)
 *
 * @category testing
 * @since 0.1.0
 */
export const sampleEvent = (given: Partial<NewEvent> = {}): NewEvent => {
  const commandId = randomId()
  return {
    log,
    id: randomId(),
    type: 'Noted',
    data: { text: 'a note' },
    metadata: {
      recordedAt: '2024-02-29T12:00:00.000Z',
      actor: 'tester',
      commandId,
      $correlationId: commandId,
      $causationId: commandId,
      schemaVersion: 1,
    },
    nonce: randomNonce(),
    ...given,
  }
}

/**
 * What an erasing event has to list of `events`.
 *
 * @example
 * import { commitmentOf, type StoredEvent } from '@interaction-log/core'
 * import { sampleEvent, sampleEvidence } from '@interaction-log/core/testing'
 *
 * const first: StoredEvent = { ...sampleEvent(), stream: 'note-1', version: 1, position: 7n }
 * assert.deepStrictEqual(sampleEvidence([first]), [
 *   { version: 1, type: 'Noted', position: '7', commitment: commitmentOf(first) },
 * ])
 *
 * @category testing
 * @since 0.1.0
 */
export const sampleEvidence = (events: readonly StoredEvent[]): readonly JsonObject[] =>
  events.map((event) => ({
    version: event.version,
    type: event.type,
    position: String(event.position),
    commitment: commitmentOf(event),
  }))

/**
 * An event that erases `events`, which must be all earlier ones of its stream.
 *
 * @example
 * import { type StoredEvent, erasedBy } from '@interaction-log/core'
 * import { sampleErasingEvent, sampleEvent } from '@interaction-log/core/testing'
 *
 * const first: StoredEvent = { ...sampleEvent(), stream: 'note-1', version: 1, position: 7n }
 * assert.strictEqual(erasedBy(sampleErasingEvent([first]))?.[0]?.position, '7')
 *
 * @category testing
 * @since 0.1.0
 */
export const sampleErasingEvent = (events: readonly StoredEvent[]): NewEvent =>
  sampleEvent({ type: 'NoteErased', data: { erased: sampleEvidence(events) } })
