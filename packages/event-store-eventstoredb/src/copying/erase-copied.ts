/**
 * What is purged in a log is purged in its copy: checks what the copy still holds of it, or holds in
 * its place, against the evidence, and erases it.
 *
 * @since 0.1.0
 */
import {
  type EraseFailure,
  type Erasure,
  erasedBy,
  type EventStore,
  originalPosition,
  type StoredEvent,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { CopyFailure } from './copied.js'

export interface ErasedCopies {
  readonly erased: number
  readonly erasure: Erasure['type']
}

const together = 64

const erase = async (
  target: EventStore,
  { stream, version }: StoredEvent,
): Promise<E.Either<CopyFailure, Erasure>> =>
  E.mapLeft((failure: EraseFailure): CopyFailure =>
    failure.type === 'EvidenceMismatch'
      ? { type: 'CopyDiffers', stream, version: failure.version }
      : failure,
  )(await target.eraseStream(stream, version)())

/** Up to this position of the log's own. */
export const eraseCopied = async (
  source: EventStore,
  target: EventStore,
  upTo: bigint,
): Promise<E.Either<CopyFailure, ErasedCopies>> => {
  let erased = 0
  let erasure: Erasure['type'] = 'Gone'
  for await (const batch of source.readAll({ after: 0n, batchSize: together })) {
    if (E.isLeft(batch)) return batch
    const erasing = batch.right.flatMap((event) => {
      const count = originalPosition(event) <= upTo ? (erasedBy(event)?.length ?? 0) : 0
      return count === 0 ? [] : [{ event, count }]
    })
    const answers = await Promise.all(erasing.map(({ event }) => erase(target, event)))
    for (const answer of answers) {
      if (E.isLeft(answer)) return answer
      if (answer.right.type === 'Hidden') erasure = 'Hidden'
    }
    for (const { count } of erasing) erased += count
  }
  return E.right({ erased, erasure })
}
