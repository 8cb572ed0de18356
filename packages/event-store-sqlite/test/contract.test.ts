import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventStore } from '@interaction-log/core'
import { eventStoreContract, type Subject } from '@interaction-log/core/testing'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { prepare, sqliteBinding } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'

const folder = mkdtempSync(join(tmpdir(), 'contract-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

let files = 0

const open = async (file: string): Promise<EventStore> => {
  const store = await sqliteEventStore(file)()
  if (E.isLeft(store)) throw new Error(JSON.stringify(store.left))
  return store.right
}

const subject = async (): Promise<Subject> => {
  const file = join(folder, `${String(++files)}.db`)
  const { DatabaseSync } = await sqliteBinding()
  let store = await open(file)
  return {
    store,
    reopen: async () => {
      await store.close()()
      store = await open(file)
      return store
    },
    damage: (stream, version) => {
      const db = new DatabaseSync(file)
      prepare(db, 'DELETE FROM events WHERE stream = ? AND version = ?').run(stream, version)
      db.close()
      return Promise.resolve()
    },
  }
}

describe('the SQLite event store', () => {
  it.each(eventStoreContract)('$rule', async ({ holds }) => {
    await holds(await subject())
  })
})
