import type { AppendFailure, EventStore } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

export const dead = { type: 'StoreUnavailable', because: 'it died' } as const

/** Takes this many appends; what it says of the last one may get lost. */
export const dyingAfter = (store: EventStore, appends: number, isLost: boolean) => {
  let left = appends
  const alive: EventStore = {
    ...store,
    appendToStream: (stream, version, events) => async () => {
      if (left <= 0) return E.left<AppendFailure>(dead)
      left -= 1
      const appended = await store.appendToStream(stream, version, events)()
      return left === 0 && isLost ? E.left<AppendFailure>(dead) : appended
    },
    eraseStream: (stream, version) => () =>
      left <= 0 ? Promise.resolve(E.left(dead)) : store.eraseStream(stream, version)(),
  }
  return { store: alive, isAlive: () => left > 0, left: () => left }
}
