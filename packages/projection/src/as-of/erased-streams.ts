/**
 * The streams that are erased by now, in a table: there may be more of them than fit into memory.
 *
 * @since 0.1.0
 */
import { erasedBy, type StoredEvent } from '@interaction-log/core'
import { type Database, prepare } from '@interaction-log/sqlite'

/** Where an erasing event's stream began; `undefined`: it erases nothing, or is no erasing event. */
export const erasedFrom = (event: StoredEvent): bigint | undefined => {
  const [first] = erasedBy(event) ?? []
  return first && BigInt(first.position)
}

/** Positions as text of one length, which sorts as they do and is not limited to 64 bits. */
const sortable = (position: bigint): string => String(position).padStart(20, '0')

export interface ErasedStreams {
  readonly add: (events: readonly StoredEvent[]) => void
  /** The events that no erasing event lists, also if the store still has the others. */
  readonly without: (events: readonly StoredEvent[]) => readonly StoredEvent[]
  /** How many of the streams had begun by then. */
  readonly count: (upTo: bigint) => number
}

export const erasedStreams = (db: Database): ErasedStreams => {
  db.exec(
    `CREATE TABLE erased_streams (stream TEXT PRIMARY KEY, version INTEGER, began_at TEXT)
     STRICT, WITHOUT ROWID`,
  )
  const insert = prepare(db, 'INSERT OR REPLACE INTO erased_streams VALUES (?, ?, ?)')
  const find = prepare<{ stream: string; version: number }>(
    db,
    `SELECT stream, version FROM erased_streams
     WHERE stream IN (SELECT value FROM json_each(?))`,
  )
  const countUpTo = prepare<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM erased_streams WHERE began_at <= ?',
  )
  return {
    add: (events) => {
      for (const event of events) {
        const began = erasedFrom(event)
        if (began !== undefined) insert.run(event.stream, event.version, sortable(began))
      }
    },
    without: (events) => {
      const streams = JSON.stringify([...new Set(events.map(({ stream }) => stream))])
      const erasedAt = new Map(find.all(streams).map(({ stream, version }) => [stream, version]))
      return events.filter(({ stream, version }) => version >= (erasedAt.get(stream) ?? 0))
    },
    count: (upTo) => countUpTo.get(sortable(upTo))?.count ?? 0,
  }
}
