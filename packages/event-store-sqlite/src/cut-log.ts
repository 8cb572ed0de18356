/**
 * Moving the write-ahead log into the file and cutting it, which takes a moment without readers.
 *
 * @since 0.1.0
 */
import { setTimeout } from 'node:timers/promises'
import {
  attempt,
  checkpointTruncate,
  type Database,
  type SqliteFailure,
} from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'

/** Pauses between attempts while another connection reads, in milliseconds. */
const pauses = [1, 4, 16, 64, 128]

export const cutLog = async (db: Database): Promise<E.Either<SqliteFailure, 'done' | 'busy'>> => {
  for (const pause of pauses) {
    const result = attempt(() => checkpointTruncate(db))
    if (E.isLeft(result) || result.right === 'done') return result
    await setTimeout(pause)
  }
  return attempt(() => checkpointTruncate(db))
}
