/**
 * The purge register as an auditor reads it: which purges there were, by whom, when, on which basis and
 * how they ended.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import { isPresent, type QueryFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import { purgedIn } from '../purge/registered.js'
import type { PurgeBatch } from '../views/purge-register.js'
import { decodePage, type PageInput } from './read-requests.js'
import { ready } from './ready.js'

/**
 * One purge: who, when, on which basis, by which criteria, and what became of it.
 *
 * @category model
 * @since 0.1.0
 */
export interface PurgeEntry extends PurgeBatch {
  /** How many interactions it purged, so far if it is not complete. */
  readonly count: number
  /** `Hidden`: still going on, interrupted, or not yet gone from every file; `finishErasure` goes on. */
  readonly erasure: 'Gone' | 'Hidden'
}

/**
 * A page of the purge register.
 *
 * @category model
 * @since 0.1.0
 */
export interface Purges {
  readonly type: 'Purges'
  readonly purges: readonly PurgeEntry[]
  /** Where the next page begins; undefined = this is the last one. */
  readonly next: string | undefined
}

/**
 * @category model
 * @since 0.1.0
 */
export interface PurgeRegister {
  /** Every purge that removed something, in the order in which they were started. */
  readonly purges: (request?: PageInput) => Promise<Purges | InputRefusal | QueryFailure>
}

const pageSize = 100

const entryOf = async <Own>(
  engine: Engine<Own>,
  batch: PurgeBatch,
): Promise<E.Either<QueryFailure, PurgeEntry>> => {
  const { completed, batchId } = batch
  if (completed !== null) return E.right({ ...batch, count: completed.count, erasure: 'Gone' })
  return E.map((count: number): PurgeEntry => ({ ...batch, count, erasure: 'Hidden' }))(
    await purgedIn(engine, batchId),
  )
}

export const purgeRegister = <Own>(engine: Engine<Own>): PurgeRegister => ({
  purges: async (input = {}) => {
    const register = engine.views.purgeRegister
    const request = decodePage(input)
    if (E.isLeft(request)) return request.left
    const { limit = pageSize, after, withinMs } = request.right
    const categories = ['interaction', 'purgeBatch']
    const isReady = await ready(engine, register, categories, withinMs)()
    if (E.isLeft(isReady)) return isReady.left
    const page = await register.query({
      where: [isPresent('startedNo')],
      orderBy: ['startedNo'],
      after,
      limit,
    })()
    if (E.isLeft(page)) return page.left
    const purges: PurgeEntry[] = []
    for (const row of page.right.rows) {
      if (row.type !== 'PurgeBatch') continue
      const entry = await entryOf(engine, row)
      if (E.isLeft(entry)) return entry.left
      purges.push(entry.right)
    }
    return { type: 'Purges', purges, next: page.right.next }
  },
})
