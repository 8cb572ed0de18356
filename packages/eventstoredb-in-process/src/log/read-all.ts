/**
 * Pages of `$all`.
 *
 * @since 0.1.0
 */
import { chunkOf } from './chunk.js'
import { type Database, indexAt } from './database.js'
import type { EventRecord } from './event-record.js'

/**
 * The server reads so many events at a time.
 *
 * @since 0.1.0
 */
export const pageSize = 32

/**
 * @since 0.1.0
 */
export interface PageRequest {
  readonly isWanted: (event: EventRecord) => boolean
  readonly maxCount: number
  /** How many events may be looked at. */
  readonly window: number
}

/**
 * @since 0.1.0
 */
export interface Page {
  readonly events: readonly EventRecord[]
  readonly considered: number
  /** Where the next page begins. */
  readonly next: number
  readonly isEnd: boolean
}

/**
 * Events at this position and after it.
 *
 * @since 0.1.0
 */
export const pageForwards = (database: Database, from: number, request: PageRequest): Page => {
  const events: EventRecord[] = []
  let considered = 0
  let next = from
  for (let index = indexAt(database, from); ; index++) {
    if (events.length >= request.maxCount || considered >= request.window)
      return { events, considered, next, isEnd: false }
    const event = database.records[index]
    if (event === undefined) return { events, considered, next, isEnd: true }
    considered++
    next = event.endPosition
    if (request.isWanted(event)) events.push(event)
  }
}

/**
 * Events before this position, the latest first.
 *
 * @since 0.1.0
 */
export const pageBackwards = (database: Database, from: number, request: PageRequest): Page => {
  const events: EventRecord[] = []
  let considered = 0
  let next = from
  for (let index = indexAt(database, from) - 1; ; index--) {
    if (events.length >= request.maxCount || considered >= request.window)
      return { events, considered, next, isEnd: false }
    const event = database.records[index]
    if (event === undefined) return { events, considered, next, isEnd: true }
    considered++
    next = event.position
    if (request.isWanted(event)) events.push(event)
  }
}

/**
 * Whether a position lies inside an event. The server cannot read from there, unless a scavenge has
 * rewritten the chunk.
 *
 * @since 0.1.0
 */
export const isInsideEvent = (database: Database, position: number): boolean => {
  const before = database.records[indexAt(database, position) - 1]
  return (
    before !== undefined &&
    position < before.endPosition &&
    !database.rewritten.has(chunkOf(position))
  )
}
