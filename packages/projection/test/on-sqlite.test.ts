import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { memoryViewStore, runProjection, sqliteViewStore } from '@interaction-log/projection'
import { filesWith } from '../../../test/files-with.js'
import { entries, everyEntry } from './entries.js'
import { historian } from './history.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'on-sqlite-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Events and views in files, as after a start of the program. */
const opened = async () => {
  const store = right(await sqliteEventStore(join(folder, 'log.db'))())
  const views = right(await sqliteViewStore(join(folder, 'log.views'))())
  const view = right(await runProjection({ store, views, projection: entries })())
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
