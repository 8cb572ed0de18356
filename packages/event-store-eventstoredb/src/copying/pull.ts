/**
 * A log event by event, each taken when it is wanted.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadFailure, StoredEvent } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

export interface Pull {
  /** `undefined` = there are no more. */
  readonly next: () => Promise<E.Either<ReadFailure, StoredEvent | undefined>>
  readonly close: () => Promise<unknown>
}

const oneByOne = async function* (
  store: EventStore,
  isWanted: (event: StoredEvent) => boolean,
): AsyncGenerator<E.Either<ReadFailure, StoredEvent>, undefined> {
  for await (const batch of store.readAll({ after: 0n })) {
    if (E.isLeft(batch)) {
      yield batch
      continue
    }
    for (const event of batch.right) {
      if (!isWanted(event)) return
      yield E.right(event)
    }
  }
}

/** It ends at the first event that is not wanted. */
export const pull = (store: EventStore, isWanted: (event: StoredEvent) => boolean): Pull => {
  const events = oneByOne(store, isWanted)
  return {
    next: async () => (await events.next()).value ?? E.right(undefined),
    close: () => events.return(undefined),
  }
}
