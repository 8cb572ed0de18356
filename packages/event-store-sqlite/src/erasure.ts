/**
 * From an erasing event to `Gone`: overwrite, then move the write-ahead log into the file and cut
 * it, once for all erasures that come together. The table of pending erasures says what is left to
 * do, after a crash too.
 *
 * @since 0.1.0
 */
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type {
  EraseFailure,
  Erasure,
  ErasureReport,
  EventStore,
  StreamName,
} from '@interaction-log/core'
import {
  attemptWhileBusy,
  type Database,
  prepare,
  type SqliteFailure,
} from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { cutLog } from './cut-log.js'
import { eraseRows } from './erase.js'
import { unavailable } from './unavailable.js'
import type { CommitFailed, WriteQueue } from './write-queue.js'

interface Pending {
  readonly stream: StreamName
  readonly version: number
}

/** About what one erasure writes, in bytes. */
const erasureBytes = 16_384

const pageSize = 256

/** An erasure whose commit failed is still pending, and is safe to repeat. */
const repeatable = (failure: EraseFailure | CommitFailed): EraseFailure =>
  failure.type === 'CommitFailed' ? { type: 'StoreUnavailable', because: failure.because } : failure

export const erasures = (
  db: Database,
  file: string,
  { write }: WriteQueue,
): Pick<EventStore, 'eraseStream' | 'finishErasure'> => {
  const eraseRowsOf = eraseRows(db)
  const overwritten = prepare<Pending>(
    db,
    "SELECT stream, version FROM pendingErasures WHERE state = 'overwritten'",
  )
  const listedAfter = prepare<Pending>(
    db,
    `SELECT stream, version FROM pendingErasures
     WHERE state = 'listed' AND (stream, version) > (?, ?)
     ORDER BY stream, version LIMIT ${String(pageSize)}`,
  )
  const count = prepare<{ pending: number }>(db, 'SELECT count(*) AS pending FROM pendingErasures')
  const forget = prepare(db, 'DELETE FROM pendingErasures WHERE stream = ? AND version = ?')

  const overwrite =
    ({ stream, version }: Pending): TE.TaskEither<EraseFailure, 'overwritten' | 'gone'> =>
    () =>
      write(erasureBytes, () => eraseRowsOf(stream, version)).then(E.mapLeft(repeatable))

  const ask = <A>(question: () => A): TE.TaskEither<EraseFailure, A> =>
    pipe(attemptWhileBusy(question), TE.mapLeft(unavailable))

  const forgetAll =
    (done: readonly Pending[]): TE.TaskEither<EraseFailure, Erasure> =>
    () =>
      write(erasureBytes, () => {
        for (const { stream, version } of done) forget.run(stream, version)
        return E.right<EraseFailure, Erasure>({ type: 'Gone' })
      }).then(E.mapLeft(repeatable))

  /** Only what was overwritten before the log was cut is gone with it. */
  const cut: TE.TaskEither<EraseFailure, Erasure> = pipe(
    ask(() => overwritten.all()),
    TE.chain((done) =>
      done.length === 0
        ? TE.right<EraseFailure, Erasure>({ type: 'Gone' })
        : pipe(
            () => cutLog(db),
            TE.mapLeft<SqliteFailure, EraseFailure>(unavailable),
            TE.chain((log) =>
              log === 'busy'
                ? TE.right<EraseFailure, Erasure>({ type: 'Hidden' })
                : forgetAll(done),
            ),
          ),
    ),
  )

  let nextCut: Promise<E.Either<EraseFailure, Erasure>> | undefined
  /** The cut that is about to begin, shared by all that ask before it does. */
  const sharedCut: TE.TaskEither<EraseFailure, Erasure> = () =>
    (nextCut ??= setImmediate().then(() => {
      nextCut = undefined
      return cut()
    }))

  /** Overwrites all that is only listed, a page at a time; answers the first that cannot be. */
  const overwriteListed = async (): Promise<EraseFailure | undefined> => {
    let refused: EraseFailure | undefined
    let after: { readonly stream: string; readonly version: number } = { stream: '', version: 0 }
    for (;;) {
      const page = await ask(() => listedAfter.all(after.stream, after.version))()
      if (E.isLeft(page)) return page.left
      const last = page.right.at(-1)
      if (last === undefined) return refused
      for (const result of await Promise.all(page.right.map((pending) => overwrite(pending)())))
        if (E.isLeft(result)) refused ??= result.left
      after = last
    }
  }

  const report: TE.TaskEither<EraseFailure, ErasureReport> = pipe(
    ask(() => count.get()?.pending ?? 0),
    TE.map((pending) =>
      pending === 0
        ? {
            type: 'Gone',
            store: 'sqlite',
            nodes: [{ node: basename(file), scavengeId: null }],
          }
        : { type: 'Hidden', store: 'sqlite', pending },
    ),
  )

  return {
    eraseStream: (stream, version) =>
      pipe(
        overwrite({ stream, version }),
        TE.chain((state) => (state === 'gone' ? TE.right({ type: 'Gone' }) : sharedCut)),
      ),
    finishErasure: () => async () => {
      const refused = await overwriteListed()
      const cutResult = await sharedCut()
      if (E.isLeft(cutResult)) return cutResult
      return refused === undefined ? report() : E.left(refused)
    },
  }
}
