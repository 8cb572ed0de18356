/**
 * Waiting for commits: of this store at once, of other processes by looking now and then.
 *
 * @since 0.1.0
 */
import { attempt, type Database, prepare } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'

type Categories = readonly string[] | undefined

export interface Changes {
  /** How many changes in these categories have been noticed. To be asked before reading. */
  readonly noticed: (categories: Categories) => number
  /** Resolves when more than `count` have been noticed. */
  readonly beyond: (count: number, categories: Categories) => Promise<void>
  /** Left out: it may concern any category. */
  readonly notice: (categories?: Iterable<string>) => void
}

interface Waiting {
  readonly count: number
  readonly categories: Categories
  readonly wake: () => void
}

/** How often to look for commits of other processes while someone waits, in milliseconds. */
const interval = 75

export const changesOf = (db: Database): Changes => {
  const dataVersion = prepare<{ data_version: number }>(db, 'PRAGMA data_version')
  const byCategory = new Map<string, number>()
  let anywhere = 0
  let total = 0
  let seen: number | undefined
  let timer: NodeJS.Timeout | undefined
  let waiting: readonly Waiting[] = []

  const noticed = (categories: Categories) =>
    categories?.reduce((sum, category) => sum + (byCategory.get(category) ?? 0), anywhere) ?? total

  const notice = (categories?: Iterable<string>) => {
    total++
    if (categories === undefined) anywhere++
    for (const category of categories ?? [])
      byCategory.set(category, (byCategory.get(category) ?? 0) + 1)
    const isOver = (one: Waiting) => noticed(one.categories) > one.count
    const woken = waiting.filter(isOver)
    waiting = waiting.filter((one) => !isOver(one))
    if (waiting.length === 0) {
      clearInterval(timer)
      timer = undefined
    }
    for (const { wake } of woken) wake()
  }

  const look = () => {
    const found = attempt(() => dataVersion.get()?.data_version)
    const now = E.isRight(found) ? found.right : undefined
    if (now === undefined || now !== seen) notice()
    seen = now
  }

  return {
    noticed,
    notice,
    beyond: (count, categories) =>
      noticed(categories) > count
        ? Promise.resolve()
        : new Promise((wake) => {
            waiting = [...waiting, { count, categories, wake }]
            timer ??= setInterval(look, interval).unref()
          }),
  }
}
