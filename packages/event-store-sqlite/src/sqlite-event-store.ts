/**
 * The event store in one SQLite file. Several processes may use the same file at once.
 *
 * @since 0.1.0
 */
import {
  type AppendFailure,
  categoryOf,
  encodeAppend,
  type EventStore,
  type ReadAll,
  type StreamName,
} from '@interaction-log/core'
import {
  attempt,
  checkpointTruncate,
  type Database,
  openDatabase,
  type OpenFailure,
} from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { appendRows, newRow, type NewRow } from './append.js'
import { changesOf } from './changes.js'
import { erasures } from './erasure.js'
import { eventFile } from './event-file.js'
import { batchesOf } from './batches.js'
import { eventReader } from './read-events.js'
import { read } from './read.js'
import { subscribe } from './subscription.js'
import { unavailable } from './unavailable.js'
import { type CommitFailed, writeQueue } from './write-queue.js'

const appendFailure =
  (stream: StreamName) =>
  (failure: AppendFailure | CommitFailed): AppendFailure =>
    failure.type === 'CommitFailed'
      ? { type: 'UnknownOutcome', stream, because: failure.because }
      : failure

/** Columns beside data and metadata, and indexes: about what an event adds to that. */
const envelopeBytes = 512

const bytesOf = (rows: readonly NewRow[]): number =>
  rows.reduce((sum, { values }) => sum + values[3].length + values[4].length + envelopeBytes, 0)

const storeOn = (file: string, db: Database): EventStore => {
  const changes = changesOf(db)
  const written = new Set<string>()
  const queue = writeQueue(db, () => {
    changes.notice(written)
    written.clear()
  })
  const append = appendRows(db)
  const reader = eventReader(db)

  const batch = (range: ReadAll) => read(() => reader.batch(range))

  return {
    appendToStream: (stream, expectedVersion, events) => () => {
      const encoded = encodeAppend(stream, events)
      if (E.isLeft(encoded)) return Promise.resolve(encoded)
      const rows = encoded.right.map(newRow)
      return queue
        .write(bytesOf(rows), () => {
          written.add(categoryOf(stream))
          return append(stream, expectedVersion, rows)
        })
        .then(E.mapLeft(appendFailure(stream)))
    },
    readStream: (stream) => read(() => reader.stream(stream)),
    readAll: batchesOf(batch),
    subscribeToAll: (range) =>
      subscribe(
        {
          next: (rest) =>
            read(() => {
              const head = reader.head()
              return pipe(
                reader.batch(rest),
                E.map((found) => ({ head, ...found })),
              )
            }),
          changes,
          isOpen: () => db.isOpen,
        },
        range,
      ),
    eventAt: (position) => read(() => reader.at(position)),
    head: () => read(() => E.right(reader.head())),
    ...erasures(db, file, queue),
    close: () => async () => {
      await queue.close()
      if (!db.isOpen) return E.right(undefined)
      // Whoever opens the file next would do it as well: it need not succeed now.
      attempt(() => checkpointTruncate(db))
      const closed = attempt(() => {
        db.close()
      })
      changes.notice()
      return E.mapLeft(unavailable)(closed)
    },
  }
}

/**
 * Opens the event store in `file`, and makes the file if it does not exist. The folder must exist.
 *
 * @example
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'log-')), 'interactions.db')
 * const opened = await sqliteEventStore(file)()
 * assert.ok(opened._tag === 'Right')
 * assert.deepStrictEqual(await opened.right.head()(), { _tag: 'Right', right: 0n })
 *
 * await opened.right.close()()
 * assert.deepStrictEqual(await opened.right.head()(), {
 *   _tag: 'Left',
 *   left: { type: 'StoreUnavailable', because: 'the database is closed' },
 * })
 *
 * @category constructors
 * @since 0.1.0
 */
export const sqliteEventStore = (file: string): TE.TaskEither<OpenFailure, EventStore> =>
  pipe(
    openDatabase(file, eventFile, 'full'),
    TE.chainEitherK((db) =>
      pipe(
        attempt(() => storeOn(file, db)),
        E.mapLeft(({ because }): OpenFailure => {
          db.close()
          return { type: 'FileUnavailable', file, because }
        }),
      ),
    ),
  )
