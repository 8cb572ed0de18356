import type { Subject } from '@interaction-log/core/testing'
import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'

/** An empty memory store for one rule of the contract. */
export const memorySubject = (): Subject => {
  const memory = emptyMemory()
  const store = memoryEventStore(memory)
  let open = store
  return {
    store,
    reopen: async () => {
      await open.close()()
      open = memoryEventStore(memory)
      return open
    },
    damage: (stream, version) => {
      const rows = memory.streams.get(stream) ?? []
      const position = rows[version - 1]?.position
      rows[version - 1] = undefined
      memory.log[Number(position) - 1] = undefined
      return Promise.resolve()
    },
  }
}
