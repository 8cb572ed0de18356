/**
 * The order of the whole store, positions, categories and batches.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import { sampleEvent } from '../sample-event.js'
import { allOf, answered, append, batchesOf, eventsOf, idsOf, several } from './asking.js'
import { rule, type Rule } from './rule.js'

const isAscending = (positions: readonly bigint[]): boolean =>
  positions.every((position, index) => position > (positions[index - 1] ?? 0n))

/** @since 0.1.0 */
export const reading: readonly Rule[] = [
  rule('The whole store is read in the order in which it was written.', async ({ store }) => {
    const events = several(6)
    for (const [index, event] of events.entries())
      await append(store, `note-${String(2 - (index % 2))}`, Math.floor(index / 2), event)
    const read = await allOf(store)
    assert.deepEqual(idsOf(read), idsOf(events))
    assert.ok(isAscending(read.map(({ position }) => position)))
  }),

  rule('An append answers the position at which its last event is read.', async ({ store }) => {
    await append(store, 'note-1', 0, sampleEvent(), sampleEvent())
    const { position } = await append(store, 'note-2', 0, sampleEvent(), sampleEvent())
    assert.equal((await allOf(store)).at(-1)?.position, position)
    assert.equal((await eventsOf(store, 'note-2')).at(-1)?.position, position)
  }),

  rule('What is stored is there when the store is opened again.', async ({ store, reopen }) => {
    await append(store, 'note-1', 0, sampleEvent(), sampleEvent())
    await append(store, 'note-2', 0, sampleEvent())
    const before = await allOf(store)
    assert.equal(before.length, 3)
    const again = await reopen()
    assert.deepEqual(await allOf(again), before)
    assert.deepEqual(await eventsOf(again, 'note-1'), before.slice(0, 2))
  }),

  rule('Positions go on growing when the store is opened again.', async ({ store, reopen }) => {
    const { position } = await append(store, 'note-1', 0, sampleEvent())
    const again = await reopen()
    assert.ok((await append(again, 'note-2', 0, sampleEvent())).position > position)
    assert.ok(isAscending((await allOf(again)).map((event) => event.position)))
  }),

  rule('Reading starts behind the given position.', async ({ store }) => {
    await append(store, 'note-1', 0, ...several(4))
    const all = await allOf(store)
    for (const [index, { position }] of all.entries())
      assert.deepEqual(idsOf(await allOf(store, { after: position })), idsOf(all.slice(index + 1)))
    assert.deepEqual(await allOf(store, { after: 2n ** 62n }), [])
  }),

  rule('No batch is larger than asked for, none is empty, and none is left out.', async (s) => {
    const events = several(10)
    await append(s.store, 'note-1', 0, ...events)
    const batches = await batchesOf(s.store, { batchSize: 3 })
    assert.ok(batches.every(({ length }) => length > 0 && length <= 3))
    assert.deepEqual(idsOf(batches.flat()), idsOf(events))
  }),

  rule('A category is exactly what stands before the first hyphen.', async ({ store }) => {
    const [one, two, draft] = [sampleEvent(), sampleEvent(), sampleEvent()]
    await append(store, 'note-1', 0, one)
    await append(store, 'noteDraft-1', 0, draft)
    await append(store, 'Note-1', 0, sampleEvent())
    await append(store, 'no-te-1', 0, sampleEvent())
    await append(store, 'note-2-noteDraft-1', 0, two)
    const inCategories = async (...categories: string[]) =>
      idsOf(await allOf(store, { categories }))
    assert.deepEqual(await inCategories('note'), idsOf([one, two]))
    assert.deepEqual(await inCategories('noteDraft', 'note'), idsOf([one, draft, two]))
    assert.deepEqual(await inCategories('not', 'note-2', 'n_te', '%'), [])
  }),

  rule('Events of a category are found behind any number of others.', async ({ store }) => {
    const [first, last] = [sampleEvent(), sampleEvent()]
    await append(store, 'note-1', 0, first)
    await append(store, 'other-1', 0, ...several(40))
    await append(store, 'note-1', 1, last)
    await append(store, 'other-1', 40, ...several(40))
    const range = { categories: ['note'], batchSize: 2 }
    assert.deepEqual(idsOf(await allOf(store, range)), idsOf([first, last]))
  }),

  rule('Long streams are read to their end.', async ({ store }) => {
    const events = several(1100, () => sampleEvent({ metadata: {} }))
    await append(store, 'note-1', 0, ...events)
    assert.deepEqual(idsOf(await eventsOf(store, 'note-1')), idsOf(events))
    assert.deepEqual(idsOf(await allOf(store)), idsOf(events))
  }),

  rule('An event is found at its position, and nowhere else.', async ({ store }) => {
    assert.equal(await answered(store.eventAt(1n)), undefined)
    await append(store, 'note-1', 0, ...several(3))
    for (const event of await allOf(store))
      assert.deepEqual(await answered(store.eventAt(event.position)), event)
    const head = await answered(store.head())
    assert.equal(await answered(store.eventAt(0n)), undefined)
    assert.equal(await answered(store.eventAt(head + 1n)), undefined)
  }),

  rule('The head is the position of the last event, and 0 in an empty store.', async (s) => {
    assert.equal(await answered(s.store.head()), 0n)
    for (const stream of ['note-1', 'note-2'] as const) {
      const { position } = await append(s.store, stream, 0, sampleEvent(), sampleEvent())
      assert.equal(await answered(s.store.head()), position)
    }
    const head = await answered(s.store.head())
    assert.equal(await answered((await s.reopen()).head()), head)
  }),
]
