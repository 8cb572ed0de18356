import type { StoredEvent } from '@interaction-log/core'
import { eventStoreContract, sampleErasingEvent, sampleEvent } from '@interaction-log/core/testing'
import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
import { memorySubject } from './subject.js'

describe('the memory event store', () => {
  it.each(eventStoreContract)('$rule', ({ holds }) => holds(memorySubject()))

  it('keeps the skeleton of what is erased, and none of its content', async () => {
    const memory = emptyMemory()
    const store = memoryEventStore(memory)
    const canary = sampleEvent({ data: { text: 'canary' }, metadata: { text: 'bird' } })
    await store.appendToStream('note-1', 0, [canary])()
    const first: StoredEvent = { ...canary, stream: 'note-1', version: 1, position: 1n }
    await store.appendToStream('note-1', 1, [sampleErasingEvent([first])])()
    const held = () => JSON.stringify(memory.log.map((row) => row?.content))
    expect(held()).toContain('canary')

    expect(await store.eraseStream('note-1', 2)()).toEqual({
      _tag: 'Right',
      right: { type: 'Gone' },
    })
    for (const content of ['canary', 'bird', canary.nonce]) expect(held()).not.toContain(content)
    expect(memory.log[0]).toMatchObject({ stream: 'note-1', version: 1, id: canary.id })
    expect(memory.unfinished.size).toBe(0)
  })

  it('hears in one store what another appends to the same memory', async () => {
    const memory = emptyMemory()
    const [one, other] = [memoryEventStore(memory), memoryEventStore(memory)]
    const messages = one.subscribeToAll({ after: 0n })[Symbol.asyncIterator]()
    await messages.next()
    const next = messages.next()
    await other.close()()
    await one.appendToStream('note-1', 0, [sampleEvent()])()
    expect(await next).toMatchObject({ value: { right: { type: 'Events' } } })
  })

  it('keeps nothing for a subscription that does not read', async () => {
    const memory = emptyMemory()
    const store = memoryEventStore(memory)
    const messages = store.subscribeToAll({ after: 0n })[Symbol.asyncIterator]()
    await messages.next()
    for (let version = 0; version < 10; version++)
      await store.appendToStream('note-1', version, [sampleEvent()])()
    expect(memory.waiting.size).toBe(0)
    expect(await messages.next()).toMatchObject({ value: { right: { events: { length: 10 } } } })
  })
})
