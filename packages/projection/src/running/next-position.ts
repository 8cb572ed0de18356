/**
 * Whether the log holds anything more for a view.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

/** Of the first event of these categories behind this position; `undefined` = there is none. */
export const nextPosition = async (
  store: EventStore,
  after: bigint,
  categories: readonly string[],
): Promise<E.Either<ReadFailure, bigint | undefined>> => {
  for await (const batch of store.readAll({ after, categories, batchSize: 1 })) {
    if (E.isLeft(batch)) return batch
    const [first] = batch.right
    if (first !== undefined) return E.right(first.position)
  }
  return E.right(undefined)
}
