/**
 * Overwriting what an erasing event lists, after proof that it is what the event lists: this is the
 * last moment at which anyone can check.
 *
 * @since 0.1.0
 */
import {
  commitmentOf,
  type ErasedEvent,
  erasedBy,
  type EvidenceMismatch,
  type StreamDamaged,
  type StreamName,
} from '@interaction-log/core'
import { type Database, prepare } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { ofStream } from './event-file.js'
import { eventColumns, type EventRow, storedEvent } from './event-row.js'

type Erase = (
  stream: StreamName,
  beforeVersion: number,
) => E.Either<EvidenceMismatch | StreamDamaged, 'overwritten' | 'gone'>

/** Whether what is stored is exactly what is listed. */
const isProven = (row: EventRow, listed: ErasedEvent) => {
  const event = storedEvent(row)
  if (E.isLeft(event)) return event
  const { version, type, position } = event.right
  return E.right(
    listed.version === version &&
      listed.type === type &&
      listed.position === position.toString() &&
      listed.commitment === commitmentOf(event.right),
  )
}

/** Zeroes of the same length: SQLite then overwrites the old bytes where they stand. */
const zeroes = (column: string) => `${column} = CAST(zeroblob(octet_length(${column})) AS TEXT)`

export const eraseRows = (db: Database): Erase => {
  const at = prepare<EventRow>(
    db,
    `SELECT ${eventColumns} FROM events WHERE ${ofStream} AND version = ?2`,
  )
  const before = prepare<EventRow>(
    db,
    `SELECT ${eventColumns} FROM events WHERE ${ofStream} AND version < ?2 ORDER BY version`,
  )
  const count = prepare<{ rows: number }>(
    db,
    `SELECT count(*) AS rows FROM events WHERE ${ofStream} AND version < ?2`,
  )
  const stateOf = prepare<{ state: 'listed' | 'overwritten' }>(
    db,
    'SELECT state FROM pendingErasures WHERE stream = ? AND version = ?',
  )
  const overwrite = prepare(
    db,
    `UPDATE events SET ${['data', 'metadata', 'nonce'].map(zeroes).join(', ')}, erased = 1
     WHERE ${ofStream} AND version < ?2`,
  )
  const advance = prepare(
    db,
    "UPDATE pendingErasures SET state = 'overwritten' WHERE stream = ? AND version = ?",
  )

  return (stream, beforeVersion) => {
    const mismatch = (version: number) =>
      E.left<EvidenceMismatch>({ type: 'EvidenceMismatch', stream, version })
    const row = at.get(stream, beforeVersion)
    if (row === undefined) return mismatch(beforeVersion)
    const erasing = storedEvent(row)
    if (E.isLeft(erasing)) return erasing
    const listed = erasedBy(erasing.right)
    if (listed === undefined) return mismatch(beforeVersion)
    const state = stateOf.get(stream, beforeVersion)?.state
    if (state !== 'listed') return E.right(state ?? 'gone')

    if (
      listed.length !== beforeVersion - 1 ||
      count.get(stream, beforeVersion)?.rows !== listed.length
    )
      return mismatch(beforeVersion)
    let index = 0
    // One by one: together they may be larger than memory allows for.
    for (const stored of before.iterate(stream, beforeVersion)) {
      const entry = listed[index++]
      const proven = entry && isProven(stored, entry)
      if (proven !== undefined && E.isLeft(proven)) return proven
      if (proven?.right !== true) return mismatch(index)
    }
    overwrite.run(stream, beforeVersion)
    advance.run(stream, beforeVersion)
    return E.right('overwritten')
  }
}
