import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventStore, Uuid } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import {
  memoryViewStore,
  type Projection,
  type RunningView,
  runProjection,
  sqliteViewStore,
  type ViewStore,
} from '@interaction-log/projection'
import { entries, everyEntry } from './entries.js'
import { historian } from './history.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'running-'))
const running: { stop: () => () => Promise<void> }[] = []

afterEach(async () => {
  for (const view of running.splice(0)) await view.stop()()
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const run = async <
  Row extends object,
  Event extends { readonly type: string },
  Column extends string,
>(
  store: EventStore,
  views: ViewStore,
  projection: Projection<Row, Event, Column>,
): Promise<RunningView<Row, Column>> => {
  const view = right(await runProjection({ store, views, projection })())
  running.push(view)
  return view
}

const viewFile = () => {
  const file = join(folder, `${randomUUID()}.views`)
  return { file, open: async () => right(await sqliteViewStore(file)()) }
}

const rowsOf = async (view: RunningView<object, 'entryNo'>) =>
  right(await view.query(everyEntry)()).rows

describe('a running view', () => {
  it('catches up, then follows', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    const first = randomUUID()
    await write.record(first)
    const view = await run(store, memoryViewStore(), entries)
    right(await view.caughtUp()())
    expect(right(await view.find(first)())).toMatchObject({ entryNo: '1', status: 'recorded' })
    right(await view.reached(await write.cancel(first, 'wrong contact', true))())
    expect(right(await view.find(first)())).toMatchObject({
      status: 'canceled',
      attachment: null,
      canceled: { at: '2026-03-01T09:30:00.000Z', by: 'u-17', reason: 'wrong contact' },
    })
    right(await view.reached(await write.reinstate(first))())
    expect(right(await view.find(first)())).toMatchObject({
      status: 'recorded',
      attachment: null,
      canceled: null,
    })
  })

  it('answers what it is asked at once after the start only when it has caught up', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    for (let n = 0; n < 1_200; n++) await write.record(randomUUID())
    const view = await run(store, memoryViewStore(), entries)
    expect(right(await view.query({ ...everyEntry, limit: 5_000 })()).rows).toHaveLength(1_200)
  })

  it.each(['memory', 'sqlite'] as const)(
    'lets others have their turn, however often it is asked, on %s',
    async (kind) => {
      const views = kind === 'memory' ? memoryViewStore() : await viewFile().open()
      const view = await run(memoryEventStore(), views, entries)
      right(await view.caughtUp()())
      const turn = jest.fn()
      setImmediate(turn)
      for (let asked = 0; asked < 1_000 && turn.mock.calls.length === 0; asked++) await rowsOf(view)
      expect(turn).toHaveBeenCalledTimes(1)
    },
  )

  it('is not held up by a position that it does not read', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    await write.record(randomUUID())
    const view = await run(store, memoryViewStore(), entries)
    right(await view.caughtUp()())
    const position = await write.append('interactionGroup-PHONE', 'InteractionGroupRetired', {})
    right(await view.reached(position, 200)())
    expect(view.status().position).toBe(position)
  })

  it('is behind when it does not get there in time', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    await write.record(randomUUID())
    let end = (): void => undefined
    const silence = new Promise<{ done: true; value: undefined }>((resolve) => {
      end = () => {
        resolve({ done: true, value: undefined })
      }
    })
    const stalled: EventStore = {
      ...store,
      subscribeToAll: () => ({
        [Symbol.asyncIterator]: () => ({ next: () => silence }),
        cancel: () => {
          end()
          return Promise.resolve()
        },
      }),
    }
    const view = await run(stalled, memoryViewStore(), entries)
    await write.record(randomUUID())
    expect(await view.reached(2n, 50)()).toEqual({
      _tag: 'Left',
      left: { type: 'ViewBehind', view: 'entries', position: 0n, lag: 2n },
    })
    expect(await view.caughtUp(50)()).toMatchObject({ left: { type: 'ViewBehind', lag: 2n } })
  })

  it('skips and counts event types that it does not know (rule R45)', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    const id = randomUUID()
    await write.record(id)
    await write.append(`interaction-${id}`, 'InteractionForetold', {})
    right(await run(store, memoryViewStore(), entries).then((view) => view.caughtUp()()))
    const view = await run(store, memoryViewStore(), entries)
    right(await view.reached(await write.cancel(id))())
    expect(view.status()).toMatchObject({ skipped: 1, position: 3n })
    expect(right(await view.find(id)())).toMatchObject({ status: 'canceled' })
  })

  it('stops at an event that it cannot decode, and says so to everyone who asks', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    await write.record(randomUUID())
    const view = await run(store, memoryViewStore(), entries)
    right(await view.caughtUp()())
    const id = randomUUID()
    const position = await write.record(id, { cost: 'much' })
    const undecodable = {
      _tag: 'Left',
      left: {
        type: 'EventUndecodable',
        stream: `interaction-${id}`,
        version: 1,
        eventType: 'InteractionRecorded',
      },
    }
    expect(await view.reached(position)()).toEqual(undecodable)
    expect(await view.query(everyEntry)()).toEqual(undecodable)
    expect(await view.find(id)()).toEqual(undecodable)
    expect(await view.caughtUp()()).toEqual(undecodable)
  })

  it('stops at a projection that throws', async () => {
    const store = memoryEventStore()
    const id = randomUUID()
    await historian(store).record(id)
    const thrown = new Error('a bug')
    const view = await run(store, memoryViewStore(), {
      ...entries,
      project: () => {
        throw thrown
      },
    })
    expect(await view.caughtUp()()).toEqual({
      _tag: 'Left',
      left: {
        type: 'ViewDefect',
        view: 'entries',
        event: {
          stream: `interaction-${id}`,
          version: 1,
          eventType: 'InteractionRecorded',
          position: 1n,
        },
        thrown,
      },
    })
  })

  it('goes on when a store that was unavailable comes back', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    const id = randomUUID()
    await write.record(id)
    let isDown = true
    const failing: EventStore = {
      ...store,
      subscribeToAll: (range) =>
        isDown ? closedStore.subscribeToAll(range) : store.subscribeToAll(range),
    }
    const closedStore = memoryEventStore()
    right(await closedStore.close()())
    const view = await run(failing, memoryViewStore(), entries)
    expect(await view.reached(1n)()).toMatchObject({ left: { type: 'StoreUnavailable' } })
    isDown = false
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect(right(await view.find(id)())).toMatchObject({ entryNo: '1' })
  })

  it('answers that it was stopped', async () => {
    const view = await run(memoryEventStore(), memoryViewStore(), entries)
    right(await view.caughtUp()())
    await view.stop()()
    await view.stop()()
    expect(await view.query(everyEntry)()).toMatchObject({ left: { reason: 'Closed' } })
    expect(await view.reached(9n)()).toMatchObject({ left: { type: 'ViewUnavailable' } })
  })

  it('is the same when it is rebuilt, in its own process and in another (rule R49)', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    const { open } = viewFile()
    const view = await run(store, await open(), entries)
    const bystander = await run(store, await open(), entries)
    const ids = Array.from({ length: 30 }, () => randomUUID())
    for (const id of ids) await write.record(id)
    for (const id of ids.slice(0, 20)) await write.cancel(id)
    for (const id of ids.slice(0, 5)) await write.purge(id, randomUUID())
    right(await view.caughtUp()())
    const before = await rowsOf(view)
    expect(before).toHaveLength(25)
    right(await view.rebuild()())
    right(await view.caughtUp()())
    expect(await rowsOf(view)).toEqual(before)
    right(await bystander.reached(await write.reinstate(ids[10] ?? ''))())
    expect(await rowsOf(bystander)).toEqual(await rowsOf(view))
  })
})

