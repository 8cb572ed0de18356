/**
 * Waiting for commits: of this store at once, of other processes by looking now and then.
 *
 * @since 0.1.0
 */
import { attempt, type Database, prepare } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'

export interface Changes {
  /** How many changes have been noticed. To be asked before reading. */
  readonly noticed: () => number
  /** Resolves when more than `count` have been noticed. */
  readonly beyond: (count: number) => Promise<void>
  readonly notice: () => void
}

/** How often to look for commits of other processes while someone waits, in milliseconds. */
const interval = 75

export const changesOf = (db: Database): Changes => {
  const dataVersion = prepare<{ data_version: number }>(db, 'PRAGMA data_version')
  let count = 0
  let seen: number | undefined
  let timer: NodeJS.Timeout | undefined
  let waiting: (() => void)[] = []

  const notice = () => {
    count++
    clearInterval(timer)
    timer = undefined
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }

  const look = () => {
    const found = attempt(() => dataVersion.get()?.data_version)
    const now = E.isRight(found) ? found.right : undefined
    if (now === undefined || now !== seen) notice()
    seen = now
  }

  return {
    noticed: () => count,
    notice,
    beyond: (known) =>
      count > known
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve)
            timer ??= setInterval(look, interval).unref()
          }),
  }
}
