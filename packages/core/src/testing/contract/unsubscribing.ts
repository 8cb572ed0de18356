/**
 * How a subscription ends.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import { sampleEvent } from '../sample-event.js'
import { answered, append, right, several } from './asking.js'
import { assertEnded, hear, listen, messagesOf, nextMessage } from './hearing.js'
import { rule, type Rule } from './rule.js'

/** @since 0.1.0 */
export const unsubscribing: readonly Rule[] = [
  rule('A subscription that waits ends when it is canceled, and may be again.', async (s) => {
    const subscription = s.store.subscribeToAll({ after: 0n })
    const messages = messagesOf(subscription)
    await hear(messages, 1)
    const waiting = messages.next()
    await subscription.cancel()
    assert.equal((await waiting).done, true)
    await subscription.cancel()
    await append(s.store, 'note-1', 0, sampleEvent())
    assert.equal((await messages.next()).done, true)
  }),

  rule('A subscription can be canceled with events yet unheard.', async ({ store }) => {
    await append(store, 'note-1', 0, ...several(9))
    const subscription = store.subscribeToAll({ after: 0n, batchSize: 2 })
    const messages = messagesOf(subscription)
    await nextMessage(messages)
    const unread = store.subscribeToAll({ after: 0n })
    for (const each of [subscription, unread]) await each.cancel()
    for (const each of [messages, messagesOf(unread)]) assert.equal((await each.next()).done, true)
  }),

  rule('A subscription ends when its loop is left.', async ({ store }) => {
    await append(store, 'note-1', 0, ...several(9))
    const messages = listen(store, { batchSize: 2 })
    for await (const message of { [Symbol.asyncIterator]: () => messages }) {
      right(message)
      break
    }
    assert.equal((await messages.next()).done, true)
  }),

  rule('A subscription that waits ends when its store is closed.', async ({ store }) => {
    const messages = listen(store)
    await hear(messages, 1)
    const waiting = messages.next()
    await answered(store.close())
    await assertEnded(messages, waiting)
  }),
]