describe('a checkpoint', () => {
  const restarted = async (views: ViewStore, store: EventStore) => {
    const view = await run(store, views, entries)
    right(await view.caughtUp()())
    return view
  }

  const stopped = async (views: ViewStore, store: EventStore) => {
    const view = await restarted(views, store)
    await view.stop()()
  }

  it('is gone on from', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    await write.record(randomUUID())
    const views = memoryViewStore()
    await stopped(views, store)
    await write.record(randomUUID())
    const asked: bigint[] = []
    const view = await restarted(views, {
      ...store,
      subscribeToAll: (range) => {
        asked.push(range.after)
        return store.subscribeToAll(range)
      },
    })
    expect(asked).toEqual([1n])
    expect(view.status().rewound).toBeUndefined()
    expect(await rowsOf(view)).toHaveLength(2)
  })

  it('of another log is noticed, and the view is rebuilt (rule R50)', async () => {
    const views = memoryViewStore()
    const store = memoryEventStore()
    await historian(store).record(randomUUID())
    await stopped(views, store)
    const other = memoryEventStore()
    const id = randomUUID()
    await historian(other, randomUUID() as Uuid).record(id)
    const view = await restarted(views, other)
    expect(view.status().rewound).toEqual({
      type: 'LogRewound',
      position: 1n,
      because: 'another event stands there',
    })
    expect(await rowsOf(view)).toMatchObject([{ interactionId: id }])
  })

  it('beyond the end of a restored backup is noticed, and the view is rebuilt (rule R50)', async () => {
    const views = memoryViewStore()
    const store = memoryEventStore()
    const id = randomUUID()
    await historian(store).record(id)
    await historian(store).cancel(id)
    await stopped(views, store)
    const backup = memoryEventStore()
    await historian(backup).record(id)
    const view = await restarted(views, backup)
    expect(view.status().rewound).toMatchObject({ because: 'the log ends before it' })
    expect(await rowsOf(view)).toMatchObject([{ status: 'recorded' }])
  })

  it('whose event was erased since is gone on from', async () => {
    const views = memoryViewStore()
    const store = memoryEventStore()
    const write = historian(store)
    const id = randomUUID()
    await write.record(id)
    await write.cancel(id)
    await stopped(views, store)
    await write.purge(id, randomUUID())
    const view = await restarted(views, store)
    expect(view.status().rewound).toBeUndefined()
    expect(await rowsOf(view)).toEqual([])
  })

  it('whose event is missing without having been erased is not trusted', async () => {
    const views = memoryViewStore()
    const store = memoryEventStore()
    await historian(store).record(randomUUID())
    await historian(store).record(randomUUID())
    await stopped(views, store)
    const holed: EventStore = {
      ...store,
      eventAt: () => () => Promise.resolve({ _tag: 'Right', right: undefined }),
    }
    const view = await restarted(views, holed)
    expect(view.status().rewound).toMatchObject({ because: 'another event stands there' })
  })

  it('of another version of the projection is not used', async () => {
    const views = memoryViewStore()
    const store = memoryEventStore()
    const id = randomUUID()
    await historian(store).record(id)
    await stopped(views, store)
    const view = await run(store, views, {
      ...entries,
      version: 2,
      project: (entry, envelope) => {
        const after = entries.project(entry, envelope)
        return after && { ...after, attemptFailed: true }
      },
    })
    expect(right(await view.find(id)())).toMatchObject({ attemptFailed: true })
  })
})

describe('two processes on one view file', () => {
  it('make the rows that one would make', async () => {
    const store = memoryEventStore()
    const write = historian(store)
    const { open } = viewFile()
    const views = [await open(), await open()]
    const ids = Array.from({ length: 200 }, () => randomUUID())
    for (const id of ids) await write.record(id)
    const both = await Promise.all(views.map((each) => run(store, each, entries)))
    for (const id of ids.slice(0, 100)) await write.cancel(id)
    let last = 0n
    for (const id of ids.slice(50, 150))
      last = await write.append(`interaction-${id}`, 'Unknown', {})
    for (const view of both) right(await view.reached(last)())
    const alone = await run(store, memoryViewStore(), entries)
    for (const view of both) expect(await rowsOf(view)).toEqual(await rowsOf(alone))
    expect(await rowsOf(alone)).toHaveLength(200)
  })
})
