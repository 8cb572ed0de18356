import { eventStoreContract, sampleEvent } from '@interaction-log/core/testing'
import { yourSubject } from '../../../examples/your-own-event-store.js'

describe('a store of your own, which takes 1 MiB an append', () => {
  it.each(eventStoreContract)('$rule', ({ holds }) => holds(yourSubject()))

  it('does not take more', async () => {
    const more = Array.from({ length: 7000 }, () => sampleEvent({ data: {}, metadata: {} }))
    const { store } = yourSubject()
    expect(await store.appendToStream('note-1', 0, [sampleEvent(), ...more])()).toEqual({
      _tag: 'Left',
      left: { type: 'StoreUnavailable', because: 'a message of more than 1 MiB' },
    })
    expect(await store.head()()).toEqual({ _tag: 'Right', right: 0n })
  })
})
