import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { EventStore } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { memoryViewStore, runProjection, sqliteViewStore } from '@interaction-log/projection'
import { sqliteBinding } from '@interaction-log/sqlite'
import { filesWith } from '../../../test/files-with.js'
import { entries, everyEntry } from './entries.js'
import { historian } from './history.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'on-sqlite-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  jest.restoreAllMocks()
})

/** Events and views in files, as after a start of the program. */
const opened = async (name = 'log', read = (store: EventStore) => store) => {
  const store = right(await sqliteEventStore(join(folder, `${name}.db`))())
  const views = right(await sqliteViewStore(join(folder, `${name}.views`))())
  const view = right(await runProjection({ store: read(store), views, projection: entries })())
  const close = async () => {
    await view.stop()()
    right(await views.close()())
    right(await store.close()())
  }
  return { store, view, close, write: historian(store) }
}

const secret = 'Frau Wachtelkönig'

const filesHold = (): boolean => filesWith(folder, secret).length > 0

it('a purge leaves no byte of what it purged in the files of events and views', async () => {
  const ids = Array.from({ length: 60 }, () => randomUUID())
  const first = await opened()
  for (const id of ids) await first.write.record(id, { description: secret })
  for (const id of ids.slice(0, 30)) await first.write.cancel(id, secret)
  for (const id of ids.slice(30)) await first.write.record(randomUUID(), { taskNo: id })
  right(await first.view.caughtUp()())
  await first.close()

  const second = await opened()
  let last = 0n
  for (const id of ids.slice(30)) await second.write.cancel(id)
  for (const id of ids) last = await second.write.purge(id, randomUUID())
  expect(right(await second.view.finishErasure(last)())).toMatchObject({ type: 'Gone' })
  expect(right(await second.store.finishErasure()())).toMatchObject({ type: 'Gone' })
  expect(filesHold()).toBe(false)
  right(await second.view.reached(await second.write.completePurge(randomUUID()))())
  await second.close()

  const third = await opened()
  const views = memoryViewStore()
  const rebuilt = right(await runProjection({ store: third.store, views, projection: entries })())
  const rows = right(await third.view.query(everyEntry)()).rows
  expect(third.view.status().rewound).toBeUndefined()
  expect(rows).toHaveLength(30)
  expect(right(await rebuilt.query(everyEntry)()).rows).toEqual(rows)
  await rebuilt.stop()()
  await third.close()
})

const every = { ...everyEntry, limit: 2_000 }

/** What a view shows that is built of the log as it is now. */
const fresh = async (store: EventStore) => {
  const views = memoryViewStore()
  const view = right(await runProjection({ store, views, projection: entries })())
  right(await view.caughtUp(30_000)())
  const { rows } = right(await view.query(every)())
  await view.stop()()
  return rows
}

it('an older event file that was restored is noticed under a newer view file (rule R50)', async () => {
  const ids = Array.from({ length: 5 }, () => randomUUID())
  const first = await opened('restored')
  for (const id of ids) await first.write.record(id)
  await first.close()
  copyFileSync(join(folder, 'restored.db'), join(folder, 'restored.backup'))

  const second = await opened('restored')
  for (const id of ids) await second.write.cancel(id)
  await second.write.record(randomUUID())
  right(await second.view.caughtUp()())
  await second.close()

  rmSync(join(folder, 'restored.db'))
  copyFileSync(join(folder, 'restored.backup'), join(folder, 'restored.db'))
  const third = await opened('restored')
  expect(right(await third.view.query(everyEntry)()).rows).toEqual(await fresh(third.store))
  expect(third.view.status().rewound).toEqual({
    type: 'LogRewound',
    position: 11n,
    because: 'the log ends before it',
  })

  // The log goes on to where the view had been, along another way.
  for (const id of ids) await third.write.cancel(id, 'another way')
  const last = await third.write.record(randomUUID())
  right(await third.view.reached(last)())
  await third.close()
  rmSync(join(folder, 'restored.db'))
  copyFileSync(join(folder, 'restored.backup'), join(folder, 'restored.db'))
  const between = right(await sqliteEventStore(join(folder, 'restored.db'))())
  for (let n = 0; n < 6; n++) await historian(between).record(randomUUID())
  right(await between.close()())

  const fourth = await opened('restored')
  expect(right(await fourth.view.query(everyEntry)()).rows).toEqual(await fresh(fourth.store))
  expect(fourth.view.status().rewound).toMatchObject({ because: 'another event stands there' })
  await fourth.close()
})

