/**
 * Writes that arrive together share one transaction, and so one wait for the disk. Each has its own
 * result; one that fails is left out and disturbs no other.
 *
 * @since 0.1.0
 */
import { setImmediate } from 'node:timers/promises'
import type { StoreUnavailable } from '@interaction-log/core'
import { attempt, attemptWhileBusy, type Database, sqliteFailure } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { unavailable } from './unavailable.js'

/** The commit itself failed: nobody knows whether the write is in the file. */
export interface CommitFailed {
  readonly type: 'CommitFailed'
  readonly because: string
}

export interface WriteQueue {
  /** `bytes` is about what the write adds. What `work` throws is rolled back. */
  readonly write: <Failure, A>(
    bytes: number,
    work: () => E.Either<Failure, A>,
  ) => Promise<E.Either<Failure | StoreUnavailable | CommitFailed, A>>
  /** Refuses further writes and waits for those that were accepted. */
  readonly close: () => Promise<void>
}

interface Entry {
  readonly bytes: number
  readonly apply: () => void
  readonly committed: () => void
  readonly commitFailed: (because: string) => void
  readonly notWritten: (because: string) => void
  readonly defect: (error: unknown) => void
}

/** What one transaction takes, about: it is written without giving way to the event loop. */
const groupBytes = 4 * 1024 * 1024

export const writeQueue = (db: Database, onCommit: () => void): WriteQueue => {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  let queue: Entry[] = []
  let draining = Promise.resolve()
  let isDraining = false
  let isClosed = false

  /** SQLite may have rolled back by itself. Should this fail, the next BEGIN will say so. */
  const rollBack = () =>
    attempt(() => {
      if (db.isTransaction) db.exec('ROLLBACK')
    })

  const refuse = ({ defect, notWritten }: Entry, error: unknown) => {
    const failure = sqliteFailure(error)
    if (failure === undefined) defect(error)
    else notWritten(failure.because)
  }

  const commitGroup = async (group: readonly Entry[]): Promise<void> => {
    if (group.length === 0) return
    const begun = await attemptWhileBusy(() => begin.run())()
    if (E.isLeft(begun)) {
      for (const entry of group) entry.notWritten(begun.left.because)
      return
    }
    for (const [index, entry] of group.entries()) {
      const applied = E.tryCatch(entry.apply, (error) => error)
      if (E.isRight(applied)) continue
      rollBack()
      if (group.length === 1) {
        refuse(entry, applied.left)
        return
      }
      await commitGroup(group.slice(0, index))
      await commitGroup([entry])
      return commitGroup(group.slice(index + 1))
    }
    const committed = attempt(() => commit.run())
    if (E.isLeft(committed)) rollBack()
    for (const entry of group)
      if (E.isLeft(committed)) entry.commitFailed(committed.left.because)
      else entry.committed()
    onCommit()
  }

  const nextGroup = (): readonly Entry[] => {
    let bytes = 0
    const end = queue.findIndex((entry) => (bytes += entry.bytes) > groupBytes)
    const group = queue.slice(0, end === -1 ? undefined : Math.max(1, end))
    queue = queue.slice(group.length)
    return group
  }

  const drain = async () => {
    while (queue.length > 0) {
      await setImmediate()
      await commitGroup(nextGroup())
    }
    isDraining = false
  }

  const enqueue = (entry: Entry) => {
    queue.push(entry)
    if (isDraining) return
    isDraining = true
    draining = drain()
  }

  return {
    write: <Failure, A>(bytes: number, work: () => E.Either<Failure, A>) =>
      new Promise<E.Either<Failure | StoreUnavailable | CommitFailed, A>>((resolve, reject) => {
        if (isClosed) {
          resolve(E.left(unavailable({ because: 'the store is closed' })))
          return
        }
        let result: E.Either<Failure | StoreUnavailable, A> = E.left(
          unavailable({ because: 'not written' }),
        )
        enqueue({
          bytes,
          apply: () => {
            result = work()
          },
          committed: () => {
            resolve(result)
          },
          commitFailed: (because) => {
            resolve(
              E.isRight(result)
                ? E.left({ type: 'CommitFailed', because })
                : E.left(unavailable({ because })),
            )
          },
          notWritten: (because) => {
            resolve(E.left(unavailable({ because })))
          },
          defect: reject,
        })
      }),
    close: () => {
      isClosed = true
      return draining
    },
  }
}
