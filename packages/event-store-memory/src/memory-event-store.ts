/**
 * The event store port in the memory of this process.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadAll, StoreUnavailable, StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { setImmediate } from 'node:timers/promises'
import { append } from './append.js'
import { closed } from './closed.js'
import { erase, eraseUnfinished } from './erase.js'
import { emptyMemory, type Memory, readable } from './memory.js'
import { nextBatch, readStream } from './read.js'
import { subscribe } from './subscribe.js'
import { wake } from './waiting.js'

/**
 * A store on `memory`. Several may be open on the same one and see each other's events.
 *
 * @example
 * import { type NewEvent, randomNonce, type Uuid } from '@interaction-log/core'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 *
 * const store = memoryEventStore()
 * const noted: NewEvent = {
 *   log: '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid,
 *   id: '3886929a-1cfa-5e9a-b46f-219424dddfa4' as Uuid,
 *   type: 'Noted',
 *   data: { text: 'hello' },
 *   metadata: {},
 *   nonce: randomNonce(),
 * }
 * const appended = { _tag: 'Right', right: { version: 1, position: 1n } }
 *
 * assert.deepStrictEqual(await store.appendToStream('note-1', 0, [noted])(), appended)
 * assert.deepStrictEqual(await store.appendToStream('note-1', 0, [noted])(), appended)
 * assert.deepStrictEqual(await store.head()(), { _tag: 'Right', right: 1n })
 *
 * @category constructors
 * @since 0.1.0
 */
export const memoryEventStore = (memory: Memory = emptyMemory()): EventStore => {
  let open = true
  const isOpen = () => open

  const answer =
    <F, A>(ask: () => E.Either<F, A>): TaskEither<F | StoreUnavailable, A> =>
    () =>
      Promise.resolve(open ? ask() : closed)

  async function* readAll(
    range: ReadAll,
  ): AsyncIterable<E.Either<StoreUnavailable, readonly StoredEvent[]>> {
    for (let after = range.after; ;) {
      if (!open) {
        yield closed
        return
      }
      const { events, upTo } = nextBatch(memory, { ...range, after })
      if (events.length === 0) return
      yield E.right(events)
      after = upTo
      await setImmediate()
    }
  }

  return {
    appendToStream: (stream, expectedVersion, events) =>
      answer(() => append(memory, stream, expectedVersion, events)),
    readStream: (stream) => answer(() => readStream(memory, stream)),
    readAll,
    subscribeToAll: (range) => subscribe(memory, isOpen, range),
    eventAt: (position) => answer(() => E.right(readable(memory.log[Number(position) - 1]))),
    head: () => answer(() => E.right(BigInt(memory.log.length))),
    eraseStream: (stream, beforeVersion) => answer(() => erase(memory, stream, beforeVersion)),
    finishErasure: () => answer(() => eraseUnfinished(memory)),
    close: () => () => {
      open = false
      wake(memory)
      return Promise.resolve(E.right(undefined))
    },
  }
}
