/**
 * What happens to the log, as a table.
 *
 * @since 0.1.0
 */
import { match } from '@interaction-log/core'
import type { EntryChanged, EntryPurged } from '@interaction-log/interaction-log'
import { logColumns, type NamedEntry } from './log-columns.js'
import type { Column } from './table.js'

export type NamedChange =
  (Omit<EntryChanged, 'entry'> & { readonly entry: NamedEntry }) | EntryPurged

const words: Readonly<Record<EntryChanged['event'], string>> = {
  InteractionRecorded: 'recorded',
  InteractionCanceled: 'canceled',
  InteractionReinstated: 'reinstated',
  InteractionReassigned: 'reassigned',
  InteractionContactDetached: 'detached',
}

const happened: readonly Column<NamedChange>[] = [
  { head: 'At', width: 24, cell: ({ at }) => at },
  { head: 'Actor', width: 16, cell: ({ by }) => by },
  {
    head: 'What',
    width: 10,
    cell: (change) => (change.type === 'EntryPurged' ? 'purged' : words[change.event]),
  },
]

/** Of a purged interaction nothing is left to be shown but its id. */
const ofEntry = ({ cell, ...column }: Column<NamedEntry>): Column<NamedChange> => ({
  ...column,
  cell: (change) =>
    match<NamedChange, string | number | null>(change, {
      EntryChanged: ({ entry }) => cell(entry),
      EntryPurged: ({ interactionId }) => (column.head === 'Interaction' ? interactionId : null),
    }),
})

export const changeColumns = (withNames: boolean): readonly Column<NamedChange>[] => [
  ...happened,
  ...logColumns(withNames).map(ofEntry),
]
