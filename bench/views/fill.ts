/** Writes a history into a file of events, as many at once as share a transaction well. */
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { right } from '../outcome.js'
import { type Happening, history } from './history.js'

const together = 500

const chunksOf = function* (happenings: Iterable<Happening>): Generator<readonly Happening[]> {
  let chunk: Happening[] = []
  for (const happening of happenings) {
    chunk.push(happening)
    if (chunk.length < together) continue
    yield chunk
    chunk = []
  }
  yield chunk
}

/** Of a history of so many events those behind position `after`, up to `upTo`. */
export const fill = async (
  file: string,
  events: number,
  after: number,
  upTo: number,
): Promise<void> => {
  const store = await right(sqliteEventStore(file))
  let position = 0
  for (const chunk of chunksOf(history(events))) {
    const fresh = chunk.filter(() => ++position > after && position <= upTo)
    await Promise.all(
      fresh.map(({ stream, before, event }) =>
        right(store.appendToStream(stream, before, [event])),
      ),
    )
    if (position >= upTo) break
  }
  await right(store.finishErasure())
  await right(store.close())
}
