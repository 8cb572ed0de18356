/**
 * Which interactions bulk work is about, as pages of ids.
 *
 * @since 0.1.0
 */
import type { InteractionId } from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import { entriesThatMeet } from '@interaction-log/projection-contact-log'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import type { PurgeFilter } from './purge-filter.js'

export type IdPages = AsyncIterable<E.Either<QueryFailure, readonly InteractionId[]>>

/** Interactions that are handled together: their erasures share one checkpoint of the store. */
const pageSize = 500

export const theseOnes = async function* (ids: readonly InteractionId[]): IdPages {
  for (let from = 0; from < ids.length; from += pageSize)
    yield await Promise.resolve(E.right(ids.slice(from, from + pageSize)))
}

/** Every interaction of this status that meets the filter, as the log stands now. */
export const thoseThatMeet = async function* <Own>(
  { views: { contactLog } }: Engine<Own>,
  status: 'recorded' | 'canceled',
  filter: PurgeFilter,
): IdPages {
  const fresh = await contactLog.caughtUp()()
  if (E.isLeft(fresh)) {
    yield fresh
    return
  }
  let after: string | undefined
  do {
    const query = entriesThatMeet({ ...filter, status }, { limit: pageSize, after })
    const page = await contactLog.query(query)()
    if (E.isLeft(page)) {
      yield page
      return
    }
    yield E.right(page.right.rows.map(({ interactionId }) => interactionId))
    after = page.right.next
  } while (after !== undefined)
}
