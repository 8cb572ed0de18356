/**
 * Reading: each read is a query of its own that begins and ends at once.
 *
 * @since 0.1.0
 */
import {
  type ReadAll,
  type StoredEvent,
  type StreamDamaged,
  type StreamName,
  type StreamRead,
  wholeStream,
} from '@interaction-log/core'
import { type Database, prepare, type SqlValue, type Statement } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { ofStream } from './event-file.js'
import { eventColumns, type EventRow, storedEvent } from './event-row.js'

type Read<A> = E.Either<StreamDamaged, A>

/** The next events of a range. */
export interface Batch {
  readonly events: readonly StoredEvent[]
  /** There was nothing behind them. */
  readonly isLast: boolean
}

export interface EventReader {
  readonly stream: (stream: StreamName) => Read<StreamRead>
  readonly at: (position: bigint) => Read<StoredEvent | undefined>
  readonly head: () => bigint
  readonly batch: (range: ReadAll) => Read<Batch>
}

const usualBatch = 500

/** Characters of data and metadata after which a batch ends. */
const batchLength = 4 * 1024 * 1024

const batchIn = (rows: Iterable<EventRow>, limit: number): Read<Batch> => {
  const events: StoredEvent[] = []
  let length = 0
  for (const row of rows) {
    const event = storedEvent(row)
    if (E.isLeft(event)) return event
    events.push(event.right)
    length += row.data.length + row.metadata.length
    if (length > batchLength) return E.right({ events, isLast: false })
  }
  return E.right({ events, isLast: events.length < limit })
}

const select = (where: string) => `SELECT ${eventColumns} FROM events WHERE ${where} AND erased = 0`

/** One ordered index scan a category, merged as they run: no category is read as a whole. */
const batchSql = (categories: number | undefined): string =>
  `${
    categories === undefined
      ? select('position > ?')
      : Array<string>(categories).fill(select('category = ? AND position > ?')).join(' UNION ALL ')
  } ORDER BY position LIMIT ?`

export const eventReader = (db: Database): EventReader => {
  const rowsOf = prepare<EventRow>(db, `${select(ofStream)} ORDER BY version`)
  const at = prepare<EventRow>(db, select('position = ?'))
  const head = prepare<{ position: number | null }>(
    db,
    'SELECT max(position) AS position FROM events',
  )
  const batches = new Map<number | undefined, Statement<EventRow>>()
  const batchOf = (categories: number | undefined) => {
    const statement = batches.get(categories) ?? prepare<EventRow>(db, batchSql(categories))
    batches.set(categories, statement)
    return statement
  }

  return {
    stream: (stream) => {
      const held: StoredEvent[] = []
      for (const row of rowsOf.all(stream)) {
        const event = storedEvent(row)
        if (E.isLeft(event)) return event
        held.push(event.right)
      }
      return wholeStream(stream, held)
    },
    at: (position) => {
      const row = at.get(Number(position))
      return row === undefined ? E.right(undefined) : storedEvent(row)
    },
    head: () => BigInt(head.get()?.position ?? 0),
    batch: ({ after, categories, batchSize = usualBatch }) => {
      const wanted = categories && [...new Set(categories)]
      if (wanted?.length === 0) return E.right({ events: [], isLast: true })
      const start = Number(after)
      const scans: SqlValue[] = wanted?.flatMap((category) => [category, start]) ?? [start]
      const limit = batchSize >= 1 ? Math.floor(batchSize) : 1
      return batchIn(batchOf(wanted?.length).iterate(...scans, limit), limit)
    },
  }
}
