import { type NewEvent, randomNonce, type Uuid } from '@interaction-log/core'
import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
import { randomUUID } from 'node:crypto'

const event = (data: NewEvent['data']): NewEvent => ({
  log: randomUUID() as Uuid,
  id: randomUUID() as Uuid,
  type: 'Noted',
  data,
  metadata: {},
  nonce: randomNonce(),
})

describe('the memory event store', () => {
  it('is opened again on the same memory', async () => {
    const memory = emptyMemory()
    const first = memoryEventStore(memory)
    const noted = event({ text: 'hello' })
    await first.appendToStream('note-1', 0, [noted])()
    await first.close()()
    expect(await memoryEventStore(memory).readStream('note-1')()).toEqual({
      _tag: 'Right',
      right: { version: 1, events: [{ ...noted, stream: 'note-1', version: 1, position: 1n }] },
    })
  })
})
