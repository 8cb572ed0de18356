/**
 * Which interactions bulk work is about, as pages of ids.
 *
 * @since 0.1.0
 */
import type { InteractionId } from '@interaction-log/core'
import { entriesThatMeet, type LogEntry } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { Engine } from '../engine.js'
import { caughtUpPagesOf, type Pages, pageSize } from '../views/pages.js'
import type { PurgeFilter } from './purge-filter.js'

export type IdPages = Pages<InteractionId>

export const theseOnes = async function* (ids: readonly InteractionId[]): IdPages {
  for (let from = 0; from < ids.length; from += pageSize)
    yield await Promise.resolve(E.right(ids.slice(from, from + pageSize)))
}

const idsOf = E.map((entries: readonly LogEntry[]) =>
  entries.map(({ interactionId }) => interactionId),
)

/** Every interaction of this status that meets the filter, as the log stands now. */
export const thoseThatMeet = async function* <Own>(
  { views: { contactLog } }: Engine<Own>,
  status: 'recorded' | 'canceled',
  filter: PurgeFilter,
): IdPages {
  const question = { ...filter, status }
  for await (const entries of caughtUpPagesOf(contactLog, (page) =>
    entriesThatMeet(question, page),
  ))
    yield idsOf(entries)
}