it('streams that are erased before, during and after it reads leave the rows of a fresh view', async () => {
  const ids = Array.from({ length: 1_200 }, () => randomUUID())
  const writer = right(await sqliteEventStore(join(folder, 'erased.db'))())
  const write = historian(writer)
  const purge = async (...some: readonly string[]): Promise<bigint> => {
    let last = 0n
    for (const id of some) {
      await write.cancel(id)
      last = await write.purge(id, randomUUID())
    }
    return last
  }
  for (const id of ids) await write.record(id)
  await purge(...ids.filter((_, n) => n % 100 === 0))

  let isFirst = true
  /** Purges what it has in its hands, and what it has not, before it hands anything out. */
  const slow = (store: EventStore): EventStore => ({
    ...store,
    subscribeToAll: (range) => {
      const subscription = store.subscribeToAll(range)
      return {
        cancel: subscription.cancel,
        async *[Symbol.asyncIterator]() {
          for await (const message of subscription) {
            if (isFirst) {
              isFirst = false
              await purge(...ids.filter((_, n) => n % 100 === 1))
            }
            yield message
          }
        },
      }
    },
  })
  const { view, store, close } = await opened('erased', slow)
  right(await view.caughtUp(30_000)())
  expect(isFirst).toBe(false)
  const rowsOf = async () => right(await view.query(every)()).rows
  expect(await rowsOf()).toEqual(await fresh(store))
  const last = await purge(...ids.filter((_, n) => n % 100 === 2))
  right(await view.reached(last, 30_000)())
  const rows = await rowsOf()
  expect(rows).toEqual(await fresh(store))
  expect(rows).toHaveLength(1_164)
  await close()
  right(await writer.close()())
})

it('says of a file that lost a table that it is damaged, and of one that was closed that it is closed', async () => {
  const file = join(folder, 'damaged.views')
  const views = right(await sqliteViewStore(file)())
  const view = right(await views.open(entries)())
  const { DatabaseSync } = await sqliteBinding()
  const db = new DatabaseSync(file)
  db.exec('DROP TABLE entries_1')
  db.close()
  expect(await view.load(['a'])()).toMatchObject({ left: { reason: 'Damaged' } })
  right(await views.close()())
  expect(await view.load(['a'])()).toMatchObject({ left: { reason: 'Closed' } })
})

it('a view answers while somebody rewrites its file, and goes on afterwards', async () => {
  const { view, close, write } = await opened('rewritten')
  await write.record(randomUUID())
  right(await view.caughtUp()())

  const { DatabaseSync } = await sqliteBinding()
  const other = new DatabaseSync(join(folder, 'rewritten.views'))
  other.exec('BEGIN IMMEDIATE')
  await write.record(randomUUID())
  const { now } = Date
  const clock = jest.spyOn(Date, 'now')
  for (let minutes = 0; minutes < 1.5; minutes += 0.25) {
    clock.mockImplementation(() => now() + minutes * 60_000)
    await setTimeout(50)
    expect(right(await view.query(everyEntry)()).rows).toHaveLength(1)
  }
  other.exec('COMMIT')
  other.close()
  right(await view.caughtUp()())
  expect(right(await view.query(everyEntry)()).rows).toHaveLength(2)
  expect(view.status().failure).toBeUndefined()
  await close()
})
