/**
 * Appending inside the transaction of a group: check, then insert.
 *
 * @since 0.1.0
 */
import {
  type Appended,
  categoryOf,
  type EncodedEvent,
  erasedBy,
  type StreamName,
  type VersionConflict,
} from '@interaction-log/core'
import { type Database, prepare } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { ofStream } from './event-file.js'

/** What will be inserted, copied from what the caller still owns. */
export interface NewRow {
  readonly values: readonly [
    log: string,
    id: string,
    type: string,
    data: string,
    metadata: string,
    nonce: string,
  ]
  readonly id: string
  /** The versions that the event lists as erased, if it is an erasing event. */
  readonly erases: readonly number[] | undefined
}

export const newRow = ({ event, data, metadata }: EncodedEvent): NewRow => ({
  values: [event.log, event.id, event.type, data, metadata, event.nonce],
  id: event.id,
  erases: erasedBy(event)?.map(({ version }) => version),
})

type Append = (
  stream: StreamName,
  expected: number,
  rows: readonly NewRow[],
) => E.Either<VersionConflict, Appended>

export const appendRows = (db: Database): Append => {
  const lastOf = prepare<{ version: number }>(
    db,
    `SELECT version FROM events WHERE ${ofStream} ORDER BY version DESC LIMIT 1`,
  )
  const stored = prepare<{ id: string; version: number; position: number }>(
    db,
    `SELECT id, version, position FROM events
     WHERE ${ofStream} AND version > ?2 AND version <= ?3 ORDER BY version`,
  )
  const insert = prepare(
    db,
    `INSERT INTO events (stream, version, category, log, id, type, data, metadata, nonce)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const hide = prepare(
    db,
    `UPDATE events SET erased = 1
     WHERE ${ofStream} AND version < ?2 AND version IN (SELECT value FROM json_each(?3))`,
  )
  const remember = prepare(db, "INSERT INTO pendingErasures VALUES (?, ?, 'listed')")

  /** The last row of an earlier append of just these events, if there was one. */
  const repeated: (...append: Parameters<Append>) => Appended | undefined = (
    stream,
    expected,
    rows,
  ) => {
    const earlier = stored.all(stream, expected, expected + rows.length)
    const last = earlier.at(-1)
    return last !== undefined &&
      earlier.length === rows.length &&
      rows.every(({ id }, index) => id === earlier[index]?.id)
      ? { version: last.version, position: BigInt(last.position) }
      : undefined
  }

  return (stream, expected, rows) => {
    const actual = lastOf.get(stream)?.version ?? 0
    if (actual !== expected) {
      const appended = actual > expected ? repeated(stream, expected, rows) : undefined
      return appended === undefined
        ? E.left({ type: 'VersionConflict', stream, expected, actual })
        : E.right(appended)
    }
    const category = categoryOf(stream)
    let version = expected
    let position: number | bigint = 0
    for (const { values, erases } of rows) {
      version++
      position = insert.run(stream, version, category, ...values).lastInsertRowid
      if (erases === undefined) continue
      hide.run(stream, version, JSON.stringify(erases))
      remember.run(stream, version)
    }
    return E.right({ version, position: BigInt(position) })
  }
}
