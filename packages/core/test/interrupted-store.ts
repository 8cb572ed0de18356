/** A store in which something else happens in the very moment of an append. */
import type { EventStore } from '@interaction-log/core'

/** Before the first append of this type. */
export const interrupted = (store: EventStore, type: string, meanwhile: () => Promise<unknown>) => {
  let isLeft = true
  const interrupting: EventStore = {
    ...store,
    appendToStream: (stream, version, events) => async () => {
      if (events[0].type === type && isLeft) {
        isLeft = false
        await meanwhile()
      }
      return store.appendToStream(stream, version, events)()
    },
  }
  return interrupting
}
