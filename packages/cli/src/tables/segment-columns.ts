/**
 * The lines of a segment as a table: what each says of itself.
 *
 * @since 0.1.0
 */
import type { Segment } from '@interaction-log/interaction-log'
import type { Column } from './table.js'

type Line = Segment['lines'][number]

export const segmentColumns: readonly Column<Line>[] = [
  { head: 'Line', width: 7, align: 'right', cell: ({ lineNo }) => lineNo },
  { head: 'Contact', width: 20, cell: ({ contactId }) => contactId },
  { head: 'Template', width: 10, cell: ({ templateCode }) => templateCode ?? '' },
  { head: 'Date', width: 10, cell: ({ date }) => date ?? '' },
  { head: 'Description', width: 30, cell: ({ description }) => description ?? '' },
  { head: 'Cost', width: 10, align: 'right', cell: ({ cost }) => cost ?? '' },
  { head: 'Salesp.', width: 10, cell: ({ salespersonCode }) => salespersonCode ?? '' },
  { head: 'Campaign', width: 12, cell: ({ campaignNo }) => campaignNo ?? '' },
]
