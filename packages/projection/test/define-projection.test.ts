import { type EventEnvelope, type DomainEvent, idOf, purgeBatchStream } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { defineProjection, memoryViewStore, runProjection } from '@interaction-log/projection'
import {
  projectionSpecification,
  sampleEnvelope,
  sampleInteraction,
} from '@interaction-log/projection/testing'
import { historian } from './history.js'
import { right } from './view-store-rules.js'

interface Day {
  readonly date: string
}

/** As somebody writes it who did not think of purges. */
const careless = {
  name: 'days',
  version: 1,
  columns: { date: ({ date }: Day) => date },
  indexes: [['date' as const]],
  project: (row: Day | undefined, { event }: EventEnvelope<DomainEvent>) =>
    event.type === 'InteractionRecorded' ? { date: event.data.date } : (row ?? { date: 'none' }),
}

const { id, recorded, canceled, reinstated, purged } = sampleInteraction({ date: '2026-03-02' })

describe('a projection of one’s own', () => {
  it.each([
    ['the id of the stream', ({ stream }: EventEnvelope<DomainEvent>) => idOf(stream)],
    ['the name of the stream', ({ stream }: EventEnvelope<DomainEvent>) => stream],
    ['a name with the id in it', ({ stream }: EventEnvelope<DomainEvent>) => `x/${idOf(stream)}`],
  ])('under %s keeps nothing of what is purged (rule R165)', (_, rowId) => {
    const given = projectionSpecification(defineProjection({ ...careless, rowId }))
    expect(Object.values(given(recorded, canceled, reinstated))).toEqual([{ date: '2026-03-02' }])
    expect(Object.values(given(recorded, canceled, purged))).toEqual([{ date: 'none' }])
  })

  it('keeps nothing of what is purged if its rows are only of what is recorded (rule R165)', () => {
    const rowId = ({ stream, event }: EventEnvelope<DomainEvent>) =>
      event.type === 'InteractionRecorded' ? idOf(stream) : undefined
    const given = projectionSpecification(defineProjection({ ...careless, rowId }))
    expect(given(recorded, canceled)).toEqual({ [id]: { date: '2026-03-02' } })
    expect(given(recorded, canceled, purged)).toEqual({})
    expect(given(purged)).toEqual({})
  })

  it('keeps nothing of the lines of a segment that is logged (rule R165)', () => {
    const rowId = ({ stream }: EventEnvelope<DomainEvent>) => idOf(stream)
    const project = (row: object | undefined, { event }: EventEnvelope<DomainEvent>) =>
      event.type === 'SegmentLinesRemoved' ? event.data : row
    const given = projectionSpecification(
      defineProjection({ ...careless, columns: {}, indexes: [], rowId, project }),
    )
    const stream = 'segmentWorksheet-1f0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'
    const removed = sampleEnvelope(stream, { type: 'SegmentLinesRemoved', data: { lineNos: [1] } })
    const closed = sampleEnvelope(stream, { type: 'SegmentWorksheetClosed', data: { erased: [] } })
    expect(Object.values(given(removed))).toEqual([{ lineNos: [1] }])
    expect(given(removed, closed)).toEqual({})
  })

  it('has rows of anything, such as one for each purge, from a store with events of every kind', async () => {
    interface Purge {
      readonly basis: string
      readonly purged: readonly string[]
    }
    const purges = defineProjection({
      name: 'purges-in-brief',
      version: 1,
      rowId: ({ stream, event }) => {
        if (event.type === 'InteractionPurged') return event.data.batchId
        return event.type === 'PurgeStarted' ? idOf(stream) : undefined
      },
      project: (row: Purge | undefined, { stream, event }) => {
        if (event.type === 'PurgeStarted') return { basis: event.data.basis, purged: [] }
        return row && { ...row, purged: [...row.purged, idOf(stream)] }
      },
      columns: { basis: ({ basis }) => basis },
      indexes: [['basis']],
    })
    const store = memoryEventStore()
    const { append, record, cancel, purge, completePurge } = historian(store)
    const batchId = '1f0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'
    await append('interactionGroup-PHONE', 'InteractionGroupDefined', { description: 'Phone' })
    await append(purgeBatchStream(batchId as never), 'PurgeStarted', {
      basis: 'retention',
      criteria: [],
    })
    const ids = ['0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01', '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e02']
    for (const one of ids) {
      await record(one)
      await cancel(one)
      await purge(one, batchId)
    }
    await completePurge(batchId)
    const view = right(
      await runProjection({ store, views: memoryViewStore(), projection: purges })(),
    )
    right(await view.caughtUp()())
    expect(view.status().skipped).toBe(0)
    expect(right(await view.find(batchId)())).toEqual({ basis: 'retention', purged: ids })
    await view.stop()()
  })
})
