/**
 * From what is stored to what the domain knows: the only place where stored shapes are read, and
 * where an upcaster for a changed shape would stand.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { EventUndecodable } from '../event-store/failure.js'
import type { Uuid } from '../values/uuid.js'
import { EventMetadata } from './metadata.js'
import { originalPosition } from './original-position.js'
import type { StoredEvent } from './stored-event.js'
import type { StreamName } from './stream-name.js'

/**
 * A decoded event and what the envelope says of it. The nonce stays behind.
 *
 * @category model
 * @since 0.1.0
 */
export interface EventEnvelope<Event> {
  readonly stream: StreamName
  readonly version: number
  readonly position: bigint
  /** Where it was recorded: another position only in a log that was copied. */
  readonly originalPosition: bigint
  readonly id: Uuid
  readonly metadata: EventMetadata
  readonly event: Event
}

/**
 * One codec for each type of `Event`.
 *
 * @category model
 * @since 0.1.0
 */
export type EventCodecs<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]: t.Type<Extract<Event, { readonly type: Type }>, unknown>
}

/**
 * The decoded event; `undefined` for a type that is not among `codecs` (a newer writer's).
 *
 * @example
 * import { decodeEvent, message, type StoredEvent } from '@interaction-log/core'
 * import * as t from 'io-ts'
 *
 * const decode = decodeEvent({ Greeted: message('Greeted', { name: t.string }) })
 * const stored = { stream: 'hello-1', version: 1, type: 'Greeted', data: { name: 7 } }
 *
 * assert.deepStrictEqual(decode(stored as unknown as StoredEvent), {
 *   _tag: 'Left',
 *   left: { type: 'EventUndecodable', stream: 'hello-1', version: 1, eventType: 'Greeted' },
 * })
 *
 * @category stored format
 * @since 0.1.0
 */
export const decodeEvent = <Event extends { readonly type: string }>(
  codecs: EventCodecs<Event>,
) => {
  const byType = new Map<string, t.Type<Event, unknown>>(Object.entries(codecs))
  return (stored: StoredEvent): E.Either<EventUndecodable, EventEnvelope<Event> | undefined> => {
    const { stream, version, position, id, type, data } = stored
    const codec = byType.get(type)
    if (codec === undefined) return E.right(undefined)
    const event = codec.decode({ data, type })
    const metadata = EventMetadata.decode(stored.metadata)
    return E.isLeft(event) || E.isLeft(metadata)
      ? E.left({ type: 'EventUndecodable', stream, version, eventType: type })
      : E.right({
          stream,
          version,
          position,
          originalPosition: originalPosition(stored),
          id,
          metadata: metadata.right,
          event: event.right,
        })
  }
}
