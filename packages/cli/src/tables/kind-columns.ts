/**
 * The kinds of documents that are mapped, as a table.
 *
 * @since 0.1.0
 */
import type { DocumentKinds } from '@interaction-log/interaction-log'
import type { Column } from './table.js'

export const kindColumns: readonly Column<DocumentKinds['kinds'][number]>[] = [
  { head: 'Kind', width: 31, cell: ({ kind }) => kind },
  { head: 'Template', width: 10, cell: ({ templateCode }) => templateCode },
]
