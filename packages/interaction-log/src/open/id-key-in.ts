/**
 * The key that goes with a log: an existing log has it or not, a new one gets it before its first
 * event.
 *
 * @since 0.1.0
 */
import { type EventStore, type IdKey, logStream, type ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { randomUuid } from '../command/random-uuid.js'
import { type KeyFileUnusable, makeIdKey, readIdKey } from './id-key-file.js'

/**
 * The id key that a file holds, to open a log in `store` with. If there is no log yet, the file is
 * made, for its owner only; if there is a log, and no file, the answer is `undefined`.
 *
 * @example
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import { idKeyIn } from '@interaction-log/interaction-log'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'log-')), 'sales.key')
 * const made = await idKeyIn(file, memoryEventStore())()
 * assert.ok(made._tag === 'Right')
 * assert.match(made.right ?? '', /^[0-9a-f]{64}$/)
 * assert.deepStrictEqual(await idKeyIn(file, memoryEventStore())(), made)
 *
 * @category constructors
 * @since 0.1.0
 */
export const idKeyIn =
  (file: string, store: EventStore): TaskEither<KeyFileUnusable | ReadFailure, IdKey | undefined> =>
  async () => {
    const stored = await store.readStream(logStream)()
    if (E.isLeft(stored)) return stored
    return stored.right.version === 0 ? makeIdKey(file, randomUuid()) : readIdKey(file)
  }
