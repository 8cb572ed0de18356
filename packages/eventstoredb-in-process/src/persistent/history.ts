/**
 * Pages of what was written before.
 *
 * @since 0.1.0
 */
import type { Database } from '../log/database.js'
import type { EventRecord } from '../log/event-record.js'
import { isInsideEvent, pageForwards } from '../log/read-all.js'
import { viewOf } from '../log/stream-view.js'
import type { Settings } from './definition.js'
import type { Place, Source } from './source.js'

/**
 * `Unreadable`: the stream was deleted for good, or there is no event at this position.
 *
 * @since 0.1.0
 */
export type History =
  | { readonly type: 'Unreadable' }
  | {
      readonly type: 'Page'
      readonly events: readonly EventRecord[]
      readonly considered: number
      readonly next: Place
      readonly isEnd: boolean
    }

const batchSizes = { default: 20, smallest: 10, largest: 100 }

const countOf = ({ readBatchSize }: Settings): number =>
  Math.min(
    Math.max(readBatchSize, batchSizes.smallest),
    readBatchSize || batchSizes.default,
    batchSizes.largest,
  )

const pageOfStream = (
  database: Database,
  stream: string,
  from: Place,
  settings: Settings,
): History => {
  const view = viewOf(database, stream)
  if (view.type === 'Deleted') return { type: 'Unreadable' }
  const events: EventRecord[] = []
  if (view.type === 'NoStream') return { type: 'Page', events, considered: 0, next: 0, isEnd: true }
  const count = countOf(settings)
  let next = Math.max(from, view.first)
  for (; next <= view.last && events.length < count; next++) {
    const event = view.at(next)
    if (event !== undefined) events.push(event)
  }
  return { type: 'Page', events, considered: events.length, next, isEnd: next > view.last }
}

/**
 * @since 0.1.0
 */
export const readHistory = (
  database: Database,
  source: Source,
  from: Place,
  settings: Settings,
): History => {
  if (source.type === 'Stream') return pageOfStream(database, source.stream, from, settings)
  if (isInsideEvent(database, from)) return { type: 'Unreadable' }
  const maxCount = countOf(settings)
  const window = source.filter ? Math.max(maxCount, settings.maxCheckpointCount) : Infinity
  return {
    type: 'Page',
    ...pageForwards(database, from, { isWanted: source.isWanted, maxCount, window }),
  }
}
