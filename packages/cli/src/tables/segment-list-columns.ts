/**
 * Open and logged segments as tables.
 *
 * @since 0.1.0
 */
import type { LoggedSegmentEntry, OpenSegmentEntry } from '@interaction-log/interaction-log'
import type { Column } from './table.js'

export const openSegmentColumns: readonly Column<OpenSegmentEntry>[] = [
  { head: 'Segment', width: 20, cell: ({ no }) => no },
  { head: 'Opened at', width: 24, cell: ({ openedAt }) => openedAt },
  { head: 'Actor', width: 16, cell: ({ openedBy }) => openedBy },
]

const stateOf = ({ status, recordedCount, lineCount }: LoggedSegmentEntry): string =>
  status === 'logging' ? `logging ${String(recordedCount)} of ${String(lineCount)}` : status

export const loggedSegmentColumns: readonly Column<LoggedSegmentEntry>[] = [
  { head: 'Segment', width: 24, cell: ({ loggedSegmentId }) => loggedSegmentId },
  { head: 'Logged at', width: 24, cell: ({ loggedAt }) => loggedAt },
  { head: 'Actor', width: 16, cell: ({ loggedBy }) => loggedBy },
  { head: 'Lines', width: 7, align: 'right', cell: ({ lineCount }) => lineCount },
  {
    head: 'Interactions',
    width: 12,
    align: 'right',
    cell: ({ interactionCount }) => interactionCount,
  },
  { head: 'State', width: 24, cell: stateOf },
]
