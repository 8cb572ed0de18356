/**
 * The views of a log as a table.
 *
 * @since 0.1.0
 */
import type { ViewEntry } from '@interaction-log/interaction-log'
import type { Column } from './table.js'

/** A view, and in a sentence why it does not go on, if so. */
export interface SaidView extends Omit<ViewEntry, 'failure'> {
  readonly failure: string | null
}

const state = ({ isLive, failure }: SaidView): string => {
  if (failure !== null) return 'stopped'
  return isLive ? 'live' : 'catching up'
}

export const viewColumns: readonly Column<SaidView>[] = [
  { head: 'View', width: 20, cell: ({ name }) => name },
  { head: 'Version', width: 7, align: 'right', cell: ({ version }) => version },
  { head: 'Position', width: 12, align: 'right', cell: ({ position }) => position },
  { head: 'Behind', width: 12, align: 'right', cell: ({ lag }) => lag },
  { head: 'Per second', width: 10, align: 'right', cell: ({ rate }) => Math.round(rate) },
  { head: 'State', width: 11, cell: state },
  { head: 'Because', width: 80, cell: ({ failure }) => failure },
]
