/**
 * The log as people see it: everything that is not purged, with its status, page by page.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import {
  conditionsOf,
  entriesThatMeet,
  type EntryFilter,
  type LogEntry,
  type LogEntryColumn,
  type QueryFailure,
  titleOf,
} from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import {
  type CountEntriesInput,
  decodeCount,
  decodeEntries,
  type EntriesInput,
  type EntriesRequest,
} from './read-requests.js'
import type { Asked, AskedView } from './asked-view.js'
import { ready } from './ready.js'

/**
 * An interaction as the log shows it, with its line in a timeline.
 *
 * @category model
 * @since 0.1.0
 */
export interface Entry extends LogEntry {
  /** The template's description at recording, by whom or from whom: all of it the entry's own. */
  readonly title: string
}

/**
 * A page of the log.
 *
 * @category model
 * @since 0.1.0
 */
export interface Entries {
  readonly type: 'Entries'
  readonly entries: readonly Entry[]
  /** Where the next page of the same request begins; undefined = this is the last one. */
  readonly next: string | undefined
}

/**
 * @category model
 * @since 0.1.0
 */
export interface EntryCount {
  readonly type: 'EntryCount'
  readonly count: number
}

/**
 * What is so now, one's own writes included.
 *
 * @category model
 * @since 0.1.0
 */
export interface Readings {
  /** A page of the log: of all of it, or of what meets a selection; never stale rows, see `withinMs`. */
  readonly entries: (request: EntriesInput) => Promise<Entries | InputRefusal | QueryFailure>
  /** How many entries meet a selection. */
  readonly countEntries: (
    selection: CountEntriesInput,
  ) => Promise<EntryCount | InputRefusal | QueryFailure>
}

/** Whatever answers questions about entries. */
type EntryView = Pick<AskedView<LogEntry, LogEntryColumn>, 'query' | 'count'>

export const entryOf = (entry: LogEntry): Entry => ({ title: titleOf(entry), ...entry })

const entriesIn = async (
  view: EntryView,
  { filter, page }: EntriesRequest,
): Promise<Entries | QueryFailure> => {
  const found = await view.query(entriesThatMeet(filter, page))()
  if (E.isLeft(found)) return found.left
  const { rows, next } = found.right
  return { type: 'Entries', entries: rows.map(entryOf), next }
}

const countIn = async (
  view: EntryView,
  filter: EntryFilter,
): Promise<EntryCount | QueryFailure> => {
  const count = await view.count(conditionsOf(filter))()
  return E.isLeft(count) ? count.left : { type: 'EntryCount', count: count.right }
}

/** Of a segment, the log that holds only what is of one. */
const viewFor = ({ views }: Asked, { segmentNo, loggedSegmentId }: EntryFilter) =>
  segmentNo === undefined && loggedSegmentId === undefined ? views.contactLog : views.segmentLog

export const readings = (asked: Asked): Readings => {
  const readyView = async (filter: EntryFilter, withinMs: number | undefined) => {
    const view = viewFor(asked, filter)
    return E.map(() => view)(await ready(asked, view, ['interaction'], withinMs)())
  }

  return {
    entries: async (input) => {
      const request = decodeEntries(input)
      if (E.isLeft(request)) return request.left
      const view = await readyView(request.right.filter, request.right.withinMs)
      return E.isLeft(view) ? view.left : entriesIn(view.right, request.right)
    },
    countEntries: async (input) => {
      const request = decodeCount(input)
      if (E.isLeft(request)) return request.left
      const { filter, withinMs } = request.right
      const view = await readyView(filter, withinMs)
      return E.isLeft(view) ? view.left : countIn(view.right, filter)
    },
  }
}
