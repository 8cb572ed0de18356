/**
 * Batch after batch up to the end of the store; a failure is the last.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadAll, ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Batch } from './read-events.js'

export const batchesOf = (
  next: (range: ReadAll) => TaskEither<ReadFailure, Batch>,
): EventStore['readAll'] =>
  async function* (range) {
    let after = range.after
    for (;;) {
      const batch = await next({ ...range, after })()
      if (E.isLeft(batch)) {
        yield batch
        return
      }
      const { events, isLast } = batch.right
      const last = events.at(-1)
      if (last !== undefined) {
        after = last.position
        yield E.right(events)
      }
      if (isLast) return
    }
  }
