/**
 * The purge register as a table.
 *
 * @since 0.1.0
 */
import type { PurgeEntry } from '@interaction-log/interaction-log'
import type { Column } from './table.js'

const criterion = (one: PurgeEntry['criteria'][number]): string =>
  'value' in one ? `${one.name} ${one.value}` : `${one.name} (withheld)`

export const purgeColumns: readonly Column<PurgeEntry>[] = [
  { head: 'Batch', width: 36, cell: ({ batchId }) => batchId },
  { head: 'Started at', width: 24, cell: ({ startedAt }) => startedAt },
  { head: 'Actor', width: 16, cell: ({ startedBy }) => startedBy },
  { head: 'Basis', width: 14, cell: ({ basis }) => basis },
  { head: 'Count', width: 8, align: 'right', cell: ({ count }) => count },
  { head: 'Erasure', width: 7, cell: ({ erasure }) => erasure.toLowerCase() },
  {
    head: 'Criteria',
    width: 60,
    cell: ({ criteria }) => criteria.map(criterion).join(', ') || 'all canceled',
  },
]
