/**
 * Whoever does not know whether an append happened repeats it, safely.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import type { NewEvent } from '../../event/stored-event.js'
import type { EventStore } from '../../event-store/event-store.js'
import { sampleEvent } from '../sample-event.js'
import { allOf, answered, append, eventsOf, idsOf, refused } from './asking.js'
import { rule, type Rule } from './rule.js'

const [a, b, c] = [sampleEvent(), sampleEvent(), sampleEvent()]

const conflicts = async (store: EventStore, ...events: readonly [NewEvent, ...NewEvent[]]) => {
  await refused('VersionConflict', store.appendToStream('note-1', 0, events))
  assert.deepEqual(idsOf(await allOf(store)), idsOf([a, b]))
}

/** @since 0.1.0 */
export const repeating: readonly Rule[] = [
  rule('A repeated append answers as the first time and writes nothing.', async ({ store }) => {
    const first = await append(store, 'note-1', 0, a, b)
    assert.deepEqual(await append(store, 'note-1', 0, a, b), first)
    assert.deepEqual(idsOf(await allOf(store)), idsOf([a, b]))
    assert.equal(await answered(store.head()), first.position)
  }),

  rule('An append can be repeated after later events.', async ({ store }) => {
    const first = await append(store, 'note-1', 0, a, b)
    const second = await append(store, 'note-1', 2, c)
    await append(store, 'note-2', 0, sampleEvent())
    assert.deepEqual(await append(store, 'note-1', 0, a, b), first)
    assert.deepEqual(await append(store, 'note-1', 2, c), second)
    assert.deepEqual(idsOf(await eventsOf(store, 'note-1')), idsOf([a, b, c]))
  }),

  rule('An append can be repeated after the store was opened again.', async (s) => {
    const first = await append(s.store, 'note-1', 0, a, b)
    await append(s.store, 'note-1', 2, c)
    const store = await s.reopen()
    assert.deepEqual(await append(store, 'note-1', 0, a, b), first)
    assert.deepEqual(idsOf(await allOf(store)), idsOf([a, b, c]))
  }),

  rule('Appends that are made twice at once are written once.', async ({ store }) => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => append(store, 'note-1', 0, a, b)))
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    assert.deepEqual(idsOf(await allOf(store)), idsOf([a, b]))
  }),

  rule('A repeat replaces nothing, even if it brings other content.', async ({ store }) => {
    const first = await append(store, 'note-1', 0, a)
    assert.deepEqual(await append(store, 'note-1', 0, { ...a, data: { text: 'other' } }), first)
    assert.deepEqual((await eventsOf(store, 'note-1'))[0]?.data, a.data)
  }),

  rule('An append of which only some ids are known is a conflict.', async ({ store }) => {
    await append(store, 'note-1', 0, a, b)
    await conflicts(store, a, c)
    await conflicts(store, c, b)
    await conflicts(store, a, b, c)
  }),

  rule('An append of known ids in another order is a conflict.', async ({ store }) => {
    await append(store, 'note-1', 0, a, b)
    await conflicts(store, b, a)
  }),

  rule('An append of the same content under other ids is a conflict.', async ({ store }) => {
    await append(store, 'note-1', 0, a, b)
    await conflicts(store, { ...a, id: sampleEvent().id }, { ...b, id: sampleEvent().id })
  }),

  rule('An id that is known on another stream is appended all the same.', async ({ store }) => {
    const first = await append(store, 'note-1', 0, a)
    const second = await append(store, 'note-2', 0, a)
    assert.ok(second.position > first.position)
    assert.deepEqual(idsOf(await eventsOf(store, 'note-2')), [a.id])
  }),
]
