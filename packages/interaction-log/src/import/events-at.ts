/**
 * Many events that lie close together, read as batches instead of one by one.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadFailure, StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

/** The events of interactions at these positions, by position; what is erased is not among them. */
export const eventsAt = async (
  store: EventStore,
  positions: ReadonlySet<bigint>,
): Promise<E.Either<ReadFailure, ReadonlyMap<bigint, StoredEvent>>> => {
  const found = new Map<bigint, StoredEvent>()
  const [lowest, ...others] = [...positions].sort((a, b) => (a < b ? -1 : 1))
  if (lowest === undefined) return E.right(found)
  const first = await store.eventAt(lowest)()
  if (E.isLeft(first)) return first
  if (first.right !== undefined) found.set(lowest, first.right)
  const highest = others.at(-1)
  if (highest === undefined) return E.right(found)
  // From a position that the store has given: a server may refuse any other.
  const range = { after: lowest, categories: ['interaction'], batchSize: positions.size }
  for await (const batch of store.readAll(range)) {
    if (E.isLeft(batch)) return batch
    for (const event of batch.right)
      if (positions.has(event.position)) found.set(event.position, event)
    if (batch.right.some(({ position }) => position >= highest)) break
  }
  return E.right(found)
}
