/** A view is built anew beside the live one, by whatever happens meanwhile. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { EventStore, Uuid } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import {
  type BuildProgress,
  type LogEntry,
  memoryViewStore,
  type RunningView,
  runProjection,
  sqliteViewStore,
  type ViewStore,
} from '@interaction-log/projection'
import { filesWith } from '../../../test/files-with.js'
import { entries, everyEntry, nextEntries } from './entries.js'
import { historian } from './history.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'building-'))
const ends: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const secret = 'Frau Wachtelkönig'

const inFile = async (file: string): Promise<ViewStore> => {
  const views = right(await sqliteViewStore(file)())
  ends.push(() => views.close()())
  return views
}

const newFile = () => join(folder, `${randomUUID()}.views`)

const run = async (
  store: EventStore,
  views: ViewStore,
  projection = entries,
): Promise<RunningView<LogEntry, 'entryNo'>> => {
  const view = right(await runProjection({ store, views, projection })())
  ends.push(() => view.stop()())
  return view
}

const rowsOf = async (view: RunningView<LogEntry, 'entryNo'>) =>
  right(await view.query({ ...everyEntry, limit: 10_000 })()).rows

/** What a view shows that was never interrupted. */
const fresh = async (store: EventStore, projection = entries) => {
  const view = await run(store, memoryViewStore(), projection)
  right(await view.caughtUp(30_000)())
  return rowsOf(view)
}

const logOf = async (count: number) => {
  const store = memoryEventStore()
  const write = historian(store)
  const ids = Array.from({ length: count }, () => randomUUID())
  for (const id of ids) await write.record(id, { description: `${secret} ${id}` })
  return { store, write, ids }
}

/** Asks until it is stopped; every answer must be whole. */
const asking = (view: RunningView<LogEntry, 'entryNo'>, atLeast: number) => {
  const over = new AbortController()
  const asked = (async () => {
    let answers = 0
    for (; !over.signal.aborted; answers++) {
      expect((await rowsOf(view)).length).toBeGreaterThanOrEqual(atLeast)
      await new Promise(setImmediate)
    }
    return answers
  })()
  return () => {
    over.abort()
    return asked
  }
}

const stores = [
  ['in memory', () => Promise.resolve(memoryViewStore())],
  ['in a file', () => inFile(newFile())],
] as const

