/**
 * What a view shows differently since it was made anew, as a table.
 *
 * @since 0.1.0
 */
import type { Rebuilt } from '@interaction-log/interaction-log'
import type { Column } from './table.js'

export const differenceColumns: readonly Column<Rebuilt['differences']['rows'][number]>[] = [
  { head: 'Row', width: 50, cell: ({ id }) => id },
  { head: 'Fields', width: 80, cell: ({ fields }) => fields.join(', ') },
]
