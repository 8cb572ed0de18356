/**
 * Decoding, once for all views that get the same events and read them by the same codecs.
 *
 * @since 0.1.0
 */
import {
  decodeEvent,
  type EventCodecs,
  type EventEnvelope,
  type EventUndecodable,
  type StoredEvent,
} from '@interaction-log/core'
import type * as E from 'fp-ts/lib/Either.js'

/** Event by event; `undefined` = its type is not among the codecs. */
export type DecodeBatch<Event> = (
  events: readonly StoredEvent[],
) => readonly E.Either<EventUndecodable, EventEnvelope<Event> | undefined>[]

const decoders = new WeakMap<object, unknown>()

/** All who name the same codecs get the same decoder; what it made of a batch lasts as the batch. */
export const decodeBatch = <Event extends { readonly type: string }>(
  codecs: EventCodecs<Event>,
): DecodeBatch<Event> => {
  // What stands under these codecs was made of them, below.
  const known = decoders.get(codecs) as DecodeBatch<Event> | undefined
  if (known !== undefined) return known
  const decode = decodeEvent(codecs)
  const batches = new WeakMap<readonly StoredEvent[], ReturnType<DecodeBatch<Event>>>()
  const decoder: DecodeBatch<Event> = (events) => {
    const decoded = batches.get(events) ?? events.map(decode)
    batches.set(events, decoded)
    return decoded
  }
  decoders.set(codecs, decoder)
  return decoder
}
