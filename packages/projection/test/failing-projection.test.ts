import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventEnvelope, EventStore, InteractionEvent } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import {
  asOf,
  type LogEntry,
  memoryViewStore,
  type Projection,
  ProjectionMistake,
  projectLogEntry,
  runProjection,
  sharedReads,
  sqliteViewStore,
  type ViewStore,
} from '@interaction-log/projection'
import { entries, everyEntry } from './entries.js'
import { historian } from './history.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'failing-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const bug = new Error('a bug')

const failing = (
  name: string,
  at: string,
  where: 'rowId' | 'project' | 'columns',
): Projection<LogEntry, InteractionEvent, 'entryNo'> => {
  const throwAt = (id: string) => {
    if (id === at) throw bug
  }
  return {
    ...entries,
    name,
    rowId: (envelope) => {
      if (where === 'rowId') throwAt(envelope.stream.slice('interaction-'.length))
      return entries.rowId(envelope)
    },
    project: (row, envelope) => {
      if (where === 'project') throwAt(envelope.stream.slice('interaction-'.length))
      return entries.project(row, envelope)
    },
    columns: {
      entryNo: (row) => {
        if (where === 'columns') throwAt(row.interactionId)
        return entries.columns.entryNo(row)
      },
    },
  }
}

const stores: readonly (readonly [string, () => Promise<ViewStore>])[] = [
  ['memory', () => Promise.resolve(memoryViewStore())],
  ['SQLite', async () => right(await sqliteViewStore(join(folder, randomUUID()))())],
]

const run = async (
  store: EventStore,
  views: ViewStore,
  projection: Projection<LogEntry, InteractionEvent, 'entryNo'>,
) => right(await runProjection({ store, views, projection })())

describe.each(stores)('a projection that throws, its rows in %s', (_, open) => {
  it.each(['rowId', 'project', 'columns'] as const)(
    'stops alone, at the event before, and names the event (rule R157): in %s',
    async (where) => {
      const store = sharedReads(memoryEventStore())
      const write = historian(store)
      const ids = Array.from({ length: 7 }, () => randomUUID())
      for (const id of ids) await write.record(id)
      const [views, bad] = [await open(), ids[4] ?? '']
      const sound = await run(store, views, entries)
      const stopped = await run(store, views, failing('failing', bad, where))

      const defect = {
        type: 'ViewDefect',
        view: 'failing',
        event: {
          stream: `interaction-${bad}`,
          version: 1,
          eventType: 'InteractionRecorded',
          position: 5n,
        },
        thrown: bug,
      }
      expect(await stopped.caughtUp()()).toEqual({ _tag: 'Left', left: defect })
      expect(stopped.status()).toMatchObject({ position: 4n, isLive: false, failure: defect })

      right(await sound.reached(await write.cancel(ids[0] ?? ''))())
      expect(right(await sound.query(everyEntry)()).rows).toHaveLength(7)
      expect(stopped.status().position).toBe(4n)
      await stopped.stop()()

      const mended = await run(store, views, failing('failing', randomUUID(), where))
      right(await mended.caughtUp()())
      expect(right(await mended.query(everyEntry)()).rows).toEqual(
        right(await sound.query(everyEntry)()).rows,
      )
      for (const view of [sound, mended]) await view.stop()()
      right(await views.close()())
    },
  )

  const plain = 'give a plain object, or undefined for no row'
  const values = 'give a string, a number, a bigint or null'
  class Order {
    readonly no = 1
  }

  it.each<readonly [string, string, unknown]>([
    [`project gave null; ${plain}`, 'project', null],
    [`project gave a promise; ${plain}`, 'project', Promise.resolve({})],
    [`project gave a string; ${plain}`, 'project', 'canary'],
    [`project gave a list; ${plain}`, 'project', ['canary']],
    [`project gave an instance of Order; ${plain}`, 'project', new Order()],
    [`column minutes gave undefined; ${values}`, 'minutes', undefined],
    [`column minutes gave a boolean; ${values}`, 'minutes', true],
    [`column minutes gave an object; ${values}`, 'minutes', {}],
    [`column minutes gave an instance of Date; ${values}`, 'minutes', new Date()],
    ['text gave undefined; give a string', 'text', undefined],
  ])(
    'says what is no row, no value or no text, and where (rule R186): %s',
    async (message, at, given) => {
      const store = memoryEventStore()
      const write = historian(store)
      const ids = [randomUUID(), randomUUID()]
      for (const id of ids) await write.record(id)
      const [, bad] = ids
      const views = await open()
      const untyped = {
        ...entries,
        project: (row: LogEntry | undefined, envelope: EventEnvelope<InteractionEvent>) =>
          at === 'project' && envelope.stream === `interaction-${bad ?? ''}`
            ? given
            : projectLogEntry(row, envelope),
        columns: {
          minutes: ({ interactionId }: LogEntry) =>
            at === 'minutes' && interactionId === bad ? given : 1,
        },
        indexes: [],
        text: ({ interactionId }: LogEntry) =>
          at === 'text' && interactionId === bad ? given : '',
      }
      const projection = untyped as unknown as Projection<LogEntry, InteractionEvent>
      const view = right(await runProjection({ store, views, projection })())
      expect(await view.caughtUp()()).toMatchObject({
        left: { type: 'ViewDefect', event: { stream: `interaction-${bad ?? ''}`, position: 2n } },
      })
      const { failure, position } = view.status()
      expect(position).toBe(1n)
      expect(failure?.type === 'ViewDefect' && failure.thrown).toEqual(
        new ProjectionMistake(message),
      )
      await view.stop()()
      right(await views.close()())
    },
  )

  it('takes rows of another realm, as structuredClone makes them in a test (rule R186)', async () => {
    const store = memoryEventStore()
    const id = randomUUID()
    await historian(store).record(id)
    const views = await open()
    const view = await run(store, views, {
      ...entries,
      project: (row, envelope) => {
        const after = entries.project(row, envelope)
        return after && structuredClone(after)
      },
    })
    right(await view.caughtUp()())
    expect(right(await view.find(id)())).toMatchObject({ interactionId: id })
    await view.stop()()
    right(await views.close()())
  })

  it('throws nothing when it is asked by a column that throws (rule R157)', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    await write.record(randomUUID())
    await write.record(randomUUID())
    const views = await open()
    let isAsked = false
    const projection = {
      ...entries,
      columns: {
        entryNo: (row: LogEntry) => {
          if (isAsked) throw bug
          return entries.columns.entryNo(row)
        },
      },
    }
    const view = await run(store, views, projection)
    right(await view.caughtUp()())
    const past = right(await asOf({ store, projection, at: { position: 9n } })())
    isAsked = true
    for (const { query } of [view, past])
      expect(await query({ ...everyEntry, limit: 1 })()).toEqual({
        _tag: 'Left',
        left: { type: 'ViewDefect', view: 'entries', event: undefined, thrown: bug },
      })
    await past.close()
    await view.stop()()
    right(await views.close()())
  })

  it('stops at an event that nobody can read, with what stands before it (rule R157)', async () => {
    const store = sharedReads(memoryEventStore())
    const write = historian(store)
    const [first, second] = [randomUUID(), randomUUID()]
    await write.record(first)
    await write.record(second, { cost: 'much' })
    await write.record(randomUUID())
    const views = await open()
    const view = await run(store, views, entries)
    expect(await view.caughtUp()()).toMatchObject({
      left: { type: 'EventUndecodable', stream: `interaction-${second}` },
    })
    expect(view.status().position).toBe(1n)
    await view.stop()()
    right(await views.close()())
  })
})
