/**
 * Erasing: hidden at once, gone in the end, and only with evidence.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import { setTimeout as pause } from 'node:timers/promises'
import { erasedBy } from '../../event/erasing-event.js'
import type { StoredEvent } from '../../event/stored-event.js'
import type { StreamName } from '../../event/stream-name.js'
import type { ErasureReport, EventStore } from '../../event-store/event-store.js'
import { sampleErasingEvent, sampleEvent } from '../sample-event.js'
import { allOf, answered, append, eventsOf, idsOf, refused, several } from './asking.js'
import { hear, listen } from './hearing.js'
import { rule, type Rule } from './rule.js'

/** Two events, and a third that erases them: not yet carried out. */
const appendErased = async (store: EventStore, stream: StreamName) => {
  await append(store, stream, 0, sampleEvent(), sampleEvent())
  const erased = await eventsOf(store, stream)
  const erasing = sampleErasingEvent(erased)
  const { position } = await append(store, stream, 2, erasing)
  return { erased, erasing, position }
}

const untilGone = async (store: EventStore): Promise<ErasureReport & { type: 'Gone' }> => {
  for (;;) {
    const report = await answered(store.finishErasure())
    if (report.type === 'Gone') return report
    await pause(5)
  }
}

const erase = async (store: EventStore, stream: StreamName) => {
  await answered(store.eraseStream(stream, 3))
  await untilGone(store)
}

const assertHidden = async (store: EventStore, erased: readonly StoredEvent[]) => {
  for (const { id, position, stream } of erased) {
    assert.equal(await answered(store.eventAt(position)), undefined)
    assert.ok(!idsOf(await allOf(store)).includes(id))
    assert.ok(!idsOf(await eventsOf(store, stream)).includes(id))
  }
}

const assertAtVersion3 = async (store: EventStore) => {
  assert.equal((await answered(store.readStream('note-1'))).version, 3)
  for (const expected of [0, 1])
    assert.deepEqual(
      await refused('VersionConflict', store.appendToStream('note-1', expected, several(1))),
      { type: 'VersionConflict', stream: 'note-1', expected, actual: 3 },
    )
}

/** @since 0.1.0 */
export const erasing: readonly Rule[] = [
  rule('What an erasing event lists is at once hidden from its stream.', async ({ store }) => {
    const { erasing } = await appendErased(store, 'note-1')
    const { version, events } = await answered(store.readStream('note-1'))
    assert.equal(version, 3)
    assert.deepEqual(idsOf(events), [erasing.id])
  }),

  rule('It is at once hidden from everyone, or the store says that it is not gone.', async (s) => {
    const { erased, erasing } = await appendErased(s.store, 'note-1')
    const after = idsOf(await allOf(s.store))
    const heard = await hear(listen(s.store), after.length + 1)
    const found = await Promise.all(
      erased.map(({ position }) => answered(s.store.eventAt(position))),
    )
    const { type } = await answered(s.store.eraseStream('note-1', 3))
    if (type === 'Hidden') return
    assert.deepEqual(after, [erasing.id])
    assert.deepEqual(heard, [erasing.id, 'CaughtUp'])
    assert.deepEqual(found, [undefined, undefined])
  }),

  rule('What is erased is gone in the end, with a report of where.', async ({ store }) => {
    const { erased, erasing, position } = await appendErased(store, 'note-1')
    await answered(store.eraseStream('note-1', 3))
    const { store: name, nodes } = await untilGone(store)
    assert.ok(name.length > 0 && nodes.length > 0)
    await assertHidden(store, erased)
    assert.deepEqual(idsOf(await allOf(store)), [erasing.id])
    const kept = await answered(store.eventAt(position))
    assert.equal((kept && erasedBy(kept))?.length, 2)
  }),

  rule('An erasure can be repeated, also after it is gone.', async ({ store, reopen }) => {
    const { erased } = await appendErased(store, 'note-1')
    await answered(store.eraseStream('note-1', 3))
    await erase(store, 'note-1')
    await erase(store, 'note-1')
    const again = await reopen()
    await erase(again, 'note-1')
    await assertHidden(again, erased)
  }),

  rule('An erasure that was never begun is finished after reopening.', async (s) => {
    const { erased } = await appendErased(s.store, 'note-1')
    const other = await appendErased(s.store, 'note-2')
    const store = await s.reopen()
    await untilGone(store)
    await assertHidden(store, [...erased, ...other.erased])
  }),

  rule('An erasure is not forgotten by closing while it cannot be carried out.', async (s) => {
    const { erased } = await appendErased(s.store, 'note-1')
    await append(s.store, 'note-2', 0, sampleEvent())
    await append(s.store, 'note-2', 1, sampleErasingEvent(erased.slice(0, 1)))
    const store = await s.reopen()
    const report = await store.finishErasure()()
    assert.notEqual(report._tag === 'Right' && report.right.type, 'Gone')
    await refused('EvidenceMismatch', store.eraseStream('note-2', 2))
  }),

  rule('Erasing one stream touches no other.', async ({ store }) => {
    const notes = several(3)
    const others = ['note-10', 'note-2', 'note-'] as const
    for (const stream of others) await append(store, stream, 0, ...notes)
    await appendErased(store, 'note-1')
    await erase(store, 'note-1')
    for (const stream of others)
      assert.deepEqual(idsOf(await eventsOf(store, stream)), idsOf(notes))
    assert.equal((await allOf(store)).length, 10)
  }),

  rule('Erasing moves neither the head nor any position.', async ({ store }) => {
    const last = await appendErased(store, 'note-1')
    const { position } = await append(store, 'note-2', 0, sampleEvent())
    const before = (await allOf(store)).at(-1)
    await erase(store, 'note-1')
    assert.equal(await answered(store.head()), position)
    assert.deepEqual((await allOf(store)).at(-1), before)
    assert.equal((await answered(store.eventAt(last.position)))?.id, last.erasing.id)
    assert.ok((await append(store, 'note-3', 0, sampleEvent())).position > position)
  }),

  rule('An erased stream keeps its version.', async ({ store, reopen }) => {
    await appendErased(store, 'note-1')
    await erase(store, 'note-1')
    await assertAtVersion3(store)
    await assertAtVersion3(await reopen())
  }),
]