describe.each(stores)('a rebuild %s', (_, open) => {
  it('answers all the time, and every row, while events arrive (rule R180)', async () => {
    const { store, write, ids } = await logOf(1_500)
    const view = await run(store, await open())
    right(await view.caughtUp(30_000)())
    const stopAsking = asking(view, 1_500)
    const told: BuildProgress[] = []
    const over = new AbortController()
    const writing = (async () => {
      for (const id of ids) {
        if (over.signal.aborted) return
        await write.cancel(id)
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    })()
    const differences = right(await view.rebuild((progress) => told.push(progress))())
    over.abort()
    await writing
    expect(differences).toEqual({ count: 0, rows: [] })
    expect(await stopAsking()).toBeGreaterThan(2)
    expect(new Set(told.map(({ type }) => type))).toEqual(
      new Set(['Reading', 'Indexing', 'Comparing']),
    )
    expect(view.status().building).toBeUndefined()
    right(await view.caughtUp()())
    expect(await rowsOf(view)).toEqual(await fresh(store))
  })

  it('makes good what was wrong, and says which fields of which rows (rule R182)', async () => {
    const { store, write, ids } = await logOf(20)
    const views = await open()
    const view = await run(store, views)
    right(await view.caughtUp()())
    const [wrong = '', missing = '', ...others] = ids
    const saved = right(await views.open(entries)())
    const { revision, checkpoint } = right(await saved.state()())
    const row = right(await saved.find(wrong)())
    if (row === undefined || checkpoint === undefined) throw new Error('no row')
    const other = right(await saved.find(others[0] ?? '')())
    const changes = new Map([
      [wrong, other],
      [missing, undefined],
      [randomUUID(), row],
    ])
    right(await saved.save(revision, { rows: changes, checkpoint, erasing: false })())
    const { count, rows } = right(await view.rebuild()())
    expect(count).toBe(3)
    const fieldsOf = (id: string) => rows.find((each) => each.id === id)?.fields
    expect(fieldsOf(wrong)).toEqual(['interactionId', 'entryNo', 'description'])
    expect(fieldsOf(missing)).toEqual(Object.keys(row))
    expect(JSON.stringify(rows)).not.toContain(secret)
    right(await view.reached(await write.cancel(others[0] ?? ''))())
    expect(await rowsOf(view)).toEqual(await fresh(store))
  })

  it('that was interrupted is gone on with where it was (rule R183)', async () => {
    const { store } = await logOf(2_500)
    const views = await open()
    const view = await run(store, views)
    right(await view.caughtUp(30_000)())
    const interrupted = view.rebuild((progress) => {
      if (progress.type === 'Reading') void view.stop()()
    })()
    expect(await interrupted).toMatchObject({ left: { type: 'ViewUnavailable' } })
    const [live, candidate] = right(await views.builds()())
    expect(live).toMatchObject({ isLive: true, position: 2_500n })
    expect(candidate).toMatchObject({ isLive: false, position: 1_000n })
    const again = await run(store, views)
    const read: bigint[] = []
    right(
      await again.rebuild((progress) => {
        if (progress.type === 'Reading') read.push(progress.position)
      })(),
    )
    expect(read).toEqual([2_000n, 2_500n])
    expect(right(await views.builds()())).toHaveLength(1)
    expect(await rowsOf(again)).toEqual(await fresh(store))
  })

  it('fails where the projection throws, and leaves the live view as it is', async () => {
    const { store } = await logOf(3)
    const thrown = new Error('a bug')
    let isBroken = false
    const view = await run(store, await open(), {
      ...entries,
      project: (entry, envelope) => {
        if (isBroken) throw thrown
        return entries.project(entry, envelope)
      },
    })
    right(await view.caughtUp()())
    isBroken = true
    expect(await view.rebuild()()).toMatchObject({
      left: { type: 'ViewDefect', view: 'entries', event: { position: 1n }, thrown },
    })
    expect(view.status()).toMatchObject({ isLive: true, building: undefined, failure: undefined })
    expect(await rowsOf(view)).toHaveLength(3)
  })
})

describe.each(stores)('another version %s', (_, open) => {
  it('is built beside the one before, which answers until it is taken over (rule R181)', async () => {
    const { store, write, ids } = await logOf(1_200)
    const views = await open()
    const first = await run(store, views)
    right(await first.caughtUp(30_000)())
    const live = right(await views.open(entries)())
    const next = await run(store, views, nextEntries)
    let last = 0n
    for (const id of ids.slice(0, 50)) {
      last = await write.cancel(id)
      const asked = await live.query(everyEntry)()
      if (asked._tag === 'Right') expect(asked.right.rows).toHaveLength(1_000)
      else expect(next.status().building).toBeUndefined()
    }
    right(await next.reached(last, 30_000)())
    expect(await live.query(everyEntry)()).toMatchObject({ left: { reason: 'Replaced' } })
    expect(await rowsOf(next)).toEqual(await fresh(store, nextEntries))
    expect(right(await views.builds()())).toEqual([
      { name: 'entries', version: 2, isLive: true, position: last },
    ])
  })

  it('goes on from where the one before had stopped', async () => {
    const { store, write, ids } = await logOf(10)
    const views = await open()
    const first = await run(store, views)
    right(await first.caughtUp()())
    await first.stop()()
    const [purged = '', canceled = ''] = ids
    await write.cancel(canceled)
    await write.cancel(purged)
    await write.purge(purged, randomUUID())
    const next = await run(store, views, nextEntries)
    right(await next.caughtUp()())
    expect(await rowsOf(next)).toEqual(await fresh(store, nextEntries))
    expect(await rowsOf(next)).toHaveLength(9)
  })

  it('is read to the end if the one before is of another log', async () => {
    const { store } = await logOf(5)
    const views = await open()
    const first = await run(store, views)
    right(await first.caughtUp()())
    await first.stop()()
    const other = memoryEventStore()
    const id = randomUUID()
    await historian(other, randomUUID() as Uuid).record(id)
    const next = await run(other, views, nextEntries)
    right(await next.caughtUp()())
    expect(await rowsOf(next)).toMatchObject([{ interactionId: id, attemptFailed: true }])
  })

  it('and then the one before again are each built anew', async () => {
    const { store, write, ids } = await logOf(5)
    const views = await open()
    for (const projection of [entries, nextEntries, entries, nextEntries]) {
      const view = await run(store, views, projection)
      right(await view.caughtUp()())
      expect(await rowsOf(view)).toEqual(await fresh(store, projection))
      await view.stop()()
      await write.cancel(ids.pop() ?? '')
    }
    expect(right(await views.builds()())).toHaveLength(1)
  })
})

describe('a purge while a candidate is built (rule R184)', () => {
  it.each(['before it reads', 'while it reads', 'after it has read'])(
    '%s leaves nothing in the file',
    async (when) => {
      const { store, write, ids } = await logOf(1_300)
      const file = newFile()
      const view = await run(store, await inFile(file))
      right(await view.caughtUp(30_000)())
      const purged = ids.filter((_, n) => n % 300 === 7)
      let last = 0n
      const purge = async () => {
        for (const id of purged) {
          await write.cancel(id, secret)
          last = await write.purge(id, randomUUID())
        }
      }
      const holds = (id: string) => filesWith(folder, `${secret} ${id}`, basename(file)).length > 0
      expect(purged.every(holds)).toBe(true)

      let purging: Promise<void> | undefined
      if (when === 'before it reads') await (purging = purge())
      const rebuilt = view.rebuild((progress) => {
        if (progress.type === (when === 'while it reads' ? 'Reading' : 'Indexing'))
          purging ??= purge()
      })()
      while (purging === undefined) await new Promise((resolve) => setTimeout(resolve, 1))
      await purging
      for (;;) {
        const erasure = right(await view.finishErasure(last)())
        if (erasure.type === 'Gone') break
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      expect(purged.filter(holds)).toEqual([])
      expect(right(await rebuilt)).toEqual({ count: 0, rows: [] })
      right(await view.finishErasure(last)())
      expect(purged.filter(holds)).toEqual([])
      expect(await rowsOf(view)).toEqual(await fresh(store))
      expect(await rowsOf(view)).toHaveLength(1_295)
    },
  )

  it('is not held up by a candidate that nobody builds any more', async () => {
    const { store, write, ids } = await logOf(1_500)
    const [id = ''] = ids
    const file = newFile()
    const views = await inFile(file)
    const view = await run(store, views)
    right(await view.caughtUp(30_000)())
    const stopping = await run(store, views)
    await stopping.rebuild((progress) => {
      if (progress.type === 'Reading') void stopping.stop()()
    })()
    await write.cancel(id)
    const last = await write.purge(id, randomUUID())
    expect(right(await view.finishErasure(last)())).toMatchObject({ type: 'Hidden' })
    const { sqliteBinding } = await import('@interaction-log/sqlite')
    const { DatabaseSync } = await sqliteBinding()
    const db = new DatabaseSync(file)
    db.exec('UPDATE builds SET worked_at = worked_at - 61')
    db.close()
    expect(right(await view.finishErasure(last)())).toMatchObject({ type: 'Gone' })
    expect(right(await views.builds()())).toMatchObject([{ isLive: true }, { position: 0n }])
    expect(filesWith(folder, `${secret} ${id}`, basename(file))).toEqual([])
    expect(right(await view.rebuild()())).toEqual({ count: 0, rows: [] })
    expect(await rowsOf(view)).toEqual(await fresh(store))
  })
})

describe('a candidate in memory that nobody builds any more', () => {
  it('is emptied when something is erased', async () => {
    const { store, write, ids } = await logOf(1_200)
    const views = memoryViewStore()
    const view = await run(store, views)
    right(await view.caughtUp(30_000)())
    const stopping = await run(store, views)
    await stopping.rebuild((progress) => {
      if (progress.type === 'Reading') void stopping.stop()()
    })()
    await write.cancel(ids[0] ?? '')
    const last = await write.purge(ids[0] ?? '', randomUUID())
    expect(right(await view.finishErasure(last)())).toMatchObject({ type: 'Hidden' })
    const now = Date.now()
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 61_000)
    expect(right(await view.finishErasure(last)())).toMatchObject({ type: 'Gone' })
    clock.mockRestore()
    expect(right(await views.builds()())).toMatchObject([{ isLive: true }, { position: 0n }])
  })
})

describe('two processes on one file', () => {
  it('rebuild the same view without harm, and a third one reads on (rule R180)', async () => {
    const { store, write, ids } = await logOf(1_200)
    const file = newFile()
    const views = [await inFile(file), await inFile(file), await inFile(file)]
    const [one, two, three] = await Promise.all(views.map((each) => run(store, each)))
    if (!one || !two || !three) throw new Error('three')
    for (const view of [one, two, three]) right(await view.caughtUp(30_000)())
    const stopAsking = asking(three, 1_200)
    const both = await Promise.all([one.rebuild()(), two.rebuild()()])
    for (const each of both) expect(right(each)).toEqual({ count: 0, rows: [] })
    expect(await stopAsking()).toBeGreaterThan(2)
    const last = await write.cancel(ids[0] ?? '')
    const expected = await fresh(store)
    for (const view of [one, two, three]) {
      right(await view.reached(last)())
      expect(await rowsOf(view)).toEqual(expected)
    }
  })

  it('build another version together', async () => {
    const { store } = await logOf(1_200)
    const file = newFile()
    const first = await run(store, await inFile(file))
    right(await first.caughtUp(30_000)())
    await first.stop()()
    const both = await Promise.all(
      [await inFile(file), await inFile(file)].map((views) => run(store, views, nextEntries)),
    )
    const expected = await fresh(store, nextEntries)
    for (const view of both) {
      right(await view.caughtUp(30_000)())
      expect(await rowsOf(view)).toEqual(expected)
    }
  })
})
