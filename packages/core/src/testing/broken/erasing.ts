/**
 * Mistakes about erasing.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { erasedBy } from '../../event/erasing-event.js'
import type { StoredEvent } from '../../event/stored-event.js'
import type { StreamName } from '../../event/stream-name.js'
import type { Erasure, ErasureReport, EventStore } from '../../event-store/event-store.js'
import type { EraseFailure } from '../../event-store/failure.js'
import { everyEvent } from './altered.js'
import { mistake } from './mistake.js'

const gone: Erasure = { type: 'Gone' }
const allGone: ErasureReport = {
  type: 'Gone',
  store: 'broken',
  nodes: [{ node: '1', scavengeId: null }],
}

/** Copies what an erasing event is about to hide. */
const copying =
  (
    store: EventStore,
    copies: Map<StreamName, readonly StoredEvent[]>,
  ): EventStore['appendToStream'] =>
  (stream, expected, events) =>
  async () => {
    const before = await store.readStream(stream)()
    const answer = await store.appendToStream(stream, expected, events)()
    if (E.isRight(before) && E.isRight(answer) && erasedBy(events[0]))
      copies.set(stream, before.right.events)
    return answer
  }

const inSpiteOfMismatch =
  <A>(answer: A) =>
  (erasure: TE.TaskEither<EraseFailure, A>): TE.TaskEither<EraseFailure, A> =>
    TE.orElse((failure: EraseFailure) =>
      failure.type === 'EvidenceMismatch' ? TE.right(answer) : TE.left(failure),
    )(erasure)

/** Hides more than was to be erased. */
const hiding = (
  name: string,
  isHidden: (event: StoredEvent, stream: StreamName, beforeVersion: number) => boolean,
) =>
  mistake(name, () => {
    const erased: (readonly [StreamName, number])[] = []
    return (store) => ({
      ...everyEvent(store, (event) =>
        erased.some(([stream, version]) => isHidden(event, stream, version)) ? undefined : event,
      ),
      eraseStream: (stream, beforeVersion) => {
        erased.push([stream, beforeVersion])
        return store.eraseStream(stream, beforeVersion)
      },
    })
  })

/** @since 0.1.0 */
export const erasing = [
  mistake('hides nothing in a stream before it is erased', () => {
    const copies = new Map<StreamName, readonly StoredEvent[]>()
    return (store) => ({
      appendToStream: copying(store, copies),
      readStream: (stream) =>
        pipe(
          store.readStream(stream),
          TE.map(({ version, events }) => ({
            version,
            events: [...(copies.get(stream) ?? []), ...events],
          })),
        ),
      eraseStream: (stream, version) => {
        copies.delete(stream)
        return store.eraseStream(stream, version)
      },
    })
  }),
  mistake('hides what is erased from the readers of its stream only', () => {
    const copies = new Map<StreamName, readonly StoredEvent[]>()
    const at = (position: bigint) =>
      [...copies.values()].flat().find((event) => event.position === position)
    return (store) => ({
      appendToStream: copying(store, copies),
      eventAt: (position) =>
        TE.map((event: StoredEvent | undefined) => event ?? at(position))(store.eventAt(position)),
    })
  }),
  mistake('is never done with erasing', () => (store) => ({
    finishErasure: () =>
      TE.map((): ErasureReport => ({ type: 'Hidden', store: 'broken', pending: 1 }))(
        store.finishErasure(),
      ),
  })),
  mistake('cannot erase again what is erased', () => {
    const done = new Set<StreamName>()
    return (store) => ({
      eraseStream: (stream, version) =>
        done.has(stream)
          ? TE.left({ type: 'EvidenceMismatch', stream, version })
          : pipe(
              store.eraseStream(stream, version),
              TE.tapIO(() => () => done.add(stream)),
            ),
    })
  }),
  mistake('forgets unfinished erasures when it is closed', () => {
    let opened = 0
    return () => {
      opened += 1
      return opened > 1 ? { finishErasure: () => TE.right(allGone) } : {}
    }
  }),
  mistake('erases without evidence', () => (store) => ({
    eraseStream: (stream, version) => inSpiteOfMismatch(gone)(store.eraseStream(stream, version)),
    finishErasure: () => inSpiteOfMismatch<ErasureReport>(allGone)(store.finishErasure()),
  })),
  hiding(
    'erases whatever stands before',
    (event, stream, version) => event.stream === stream && event.version < version,
  ),
  hiding(
    'erases streams whose names begin alike',
    (event, stream, version) => event.stream.startsWith(stream) && event.version < version,
  ),
  mistake('counts as its head what can still be read', () => (store) => ({
    head: () => async () => {
      let count = 0n
      for await (const batch of store.readAll({ after: 0n })) {
        if (E.isLeft(batch)) return TE.left({ type: 'StoreUnavailable', because: '' } as const)()
        count += BigInt(batch.right.length)
      }
      return E.right(count)
    },
  })),
  mistake('takes an erased stream for a shorter one', () => (store) => ({
    readStream: (stream) =>
      pipe(
        store.readStream(stream),
        TE.map(({ events }) => ({ version: events.length, events })),
      ),
  })),
]
