/**
 * Closing, and that a store answers instead of throwing.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { StreamName } from '../../event/stream-name.js'
import type { EventStore } from '../../event-store/event-store.js'
import type { StoreFailure } from '../../event-store/failure.js'
import { sampleEvent } from '../sample-event.js'
import { answered, append, refused, several } from './asking.js'
import { listen } from './hearing.js'
import { rule, type Rule } from './rule.js'

const callsOf = (store: EventStore): readonly TaskEither<StoreFailure, unknown>[] => [
  store.appendToStream('note-1', 1, several(1)),
  store.readStream('note-1'),
  store.eventAt(1n),
  store.head(),
  store.eraseStream('note-1', 1),
  store.finishErasure(),
]

const oddCalls = (store: EventStore): readonly TaskEither<StoreFailure, unknown>[] => [
  ...[-1, 0.5, NaN, Infinity, 2 ** 60].map((version) =>
    store.appendToStream('note-1', version, several(1)),
  ),
  ...[-1, 0, 0.5, NaN, Infinity, 2 ** 60].map((version) => store.eraseStream('note-1', version)),
  ...['', 'note', '-', "'; --", 'note-\u0000', 'x-'.repeat(5000)].map((stream) =>
    store.readStream(stream as StreamName),
  ),
  ...[-1n, 0n, 2n ** 63n, 2n ** 80n].map((position) => store.eventAt(position)),
]

const oddRanges = [-1n, 2n ** 63n, 2n ** 80n].map((after) => ({ after }))

/** @since 0.1.0 */
export const closing: readonly Rule[] = [
  rule('A closed store answers to every call that it is not available.', async ({ store }) => {
    await append(store, 'note-1', 0, sampleEvent())
    const before = callsOf(store)
    await answered(store.close())
    for (const call of [...before, ...callsOf(store)]) await refused('StoreUnavailable', call)
    const [batch] = [await store.readAll({ after: 0n })[Symbol.asyncIterator]().next()]
    const message = await listen(store).next()
    for (const { done, value } of [batch, message])
      assert.equal(done !== true && E.isLeft(value) && value.left.type, 'StoreUnavailable')
  }),

  rule('Closing again is allowed.', async ({ store }) => {
    await answered(store.close())
    await answered(store.close())
    await refused('StoreUnavailable', store.head())
  }),

  rule('A reading that closing cuts off does not look complete.', async ({ store }) => {
    await append(store, 'note-1', 0, ...several(6))
    let read = 0
    let said: string | undefined
    for await (const batch of store.readAll({ after: 0n, batchSize: 2 })) {
      if (E.isLeft(batch)) said = batch.left.type
      else read += batch.right.length
      if (read === 2) await answered(store.close())
    }
    assert.ok(said === 'StoreUnavailable' || read === 6)
  }),

  rule('No call throws, whatever it is asked.', async ({ store }) => {
    await append(store, 'note-1', 0, sampleEvent())
    for (const call of oddCalls(store)) assert.ok(['Left', 'Right'].includes((await call())._tag))
    for (const range of oddRanges) {
      for await (const batch of store.readAll(range)) assert.ok(E.isLeft(batch) || E.isRight(batch))
      await listen(store, range).next()
    }
    await answered(store.close())
    for (const call of oddCalls(store)) await refused('StoreUnavailable', call)
  }),

  rule('Odd versions and positions are nowhere.', async ({ store }) => {
    await append(store, 'note-1', 0, sampleEvent())
    for (const version of [-1, 0.5, NaN, Infinity])
      await refused('VersionConflict', store.appendToStream('note-1', version, several(1)))
    for (const position of [-1n, 2n ** 63n, 2n ** 80n])
      assert.equal(await answered(store.eventAt(position)), undefined)
  }),
]
