/**
 * Nothing is erased unless the erasing event proves what was there.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import type { JsonObject } from '../../event/json.js'
import { sampleEvent, sampleEvidence } from '../sample-event.js'
import { allOf, append, eventsOf, idsOf, refused } from './asking.js'
import { rule, type Rule } from './rule.js'

/** A wrong list of two events is refused, and whatever it does not list can still be read. */
const refusesList = (
  sentence: string,
  falsify: (first: JsonObject, second: JsonObject) => readonly JsonObject[],
): Rule =>
  rule(sentence, async ({ store }) => {
    await append(store, 'note-1', 0, sampleEvent(), sampleEvent({ type: 'Revised' }))
    const events = await eventsOf(store, 'note-1')
    const [first, second] = sampleEvidence(events)
    const erased = falsify(first ?? {}, second ?? {})
    await append(store, 'note-1', 2, sampleEvent({ type: 'NoteErased', data: { erased } }))
    const before = await allOf(store)
    await refused('EvidenceMismatch', store.eraseStream('note-1', 3))
    const report = await store.finishErasure()()
    assert.notEqual(report._tag === 'Right' && report.right.type, 'Gone')
    await refused('EvidenceMismatch', store.eraseStream('note-1', 3))
    assert.deepEqual(await allOf(store), before)
  })

/** @since 0.1.0 */
export const evidence: readonly Rule[] = [
  refusesList('A list with a wrong commitment erases nothing.', (first, second) => [
    first,
    { ...second, commitment: first['commitment'] ?? '' },
  ]),
  refusesList('A list with a wrong position erases nothing.', (first, second) => [
    { ...first, position: second['position'] ?? '' },
    second,
  ]),
  refusesList('A list with a wrong type erases nothing.', (first, second) => [
    first,
    { ...second, type: 'Noted' },
  ]),
  refusesList('A list with a wrong version erases nothing.', (first, second) => [
    first,
    { ...second, version: 9 },
  ]),
  refusesList('A list in another order erases nothing.', (first, second) => [second, first]),
  refusesList('A list without the last version erases nothing.', (first) => [first]),
  refusesList('A list without the first version erases nothing.', (_, second) => [second]),
  refusesList('A list that names a version twice erases nothing.', (first) => [first, first]),
  refusesList('An empty list erases nothing.', () => []),

  rule('Only an erasing event erases.', async ({ store }) => {
    await append(store, 'note-1', 0, sampleEvent(), sampleEvent({ data: { erased: 'all' } }))
    await append(store, 'note-2', 0, sampleEvent())
    const before = await allOf(store)
    for (const version of [0, 1, 2, 3, -1])
      await refused('EvidenceMismatch', store.eraseStream('note-1', version))
    await refused('EvidenceMismatch', store.eraseStream('note-3', 1))
    assert.deepEqual(await allOf(store), before)
    assert.deepEqual(idsOf(await eventsOf(store, 'note-1')), idsOf(before.slice(0, 2)))
  }),
]
