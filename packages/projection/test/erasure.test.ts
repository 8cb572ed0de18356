import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Database, prepare, sqliteBinding } from '@interaction-log/sqlite'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import {
  memoryViewStore,
  runProjection,
  sqliteViewStore,
  type ViewStore,
} from '@interaction-log/projection'
import { filesWith } from '../../../test/files-with.js'
import { entries, everyEntry } from './entries.js'
import { historian } from './history.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'erasure-'))
const ends: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const secret = 'Frau Wachtelkönig'

const filesHold = (file: string): boolean => filesWith(folder, secret, basename(file)).length > 0

const scene = () => {
  const store = memoryEventStore()
  const write = historian(store)
  const file = join(folder, `${randomUUID()}.views`)
  const ids = Array.from({ length: 200 }, () => randomUUID())
  const purged = ids.filter((_, n) => n % 3 === 0)
  const record = async (): Promise<bigint> => {
    for (const id of ids)
      await write.record(id, {
        description: purged.includes(id) ? `${secret} ${id}` : 'a letter',
        subject: 'x'.repeat(ids.indexOf(id) % 100),
      })
    let last = 0n
    for (const id of purged) last = await write.cancel(id, secret)
    return last
  }
  const purge = async (): Promise<bigint> => {
    let last = 0n
    for (const id of purged) last = await write.purge(id, randomUUID())
    return last
  }
  const run = async (views: ViewStore) => {
    const view = right(await runProjection({ store, views, projection: entries })())
    ends.push(() => view.stop()())
    return view
  }
  const open = async () => {
    const views = right(await sqliteViewStore(file)())
    ends.push(() => views.close()())
    return views
  }
  return { store, write, file, record, purge, run, open, kept: ids.length - purged.length }
}

/** Somebody who reads the file and does not let go. */
const reader = async (file: string): Promise<Database> => {
  const { DatabaseSync } = await sqliteBinding()
  const db = new DatabaseSync(file)
  db.exec('BEGIN')
  db.prepare('SELECT count(*) FROM views').get()
  return db
}

const pagesOf = async (file: string): Promise<number> => {
  const { DatabaseSync } = await sqliteBinding()
  const db = new DatabaseSync(file)
  const pages = prepare<{ page_count: number }>(db, 'PRAGMA page_count').get()?.page_count
  db.close()
  return pages ?? 0
}

