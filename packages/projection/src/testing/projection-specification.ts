/**
 * Says what a projection makes of events, in the form given / then, without any store.
 *
 * @since 0.1.0
 */
import type { EventEnvelope } from '@interaction-log/core'
import type { Projection } from '../projection.js'
import { checkedRow } from '../projection-mistake.js'

/**
 * The rows that the events leave, by id, in the order in which they appeared. It throws what `project`
 * throws, and a `ProjectionMistake` for what is no row.
 *
 * @example
 * import { type EventEnvelope, message } from '@interaction-log/core'
 * import { projectionSpecification } from '@interaction-log/projection/testing'
 * import * as t from 'io-ts'
 *
 * const Counted = message('Counted', {})
 * const given = projectionSpecification({
 *   name: 'counts',
 *   version: 1,
 *   codecs: { Counted },
 *   categories: ['counter'],
 *   rowId: ({ stream }) => stream,
 *   project: (row: { count: number } | undefined) => ({ count: (row?.count ?? 0) + 1 }),
 *   columns: {},
 *   indexes: [],
 * })
 *
 * const counted = {
 *   stream: 'counter-1',
 *   event: { type: 'Counted', data: {} },
 * } as EventEnvelope<t.TypeOf<typeof Counted>>
 *
 * assert.deepStrictEqual(given(counted, counted), { 'counter-1': { count: 2 } })
 *
 * @category testing
 * @since 0.1.0
 */
export const projectionSpecification =
  <Row extends object, Event extends { readonly type: string }>({
    rowId,
    project,
  }: Pick<Projection<Row, Event>, 'rowId' | 'project'>) =>
  (...events: readonly EventEnvelope<Event>[]): Readonly<Record<string, Row>> => {
    const rows = new Map<string, Row>()
    for (const envelope of events) {
      const id = rowId(envelope)
      if (id === undefined) continue
      const row = checkedRow(project(rows.get(id), envelope))
      if (row === undefined) rows.delete(id)
      else rows.set(id, row)
    }
    return Object.fromEntries(rows)
  }
