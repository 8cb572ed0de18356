/**
 * The history of an interaction as a table.
 *
 * @since 0.1.0
 */
import {
  type ErasedEvent,
  type InteractionCanceled,
  type InteractionEvent,
  match,
} from '@interaction-log/core'
import type { ErasedVersions, History, HistoryEvent } from '@interaction-log/interaction-log'
import type { Column } from './table.js'

const why = ({ reason, cause }: Pick<InteractionCanceled['data'], 'reason' | 'cause'>): string => {
  const of = cause.type === 'loggedSegment' ? `with logged segment ${cause.loggedSegmentId}` : null
  return [reason, of].filter((part) => part !== null).join(', ')
}

const about = (event: InteractionEvent): string =>
  match<InteractionEvent, string>(event, {
    InteractionRecorded: ({ data }) => `${data.date} ${data.templateCode} ${data.contactId}`,
    InteractionCanceled: ({ data }) => why(data),
    InteractionReinstated: ({ data }) => why(data),
    InteractionReassigned: ({ data }) => `to ${data.contactId}`,
    InteractionContactDetached: () => '',
    InteractionPurged: ({ data }) => `${data.basis}, batch ${data.batchId}`,
  })

/** A version that was erased, and what erased it. */
type ErasedVersion = ErasedEvent & {
  readonly erased: Omit<ErasedVersions, 'versions'>
}

export type HistoryRow = HistoryEvent | ErasedVersion

/** A row for each version, also for those that are erased. */
export const historyRows = ({ events, erased }: History): readonly HistoryRow[] => {
  if (erased === null) return events
  const { versions, ...by } = erased
  return [...versions.map((version) => ({ ...version, erased: by })), ...events]
}

export const historyColumns: readonly Column<HistoryRow>[] = [
  { head: 'Version', width: 7, align: 'right', cell: ({ version }) => version },
  { head: 'Position', width: 12, align: 'right', cell: ({ position }) => position },
  {
    head: 'Recorded at',
    width: 24,
    cell: (row) => ('metadata' in row ? row.metadata.recordedAt : ''),
  },
  { head: 'Actor', width: 16, cell: (row) => ('metadata' in row ? row.metadata.actor : '') },
  { head: 'Event', width: 26, cell: ({ type }) => type },
  { head: 'About', width: 60, cell: (row) => ('metadata' in row ? about(row) : 'erased') },
]
