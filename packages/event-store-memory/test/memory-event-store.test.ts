import { eventStoreContract } from '@interaction-log/core/testing'
import { memorySubject } from './subject.js'

describe('the memory event store', () => {
  it.each(eventStoreContract)('$rule', async ({ holds }) => {
    await holds(memorySubject())
  })
})
