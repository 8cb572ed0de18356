/**
 * The first reading of the log: which streams are erased by now, wherever that happened, and where the
 * point lies.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import {
  categoryOf,
  type EventStore,
  originalPosition,
  type ReadFailure,
  type StoredEvent,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { ErasedStreams } from './erased-streams.js'
import type { AsOfPoint, TellProgress } from './point.js'

export const batchSize = 500

export interface FoundPoint {
  readonly position: bigint
  /** All that is erased up to here is known; a position of this store. */
  readonly erasuresUpTo: bigint
}

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** Whether an event was recorded by then. What is stored may not have the shape that it should. */
const isBy = (instant: string, { metadata: { recordedAt } }: StoredEvent): boolean =>
  typeof recordedAt === 'string' && recordedAt <= instant

export const findPoint = async (
  store: EventStore,
  categories: readonly string[],
  at: AsOfPoint,
  erased: ErasedStreams,
  tell: TellProgress,
): Promise<E.Either<ReadFailure, FoundPoint>> => {
  const head = await store.head()()
  if (E.isLeft(head)) return head
  // Positions to come are beyond all that there are, those of before a copy included.
  let position = 'position' in at ? lesser(at.position, head.right) : 0n
  let erasuresUpTo = head.right
  // An instant is looked for among all events, so that it is the same point for every view.
  const range = 'position' in at ? { categories } : {}
  for await (const batch of store.readAll({ after: 0n, batchSize, ...range })) {
    if (E.isLeft(batch)) return batch
    if ('recordedAt' in at) {
      const last = batch.right.findLast((event) => isBy(at.recordedAt, event))
      if (last !== undefined) position = originalPosition(last)
    }
    erased.add(batch.right.filter(({ stream }) => categories.includes(categoryOf(stream))))
    const reached = batch.right.at(-1)?.position ?? 0n
    erasuresUpTo = greater(reached, erasuresUpTo)
    tell({ step: 'purges', position: reached, upTo: erasuresUpTo })
    await setImmediate()
  }
  return E.right({ position, erasuresUpTo })
}
