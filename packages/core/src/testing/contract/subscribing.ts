/**
 * Subscriptions: first what is stored, then what comes, each event once and in order.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import { setTimeout as pause } from 'node:timers/promises'
import { sampleEvent } from '../sample-event.js'
import { allOf, answered, append, eventsOf, idsOf, several } from './asking.js'
import { hear, listen, nextMessage } from './hearing.js'
import { rule, type Rule } from './rule.js'

const caughtUp = 'CaughtUp'

/** @since 0.1.0 */
export const subscribing: readonly Rule[] = [
  rule('A subscription says what is stored and then once that it has caught up.', async (s) => {
    const events = several(7)
    await append(s.store, 'note-1', 0, ...events)
    const later = sampleEvent()
    const messages = listen(s.store, { batchSize: 3 })
    assert.deepEqual(await hear(messages, 8), [...idsOf(events), caughtUp])
    await append(s.store, 'note-2', 0, later)
    assert.deepEqual(await hear(messages, 1), [later.id])
  }),

  rule('A subscription to an empty store has caught up at once.', async ({ store }) => {
    const messages = listen(store)
    assert.deepEqual(await hear(messages, 1), [caughtUp])
    const event = sampleEvent()
    await append(store, 'note-1', 0, event)
    assert.deepEqual(await hear(messages, 1), [event.id])
  }),

  rule('Having caught up names a position up to which all was said.', async ({ store }) => {
    const { position } = await append(store, 'note-1', 0, sampleEvent(), sampleEvent())
    await append(store, 'other-1', 0, sampleEvent())
    const messages = listen(store, { categories: ['note'] })
    await hear(messages, 2)
    const message = await nextMessage(messages)
    const said = message.type === 'CaughtUp' ? message.position : assert.fail('not caught up')
    assert.ok(said >= position && said <= (await answered(store.head())))
  }),

  rule('A subscription goes on with what is appended later, in order, each once.', async (s) => {
    const messages = listen(s.store)
    await hear(messages, 1)
    for (const round of [0, 1, 2]) {
      const events = several(5)
      await append(s.store, 'note-1', round * 5, ...events)
      const other = sampleEvent()
      await append(s.store, `other-${String(round)}`, 0, other)
      assert.deepEqual(await hear(messages, 6), [...idsOf(events), other.id])
    }
  }),

  rule('What is appended while a subscription catches up is said once.', async ({ store }) => {
    const [stored, coming] = [several(40), several(8)]
    await append(store, 'note-1', 0, ...stored)
    const messages = listen(store, { batchSize: 4 })
    const appendComing = async () => {
      for (const [index, event] of coming.entries()) {
        await append(store, 'note-1', 40 + index, event)
        await pause(1)
      }
    }
    const [heard] = await Promise.all([hear(messages, 49), appendComing()])
    assert.deepEqual(
      heard.filter((said) => said !== caughtUp),
      idsOf([...stored, ...coming]),
    )
  }),

  rule('A subscription starts behind the given position.', async ({ store }) => {
    const events = several(5)
    await append(store, 'note-1', 0, ...events)
    const after = (await eventsOf(store, 'note-1'))[2]?.position ?? 0n
    assert.deepEqual(await hear(listen(store, { after }), 3), [...idsOf(events.slice(3)), caughtUp])
  }),

  rule('A subscription says events of its categories only, before and after.', async (s) => {
    const [first, second] = [sampleEvent(), sampleEvent()]
    await append(s.store, 'noteDraft-1', 0, sampleEvent())
    await append(s.store, 'note-1', 0, first)
    const messages = listen(s.store, { categories: ['note'] })
    assert.deepEqual(await hear(messages, 2), [first.id, caughtUp])
    await append(s.store, 'noteDraft-1', 1, sampleEvent())
    await append(s.store, 'note-1', 1, second)
    assert.deepEqual(await hear(messages, 1), [second.id])
  }),

  rule('A subscription says no more events at once than asked for.', async ({ store }) => {
    await append(store, 'note-1', 0, ...several(10))
    const messages = listen(store, { batchSize: 3 })
    for (let count = 0; count < 10;) {
      const message = await nextMessage(messages)
      const said = message.type === 'Events' ? message.events.length : 0
      assert.ok(said > 0 && said <= 3)
      count += said
    }
  }),

  rule('A slow reader misses nothing.', async ({ store }) => {
    const events = several(150)
    const messages = listen(store)
    await hear(messages, 1)
    for (const [version, event] of events.entries()) await append(store, 'note-1', version, event)
    assert.deepEqual(await hear(messages, 150), idsOf(events))
  }),

  rule('Two subscriptions hear everything, each for itself.', async ({ store }) => {
    const [stored, later] = [sampleEvent(), sampleEvent()]
    await append(store, 'note-1', 0, stored)
    const both = [listen(store), listen(store)]
    for (const messages of both) assert.deepEqual(await hear(messages, 2), [stored.id, caughtUp])
    const heard = both.map((messages) => hear(messages, 1))
    await append(store, 'note-1', 1, later)
    assert.deepEqual(await Promise.all(heard), [[later.id], [later.id]])
  }),

  rule('Live events are what is stored, not what was handed in.', async ({ store }) => {
    const messages = listen(store)
    await hear(messages, 1)
    const given = sampleEvent({ data: { zero: -0, list: ['as given'] } })
    const next = nextMessage(messages)
    await append(store, 'note-1', 0, given)
    const message = await next
    const live = message.type === 'Events' ? message.events : []
    assert.deepEqual(live, await allOf(store))
    assert.notEqual(live[0]?.data['list'], given.data['list'])
  }),
]
