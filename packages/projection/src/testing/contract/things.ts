/**
 * The view that the rules are about: things with columns of every kind, some without a value.
 *
 * @since 0.1.0
 */
import type { Uuid } from '@interaction-log/core'
import type { Projection } from '../../projection.js'
import type { Checkpoint } from '../../view-store/checkpoint.js'
import type { View } from '../../view-store/view.js'
import type { ViewState } from '../../view-store/view-state.js'
import type { ViewStore } from '../../view-store/view-store.js'
import { answered } from './asking.js'

export interface Thing {
  readonly size: number | string
  readonly color: string | null
  readonly serial: string
  readonly tags: readonly string[]
  readonly note: string
}

export type ThingColumn = 'size' | 'color' | 'serial' | 'tags'

export const thingColumns = ['size', 'color', 'serial', 'tags'] as const

export const things = (version = 1): Projection<Thing, never, ThingColumn> => ({
  name: 'things',
  version,
  codecs: {},
  categories: [],
  rowId: () => undefined,
  project: (row) => row,
  columns: {
    size: ({ size }) => size,
    color: ({ color }) => color,
    serial: ({ serial }) => BigInt(serial),
    tags: ({ tags }) => (tags.length === 0 ? null : JSON.stringify(tags)),
  },
  indexes: [['serial'], ['color', 'size'], ['color', 'serial'], ['tags', 'serial']],
  sparse: ['tags'],
  text: ({ note }) => note,
})

export const thing = (size: number | string, rest: Partial<Thing> = {}): Thing => ({
  size,
  color: 'red',
  serial: '1',
  tags: [],
  note: '',
  ...rest,
})

export const checkpointAt = (position: bigint): Checkpoint => ({
  log: '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid,
  position,
  originalPosition: position + 7n,
  eventId: '3886929a-1cfa-5e9a-b46f-219424dddfa4' as Uuid,
  stream: 'thing-1',
  version: 1,
})

export type ThingView = View<Thing, ThingColumn>

export const save = (
  view: ThingView,
  revision: number,
  rows: Readonly<Record<string, Thing | undefined>>,
  position = 1n,
): Promise<ViewState> =>
  answered(
    view.save(revision, {
      rows: new Map(Object.entries(rows)),
      checkpoint: checkpointAt(position),
      erasing: false,
    }),
  )

/** At revision 2. */
export const built = async (
  views: ViewStore,
  rows: Readonly<Record<string, Thing>>,
): Promise<ThingView> => {
  const view = await answered(views.open(things()))
  const { revision } = await save(view, 0, rows)
  await answered(view.finishBuilding(revision))
  return view
}

/** The candidate for what is live, as it stands. */
export const candidateOf = async (
  views: ViewStore,
): Promise<{ candidate: ThingView; begun: ViewState }> => {
  const candidate = await answered(views.rebuild(things()))
  return { candidate, begun: await answered(candidate.state()) }
}

export const erase = (
  view: ThingView,
  revision: number,
  id: string,
  position: bigint,
): Promise<ViewState> => {
  const rows = new Map([[id, undefined]])
  const changes = { rows, checkpoint: checkpointAt(position), erasing: true }
  return answered(view.save(revision, changes))
}

export const sizesOf = async (view: ThingView): Promise<readonly Thing['size'][]> => {
  const { rows } = await answered(view.query({ where: [], orderBy: ['size'], limit: 100 }))
  return [...rows].map(({ size }) => size)
}
