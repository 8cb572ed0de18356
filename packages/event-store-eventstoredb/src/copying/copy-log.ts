/**
 * Copying a log to EventStoreDB: one event after the other, so that their order is kept; then the copy
 * is compared with the log.
 *
 * @since 0.1.0
 */
import { type EventStore, originalPosition } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { type Connected, connected, type EventStoreDbOptions } from '../connected.js'
import { compare } from './compare.js'
import type { Copied, CopyFailure } from './copied.js'
import { copyEvent } from './copy-event.js'
import { eraseCopied } from './erase-copied.js'

/**
 * How far copying has come.
 *
 * @category model
 * @since 0.1.0
 */
export interface CopyProgress {
  /** Events that the copy has. */
  readonly copied: number
  /** Events of the log when copying began. */
  readonly of: number
}

/**
 * @category model
 * @since 0.1.0
 */
export interface CopyLog {
  /** It is only read. What is written to it meanwhile is copied the next time. */
  readonly from: EventStore
  readonly to: EventStoreDbOptions
  readonly onProgress?: (progress: CopyProgress) => void
  /** Ends copying after the event that is under way. */
  readonly signal?: AbortSignal
}

type Outcome = E.Either<CopyFailure, Copied>

const copied = async (
  { from, onProgress, signal }: CopyLog,
  target: Connected,
): Promise<Outcome> => {
  const before = await compare(from, target.store)
  if (E.isLeft(before)) return before
  let { last, copied: there } = before.right
  const say = () => onProgress?.({ copied: there, of: Math.max(there, before.right.of) })

  say()
  for await (const batch of from.readAll({ after: last?.position ?? 0n })) {
    if (E.isLeft(batch)) return batch
    for (const event of batch.right) {
      if (signal?.aborted === true) return E.left({ type: 'CopyInterrupted' })
      const written = await copyEvent(target, event)
      if (E.isLeft(written)) return written
      last = event
      there++
    }
    say()
  }
  if (last === undefined) return E.left({ type: 'NothingToCopy' })

  const upTo = originalPosition(last)
  const after = await compare(from, target.store, upTo)
  if (E.isLeft(after)) return after
  const { missing, of } = after.right
  if (missing !== undefined)
    return E.left({ type: 'CopyDiffers', stream: missing.stream, version: missing.version })
  const erased = await eraseCopied(from, target.store, upTo)
  if (E.isLeft(erased)) return erased
  const count = there - before.right.copied
  return E.right({ type: 'Copied', log: last.log, copied: count, of, ...erased.right })
}

/**
 * Copies a log to EventStoreDB, or goes on with a copy that was begun: with its ids, versions,
 * metadata, nonces and commitments, in its order. Entry numbers and evidence stay. What is erased
 * becomes placeholders; what was purged since it was copied is erased in the copy too. Afterwards the
 * copy is compared with the log, event by event. Copying again changes nothing.
 *
 * @example
 * import { copyLog } from '@interaction-log/event-store-eventstoredb'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import { startEventStoreDb } from '@interaction-log/eventstoredb-in-process'
 * import { openInteractionLog } from '@interaction-log/interaction-log'
 *
 * const from = memoryEventStore()
 * const opened = await openInteractionLog({ store: from, actor: 'u-17', currency: 'EUR' })
 * assert.ok(opened.type === 'Opened')
 * await opened.log.defineGroup({ code: 'PHONE', description: 'Phone calls' })
 * await opened.log.close()
 *
 * const server = await startEventStoreDb()
 * const to = { connectionString: server.connectionString, prefix: 'sales:' }
 * const first = await copyLog({ from, to })()
 * assert.ok(first._tag === 'Right')
 * assert.strictEqual(first.right.copied, 2)
 *
 * const again = await copyLog({ from, to })()
 * assert.deepStrictEqual(again, { ...first, right: { ...first.right, copied: 0 } })
 * await server.stop()
 *
 * @category copying
 * @since 0.1.0
 */
export const copyLog =
  (request: CopyLog): TaskEither<CopyFailure, Copied> =>
  async () => {
    const target = connected(request.to)
    if (E.isLeft(target)) return target
    try {
      return await copied(request, target.right)
    } finally {
      await target.right.server.close()
    }
  }
