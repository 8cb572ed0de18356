/**
 * The interaction log as a table. Names are shown only if somebody can be asked for
 * them.
 *
 * @since 0.1.0
 */
import type { Entries } from '@interaction-log/interaction-log'
import type { Column } from './table.js'

/** An entry with the names that its contact has now; null = unknown. */
export type NamedEntry = Entries['entries'][number] & {
  readonly contactName?: string | null
  readonly companyName?: string | null
}

const yes = (claim: boolean): string => (claim ? 'yes' : '')

const beforeNames: readonly Column<NamedEntry>[] = [
  { head: 'Entry', width: 12, align: 'right', cell: ({ entryNo }) => entryNo },
  { head: 'Status', width: 8, cell: ({ status }) => status },
  { head: 'Failed', width: 6, cell: ({ attemptFailed }) => yes(attemptFailed) },
  { head: 'Date', width: 10, cell: ({ date }) => date },
  { head: 'Template', width: 10, cell: ({ templateCode }) => templateCode },
  { head: 'Description', width: 30, cell: ({ description }) => description },
  { head: 'Att.', width: 4, cell: ({ attachment }) => yes(attachment !== null) },
  { head: 'Contact', width: 16, cell: ({ contactId }) => contactId },
]

const names: readonly Column<NamedEntry>[] = [
  { head: 'Name', width: 20, cell: ({ contactName }) => contactName ?? null },
  { head: 'Company', width: 20, cell: ({ companyName }) => companyName ?? null },
]

const afterNames: readonly Column<NamedEntry>[] = [
  {
    head: 'Evaluation',
    width: 12,
    cell: ({ evaluation }) => (evaluation === 'none' ? null : evaluation),
  },
  { head: 'Cost', width: 10, align: 'right', cell: ({ cost }) => cost },
  { head: 'Min.', width: 6, align: 'right', cell: ({ durationMinutes }) => durationMinutes },
  { head: 'Salesperson', width: 11, cell: ({ salespersonCode }) => salespersonCode },
  { head: 'Campaign', width: 12, cell: ({ campaign }) => campaign?.no ?? null },
  { head: 'Opportunity', width: 12, cell: ({ opportunityNo }) => opportunityNo },
  { head: 'Interaction', width: 36, cell: ({ interactionId }) => interactionId },
]

export const logColumns = (withNames: boolean): readonly Column<NamedEntry>[] => [
  ...beforeNames,
  ...(withNames ? names : []),
  ...afterNames,
]
