/**
 * The history of an interaction as a table.
 *
 * @since 0.1.0
 */
import { type InteractionEvent, match } from '@interaction-log/core'
import type { HistoryEvent } from '@interaction-log/interaction-log'
import type { Column } from './table.js'

const about = (event: InteractionEvent): string =>
  match<InteractionEvent, string>(event, {
    InteractionRecorded: ({ data }) => `${data.date} ${data.templateCode} ${data.contactId}`,
    InteractionCanceled: ({ data }) => data.reason ?? '',
    InteractionReinstated: ({ data }) => data.reason ?? '',
    InteractionReassigned: ({ data }) => `to ${data.contactId}`,
    InteractionContactDetached: () => '',
    InteractionPurged: ({ data }) => `${data.basis}, batch ${data.batchId}`,
  })

export const historyColumns: readonly Column<HistoryEvent>[] = [
  { head: 'Version', width: 7, align: 'right', cell: ({ version }) => version },
  { head: 'Position', width: 12, align: 'right', cell: ({ position }) => position },
  { head: 'Recorded at', width: 24, cell: ({ metadata }) => metadata.recordedAt },
  { head: 'Actor', width: 16, cell: ({ metadata }) => metadata.actor },
  { head: 'Event', width: 26, cell: ({ type }) => type },
  { head: 'About', width: 60, cell: about },
]
