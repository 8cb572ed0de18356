/**
 * A version that is missing without an erasing event that lists it is damage, and is said.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { sampleErasingEvent, sampleEvent } from '../sample-event.js'
import { answered, append, eventsOf, idsOf, refused, several } from './asking.js'
import { rule, type Rule } from './rule.js'

const damagedAt = (version: number) => ({ type: 'StreamDamaged', stream: 'note-1', version })

/** @since 0.1.0 */
export const damage: readonly Rule[] = [
  rule('A stream with a missing version is damaged.', async ({ store, damage, reopen }) => {
    await append(store, 'note-1', 0, ...several(4))
    await damage('note-1', 3)
    assert.deepEqual(await refused('StreamDamaged', store.readStream('note-1')), damagedAt(3))
    await refused('StreamDamaged', (await reopen()).readStream('note-1'))
  }),

  rule('A stream without its first version is damaged.', async ({ store, damage }) => {
    await append(store, 'note-1', 0, ...several(3))
    await damage('note-1', 1)
    assert.deepEqual(await refused('StreamDamaged', store.readStream('note-1')), damagedAt(1))
  }),

  rule('An erasing event excuses only what it lists.', async ({ store, damage }) => {
    await append(store, 'note-1', 0, ...several(3))
    const erased = (await eventsOf(store, 'note-1')).slice(0, 1)
    await append(store, 'note-1', 3, sampleErasingEvent(erased))
    await damage('note-1', 2)
    assert.deepEqual(await refused('StreamDamaged', store.readStream('note-1')), damagedAt(2))
  }),

  rule('What is missing cannot be erased as if it had been there.', async ({ store, damage }) => {
    await append(store, 'note-1', 0, ...several(2))
    await append(store, 'note-1', 2, sampleErasingEvent(await eventsOf(store, 'note-1')))
    await damage('note-1', 1)
    const answer = await store.eraseStream('note-1', 3)()
    assert.ok(E.isLeft(answer) && ['EvidenceMismatch', 'StreamDamaged'].includes(answer.left.type))
  }),

  rule('A damaged stream hinders no other.', async ({ store, damage }) => {
    await append(store, 'note-1', 0, ...several(3))
    await damage('note-1', 2)
    await refused('StreamDamaged', store.readStream('note-1'))
    const event = sampleEvent()
    await append(store, 'note-2', 0, event)
    assert.deepEqual(idsOf(await eventsOf(store, 'note-2')), [event.id])
    assert.ok((await answered(store.head())) > 0n)
  }),
]
