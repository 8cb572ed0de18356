/**
 * @since 0.1.0
 */
import {
  categoryOf,
  type ReadAll,
  type ReadFailure,
  type StoredEvent,
  type StreamName,
  type StreamRead,
  wholeStream,
} from '@interaction-log/core'
import type * as E from 'fp-ts/lib/Either.js'
import { type Memory, readable } from './memory.js'

const isEvent = (event: StoredEvent | undefined): event is StoredEvent => event !== undefined

/**
 * @since 0.1.0
 */
export const readStream = (memory: Memory, stream: StreamName): E.Either<ReadFailure, StreamRead> =>
  wholeStream(stream, (memory.streams.get(stream) ?? []).map(readable).filter(isEvent))

/**
 * Some events in order of position, and how far was looked for them.
 *
 * @since 0.1.0
 */
export interface Batch {
  readonly events: readonly StoredEvent[]
  readonly upTo: bigint
}

/**
 * The next batch; one without events means that the end is reached.
 *
 * @since 0.1.0
 */
export const nextBatch = (
  { log }: Memory,
  { after, categories, batchSize = 1000 }: ReadAll,
): Batch => {
  const wanted = categories && new Set(categories)
  const most = Math.max(1, batchSize)
  const events: StoredEvent[] = []
  let index = Number(after)
  for (; index < log.length && events.length < most; index++) {
    const row = log[index]
    if (row === undefined || wanted?.has(categoryOf(row.stream)) === false) continue
    const event = readable(row)
    if (event !== undefined) events.push(event)
  }
  return { events, upTo: BigInt(index) }
}
