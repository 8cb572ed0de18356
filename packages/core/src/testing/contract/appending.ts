/**
 * Versions, conflicts, and appends as one step.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { sampleEvent } from '../sample-event.js'
import { allOf, answered, append, eventsOf, idsOf, refused, several } from './asking.js'
import { rule, type Rule } from './rule.js'

const conflict = (expected: number, actual: number) => ({
  type: 'VersionConflict',
  stream: 'note-1',
  expected,
  actual,
})

/** @since 0.1.0 */
export const appending: readonly Rule[] = [
  rule('A stream to which nothing was appended is at version 0 and has no events.', async (s) => {
    await append(s.store, 'note-10', 0, sampleEvent())
    assert.deepEqual(await answered(s.store.readStream('note-1')), { version: 0, events: [] })
  }),

  rule('The versions of a stream are 1, 2, 3 and so on.', async ({ store }) => {
    assert.equal((await append(store, 'note-1', 0, sampleEvent(), sampleEvent())).version, 2)
    assert.equal((await append(store, 'note-1', 2, sampleEvent())).version, 3)
    const { version, events } = await answered(store.readStream('note-1'))
    assert.equal(version, 3)
    assert.deepEqual(
      events.map((event) => event.version),
      [1, 2, 3],
    )
  }),

  rule('To expect less than the version of a stream is a conflict.', async ({ store }) => {
    await append(store, 'note-1', 0, ...several(3))
    assert.deepEqual(
      await refused('VersionConflict', store.appendToStream('note-1', 1, several(1))),
      conflict(1, 3),
    )
  }),

  rule('To expect more than the version of a stream is a conflict.', async ({ store }) => {
    await append(store, 'note-1', 0, sampleEvent())
    assert.deepEqual(
      await refused('VersionConflict', store.appendToStream('note-1', 2, several(1))),
      conflict(2, 1),
    )
  }),

  rule('To expect no stream is a conflict once there is one.', async ({ store }) => {
    await append(store, 'note-1', 0, sampleEvent())
    assert.deepEqual(
      await refused('VersionConflict', store.appendToStream('note-1', 0, several(1))),
      conflict(0, 1),
    )
  }),

  rule('To expect a stream that is not there is a conflict.', async ({ store }) => {
    assert.deepEqual(
      await refused('VersionConflict', store.appendToStream('note-1', 1, several(1))),
      conflict(1, 0),
    )
  }),

  rule('An append that conflicts writes nothing.', async ({ store }) => {
    const first = sampleEvent()
    const { position } = await append(store, 'note-1', 0, first)
    for (const expected of [0, 2])
      await refused('VersionConflict', store.appendToStream('note-1', expected, several(2)))
    await refused('VersionConflict', store.appendToStream('note-2', 1, several(1)))
    assert.deepEqual(idsOf(await allOf(store)), [first.id])
    assert.equal((await answered(store.readStream('note-1'))).version, 1)
    assert.equal(await answered(store.head()), position)
  }),

  rule('Several events of one append are stored in their order, side by side.', async (s) => {
    const events = several(5)
    await append(s.store, 'note-1', 0, sampleEvent())
    const { version, position } = await append(s.store, 'note-1', 1, ...events)
    const read = (await eventsOf(s.store, 'note-1')).slice(1)
    assert.deepEqual(idsOf(read), idsOf(events))
    assert.deepEqual([read.at(-1)?.version, read.at(-1)?.position], [version, position])
  }),

  rule('An append is written whole or not at all.', async ({ store }) => {
    const bad = sampleEvent({ data: { fraction: 0.5 } })
    await refused('EventNotCanonical', store.appendToStream('note-1', 0, [sampleEvent(), bad]))
    const large = sampleEvent({ data: { text: 'x'.repeat(900_000) } })
    await refused('EventTooLarge', store.appendToStream('note-1', 0, [sampleEvent(), large]))
    assert.deepEqual(await answered(store.readStream('note-1')), { version: 0, events: [] })
    assert.deepEqual(await allOf(store), [])
  }),

  rule('64 appends at once to as many streams are all kept, each at its position.', async (s) => {
    const events = several(64)
    const answers = await Promise.all(
      events.map((event, index) => append(s.store, `note-${String(index)}`, 0, event)),
    )
    const stored = await allOf(s.store)
    assert.equal(stored.length, 64)
    assert.deepEqual(
      events.map(({ id }) => stored.find((event) => event.id === id)?.position),
      answers.map(({ position }) => position),
    )
  }),

  rule('Of 64 appends at once that expect the same version one is kept.', async ({ store }) => {
    await append(store, 'note-1', 0, sampleEvent())
    const events = several(64)
    const answers = await Promise.all(
      events.map((event) => store.appendToStream('note-1', 1, [event])()),
    )
    const kept = events.filter((_, index) => answers[index] && E.isRight(answers[index]))
    assert.equal(kept.length, 1)
    for (const answer of answers)
      if (E.isLeft(answer)) assert.equal(answer.left.type, 'VersionConflict')
    assert.deepEqual(idsOf((await eventsOf(store, 'note-1')).slice(1)), idsOf(kept))
  }),
]
