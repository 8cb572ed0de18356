/**
 * A stream, decoded and folded: what a decision stands on.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { type Decider, fold } from '../decider.js'
import { decodeEvent, type EventCodecs, type EventEnvelope } from '../event/decode-event.js'
import type { StreamName } from '../event/stream-name.js'
import type { EventStore, StreamRead } from '../event-store/event-store.js'
import type { EventUndecodable, ReadFailure } from '../event-store/failure.js'

/**
 * A stream holds an event of a type that this version does not know: a newer program wrote it, and
 * deciding without it would be wrong.
 *
 * @category errors
 * @since 0.1.0
 */
export interface NewerEvent {
  readonly type: 'NewerEvent'
  readonly stream: StreamName
  readonly version: number
  readonly eventType: string
}

/**
 * The rules of one kind of stream and how its events are read.
 *
 * @category model
 * @since 0.1.0
 */
export interface Aggregate<Command, State, Event extends { readonly type: string }, Rejection> {
  readonly decider: Decider<Command, State, Event, Rejection>
  readonly codecs: EventCodecs<Event>
}

export interface StateRead<State, Event> {
  readonly read: StreamRead
  readonly envelopes: readonly EventEnvelope<Event>[]
  readonly state: State
}

/** What has been read of a stream, decoded and folded. */
export const stateIn =
  <Command, State, Event extends { readonly type: string }, Rejection>({
    decider,
    codecs,
  }: Aggregate<Command, State, Event, Rejection>) =>
  (
    stream: StreamName,
    read: StreamRead,
  ): E.Either<EventUndecodable | NewerEvent, StateRead<State, Event>> => {
    const decode = decodeEvent(codecs)
    const envelopes: EventEnvelope<Event>[] = []
    for (const stored of read.events) {
      const decoded = decode(stored)
      if (E.isLeft(decoded)) return decoded
      const { version, type } = stored
      if (decoded.right === undefined)
        return E.left({ type: 'NewerEvent', stream, version, eventType: type })
      envelopes.push(decoded.right)
    }
    const events = envelopes.map(({ event }) => event)
    return E.right({ read, envelopes, state: fold(decider, events) })
  }

export const readState =
  <Command, State, Event extends { readonly type: string }, Rejection>(
    store: EventStore,
    aggregate: Aggregate<Command, State, Event, Rejection>,
  ) =>
  (stream: StreamName): TaskEither<ReadFailure | NewerEvent, StateRead<State, Event>> =>
  async () => {
    const read = await store.readStream(stream)()
    return E.isLeft(read) ? read : stateIn(aggregate)(stream, read.right)
  }
