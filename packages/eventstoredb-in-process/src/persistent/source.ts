/**
 * Where a group takes its events from, and the places in it: revisions of a stream, positions in
 * `$all`.
 *
 * @since 0.1.0
 */
import type { EventRecord } from '../log/event-record.js'
import type { Predicate } from '../log/filter.js'
import { revisionText } from '../protocol/revision.js'

/** As it is written down. */
interface FilterText {
  readonly context: 'streamid' | 'eventtype'
  readonly type: 'prefix' | 'regex'
  readonly data: string
  readonly isAllStream: true
}

/**
 * @since 0.1.0
 */
export type Source =
  | { readonly type: 'Stream'; readonly stream: string }
  | {
      readonly type: 'All'
      readonly isWanted: Predicate
      readonly filter: FilterText | undefined
    }

/**
 * @since 0.1.0
 */
export type Place = number

/**
 * A group that starts here sees what is written from now on.
 *
 * @since 0.1.0
 */
export const theEnd: Place = -1

/**
 * @since 0.1.0
 */
export const nameOf = (source: Source): string => (source.type === 'All' ? '$all' : source.stream)

/**
 * @since 0.1.0
 */
export const placeOf = (source: Source, { position, revision }: EventRecord): Place =>
  source.type === 'All' ? position : revision

/**
 * @since 0.1.0
 */
export const placeText = (source: Source, place: Place): string =>
  source.type === 'All' ? `C:${String(place)}/P:${String(place)}` : revisionText(place)

/**
 * @since 0.1.0
 */
export const placeFromText = (text: string): Place => Number(/\d+/.exec(text)?.[0] ?? 0)
