/**
 * A projection of one's own, of whatever stands in the log.
 *
 * @since 0.1.0
 */
import {
  type DomainEvent,
  domainCategories,
  domainEvents,
  type EventEnvelope,
  idOf,
} from '@interaction-log/core'
import type { Projection } from './projection.js'

/**
 * A projection of all events of the domain: what it makes of them, and nothing of where they come from.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnProjection<Row extends object, Column extends string> extends Omit<
  Projection<Row, DomainEvent, Column>,
  'codecs' | 'categories' | 'indexes' | 'sparse'
> {
  /** As of any projection: of the names in `columns`. */
  readonly indexes: readonly (readonly NoInfer<Column>[])[]
  /** As of any projection: of the names in `columns`. */
  readonly sparse?: readonly NoInfer<Column>[]
}

type Envelope = EventEnvelope<DomainEvent>

/** It is the last of its stream; those before it are erased. */
const isErasing = ({ event }: Envelope): boolean => 'erased' in event.data

/**
 * An event that erases its stream takes with it the row whose id holds the id of that stream, whatever
 * `rowId` and `project` say: `project` meets that event without a row. So no content outlives its
 * purge, unless rows of several streams are put together in one: count with `countBy` instead. TypeScript
 * reads the type of a row from `project` if that stands before `columns`.
 *
 * @example
 * import { idOf } from '@interaction-log/core'
 * import { defineProjection } from '@interaction-log/projection'
 * import { projectionSpecification, sampleInteraction } from '@interaction-log/projection/testing'
 *
 * const days = defineProjection({
 *   name: 'days',
 *   version: 1,
 *   rowId: ({ stream }) => idOf(stream),
 *   project: (row: { readonly date: string } | undefined, { event }) =>
 *     event.type === 'InteractionRecorded' ? { date: event.data.date } : row,
 *   columns: { date: ({ date }) => date },
 *   indexes: [['date']],
 * })
 *
 * const given = projectionSpecification(days)
 * const { id, recorded, canceled, purged } = sampleInteraction({ date: '2026-03-02' })
 *
 * assert.deepStrictEqual(given(recorded, canceled), { [id]: { date: '2026-03-02' } })
 * assert.deepStrictEqual(given(recorded, canceled, purged), {})
 *
 * @category constructors
 * @since 0.1.0
 */
export const defineProjection = <Row extends object, Column extends string = never>(
  own: OwnProjection<Row, Column>,
): Projection<Row, DomainEvent, Column> => ({
  ...own,
  codecs: domainEvents,
  categories: domainCategories,
  rowId: (envelope) =>
    own.rowId(envelope) ?? (isErasing(envelope) ? idOf(envelope.stream) : undefined),
  project: (row, envelope) => {
    if (!isErasing(envelope)) return own.project(row, envelope)
    const id = own.rowId(envelope)
    return id === undefined
      ? undefined
      : own.project(id.includes(idOf(envelope.stream)) ? undefined : row, envelope)
  },
})
