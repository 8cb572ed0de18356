/**
 * Batch after batch up to the end of the store; a failure is the last.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadAll, ReadFailure, StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

export const batchesOf = (
  next: (range: ReadAll) => TaskEither<ReadFailure, readonly StoredEvent[]>,
): EventStore['readAll'] =>
  async function* (range) {
    let after = range.after
    for (;;) {
      const batch = await next({ ...range, after })()
      const last = E.isRight(batch) ? batch.right.at(-1) : undefined
      if (E.isLeft(batch) || last !== undefined) yield batch
      if (last === undefined) return
      after = last.position
    }
  }
