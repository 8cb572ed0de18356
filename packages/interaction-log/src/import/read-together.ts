/**
 * Each row of a batch asks for the event that it has appended; all of them are read at once, when
 * every row has asked or ended.
 *
 * @since 0.1.0
 */
import type { EventStore, StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { eventsAt } from './events-at.js'
import { gate } from './gate.js'

/** Works that begin together share one reading; what one asks for later is not in it. */
export const readTogether = (store: EventStore) => {
  const asked: Promise<void>[] = []
  const positions = new Set<bigint>()
  let reading: ReturnType<typeof eventsAt> | undefined
  const readAll = async () => {
    await Promise.all(asked)
    return eventsAt(store, positions)
  }
  return async <A>(work: (eventAt: EventStore['eventAt']) => Promise<A>): Promise<A> => {
    const { opened, open } = gate()
    asked.push(opened)
    try {
      return await work((position) => async () => {
        positions.add(position)
        open()
        reading ??= readAll()
        return E.map((events: ReadonlyMap<bigint, StoredEvent>) => events.get(position))(
          await reading,
        )
      })
    } finally {
      open()
    }
  }
}
