/**
 * How far a view is behind the log.
 *
 * @since 0.1.0
 */
import type { EventStore, ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { nextPosition } from './next-position.js'

/** In positions of the store; 0 if the log holds nothing more that the view reads. */
export const lagBehind =
  (
    store: EventStore,
    categories: readonly string[],
    positionOfView: () => bigint,
  ): TaskEither<ReadFailure, bigint> =>
  async () => {
    const position = positionOfView()
    const head = await store.head()()
    if (E.isLeft(head) || head.right <= position) return E.isLeft(head) ? head : E.right(0n)
    const next = await nextPosition(store, position, categories)
    if (E.isLeft(next)) return next
    return E.right(next.right === undefined ? 0n : head.right - position)
  }
