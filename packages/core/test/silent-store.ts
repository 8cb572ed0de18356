/** A store that leaves exactly one question without an answer. */
import type { EventStore } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

export const silence = E.left({ type: 'StoreUnavailable', because: 'no answer' } as const)

/** It does not do what it is asked the nth time. */
export const silentAt = (store: EventStore, nth: number) => {
  let asked = 0
  const unlessSilent = <A>(ask: () => Promise<A>) => {
    asked += 1
    return asked === nth ? Promise.resolve(silence) : ask()
  }
  const silent: EventStore = {
    ...store,
    readStream: (stream) => () => unlessSilent(store.readStream(stream)),
    readAll: async function* (range) {
      asked += 1
      if (asked === nth) yield silence
      else yield* store.readAll(range)
    },
    eventAt: (position) => () => unlessSilent(store.eventAt(position)),
    appendToStream:
      (...append) =>
      () =>
        unlessSilent(store.appendToStream(...append)),
    eraseStream:
      (...erasure) =>
      () =>
        unlessSilent(store.eraseStream(...erasure)),
  }
  return { store: silent, wasSilent: () => asked >= nth }
}