describe('what was purged (rule R38)', () => {
  it('leaves the view, and by finishing the erasure every byte of its files', async () => {
    const { record, purge, run, open, file, kept } = scene()
    const view = await run(await open())
    right(await view.reached(await record())())
    expect(filesHold(file)).toBe(true)
    const last = await purge()
    right(await view.reached(last)())
    expect(right(await view.query(everyEntry)()).rows).toHaveLength(kept)
    expect(filesHold(file)).toBe(true)
    const pages = await pagesOf(file)
    expect(right(await view.finishErasure(last)())).toEqual({
      type: 'Gone',
      store: 'sqlite',
      node: file.slice(folder.length + 1),
    })
    expect(filesHold(file)).toBe(false)
    // The whole file was written anew: secure_delete alone leaves copies, though not in small files.
    expect(await pagesOf(file)).toBeLessThan(pages)
    expect(right(await view.query(everyEntry)()).rows).toHaveLength(kept)
  })

  it('is gone from the files of a view that has passed the end of the purge', async () => {
    const { record, purge, run, open, file, write } = scene()
    const view = await run(await open())
    right(await view.reached(await record())())
    await purge()
    right(await view.reached(await write.completePurge(randomUUID()))())
    expect(filesHold(file)).toBe(false)
  })

  it('is gone from the files of a view that was away when it was purged', async () => {
    const { record, purge, run, open, file, write } = scene()
    const first = await run(await open())
    right(await first.reached(await record())())
    await first.stop()()
    await purge()
    const last = await write.completePurge(randomUUID())
    const again = await run(await open())
    right(await again.reached(last)())
    expect(filesHold(file)).toBe(false)
  })

  it('does not let a view pass the end of the purge while somebody reads the old pages', async () => {
    const { record, purge, run, open, file, write } = scene()
    const view = await run(await open())
    right(await view.reached(await record())())
    const other = await reader(file)
    const erased = await purge()
    const last = await write.completePurge(randomUUID())
    right(await view.reached(erased)())
    expect(right(await view.finishErasure(erased)())).toMatchObject({ type: 'Hidden' })
    expect(await view.reached(last, 300)()).toMatchObject({
      left: { type: 'ViewBehind', position: erased },
    })
    other.exec('ROLLBACK')
    other.close()
    right(await view.reached(last)())
    expect(filesHold(file)).toBe(false)
  })

  it('is remembered over a crash between the erasing event and the rewrite', async () => {
    const { record, purge, run, open, file } = scene()
    const views = await open()
    const view = await run(views)
    right(await view.reached(await record())())
    right(await view.reached(await purge())())
    await view.stop()()
    right(await views.close()())
    const next = await open()
    const state = right(await right(await next.open(entries)()).state()())
    expect(state.rewriteNeeded).toBe(true)
    expect(right(await next.rewrite()())).toMatchObject({ type: 'Gone' })
    expect(filesHold(file)).toBe(false)
    expect(right(await right(await next.open(entries)()).state()()).rewriteNeeded).toBe(false)
  })

  it('does not stay behind when a view is rebuilt or replaced by another version', async () => {
    const { record, purge, run, open, file, store } = scene()
    const first = await run(await open())
    right(await first.reached(await record())())
    const last = await purge()
    await first.stop()()
    const projection = { ...entries, version: 2 }
    const second = right(await runProjection({ store, views: await open(), projection })())
    ends.push(() => second.stop()())
    right(await second.caughtUp()())
    expect(right(await second.finishErasure(last)())).toMatchObject({ type: 'Gone' })
    expect(filesHold(file)).toBe(false)
  })
})

describe('a view that nobody runs (rule R185)', () => {
  const upTo = (position: bigint, abandonedBefore: bigint) => ({
    category: 'interaction',
    position,
    abandonedBefore,
  })

  it('is emptied if it stands before a purge that began long ago, and is made anew', async () => {
    const { record, purge, run, open, file, kept } = scene()
    const views = await open()
    const view = await run(views)
    const before = await record()
    right(await view.reached(before)())
    await view.stop()()
    const last = await purge()
    const minuteLater = async () => {
      const { DatabaseSync } = await sqliteBinding()
      const db = new DatabaseSync(file)
      db.exec('UPDATE builds SET worked_at = worked_at - 61')
      db.close()
    }
    expect(right(await views.rewrite(upTo(last, last))())).toMatchObject({ type: 'Hidden' })
    await minuteLater()
    expect(right(await views.rewrite(upTo(last, before))())).toMatchObject({ type: 'Hidden' })
    expect(filesHold(file)).toBe(true)
    expect(right(await views.rewrite(upTo(last, last))())).toMatchObject({ type: 'Gone' })
    expect(filesHold(file)).toBe(false)
    const again = await run(views)
    right(await again.reached(last)())
    expect(right(await again.query(everyEntry)()).rows).toHaveLength(kept)
  })

  it('is emptied in memory, too', async () => {
    const { record, purge, run, kept } = scene()
    const views = memoryViewStore()
    const view = await run(views)
    right(await view.reached(await record())())
    await view.stop()()
    const last = await purge()
    expect(right(await views.rewrite(upTo(last, last))())).toMatchObject({ type: 'Hidden' })
    const now = Date.now()
    const later = jest.spyOn(Date, 'now').mockReturnValue(now + 61_000)
    expect(right(await views.rewrite(upTo(last, 0n))())).toMatchObject({ type: 'Hidden' })
    expect(right(await views.rewrite(upTo(last, last))())).toMatchObject({ type: 'Gone' })
    later.mockRestore()
    expect(right(await views.builds()())).toEqual([
      { name: entries.name, version: entries.version, isLive: false, position: 0n },
    ])
    const again = await run(views)
    right(await again.reached(last)())
    expect(right(await again.query(everyEntry)()).rows).toHaveLength(kept)
  })
})
