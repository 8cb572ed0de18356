import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventStore, ReadAll, StoredEvent, Subscription } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { sqliteBinding } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { noted, notes, right } from './events.js'

let folder = ''
let file = ''
const stores: EventStore[] = []
const opened = async (): Promise<EventStore> => {
  const store = await right(sqliteEventStore(file))
  stores.push(store)
  return store
}
const change = async (sql: string) => {
  const { DatabaseSync } = await sqliteBinding()
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-store-'))
  file = join(folder, 'log.db')
})
afterEach(async () => {
  for (const store of stores.splice(0)) await right(store.close())
  rmSync(folder, { recursive: true })
})

const batches = async (store: EventStore, range: ReadAll): Promise<(readonly StoredEvent[])[]> => {
  const all = []
  for await (const batch of store.readAll(range)) {
    if (E.isLeft(batch)) throw new Error(JSON.stringify(batch.left))
    all.push(batch.right)
  }
  return all
}
const positions = (read: readonly (readonly StoredEvent[])[]) =>
  read.map((batch) => batch.map(({ position }) => Number(position)))

describe('reading all', () => {
  it('goes in batches, in order, behind a position', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a', 'b', 'c', 'd', 'e')))
    expect(positions(await batches(store, { after: 1n, batchSize: 2 }))).toEqual([
      [2, 3],
      [4, 5],
    ])
    expect(await batches(store, { after: 5n })).toEqual([])
    expect(await batches(store, { after: 2n ** 80n })).toEqual([])
  })

  it('reads the categories that are asked for, each event once', async () => {
    const store = await opened()
    for (const [n, category] of ['a', 'b', 'c', 'a', 'b', 'a'].entries())
      await right(store.appendToStream(`${category}-${String(n)}`, 0, notes('x')))
    const read = (categories: string[]) => batches(store, { after: 1n, categories, batchSize: 3 })
    expect(positions(await read(['b', 'a', 'b']))).toEqual([[2, 4, 5], [6]])
    expect(positions(await read(['c']))).toEqual([[3]])
    expect(await read([])).toEqual([])
    expect(await read(['d'])).toEqual([])
  })

  it('keeps batches small when events are large', async () => {
    const store = await opened()
    for (let n = 0; n < 12; n++)
      await right(store.appendToStream(`note-${String(n)}`, 0, [noted('x'.repeat(400_000))]))
    const sizes = (await batches(store, { after: 0n })).map(({ length }) => length)
    expect(sizes).toEqual([6, 6])
  })

  it('holds nothing open between batches', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a', 'b', 'c')))
    for await (const batch of store.readAll({ after: 0n, batchSize: 1 })) {
      expect(batch._tag).toBe('Right')
      await change('PRAGMA wal_checkpoint(TRUNCATE); DROP TABLE pendingErasures')
      break
    }
  })
})

describe('a file of an earlier form', () => {
  it('is refused', async () => {
    const store = await opened()
    await right(store.close())
    await change('PRAGMA user_version = 1')
    expect(await sqliteEventStore(file)()).toEqual(
      E.left({ type: 'FileOlder', file, found: 1, oldest: 2 }),
    )
  })
})

describe('damage', () => {
  it('is reported for a version that is missing', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a', 'b', 'c')))
    await change('DELETE FROM events WHERE version = 2')
    expect(await store.readStream('note-1')()).toEqual(
      E.left({ type: 'StreamDamaged', stream: 'note-1', version: 2 }),
    )
  })

  it('is reported for a version that is there twice', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a', 'b', 'c')))
    await change('UPDATE events SET version = 2 WHERE version = 3')
    expect(await store.readStream('note-1')()).toEqual(
      E.left({ type: 'StreamDamaged', stream: 'note-1', version: 2 }),
    )
  })

  it.each(['no json', '[]', '7', ''])('is reported for a text that is %j', async (text) => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a', 'b')))
    await change(`UPDATE events SET data = '${text}' WHERE version = 2`)
    const damaged = E.left({ type: 'StreamDamaged', stream: 'note-1', version: 2 })
    expect(await store.readStream('note-1')()).toEqual(damaged)
    expect(await store.eventAt(2n)()).toEqual(damaged)
    const read = []
    for await (const batch of store.readAll({ after: 0n })) read.push(batch)
    expect(read).toEqual([damaged])
  })

  it('is StoreUnavailable when SQLite finds it', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a')))
    await change('DROP TABLE events')
    const lost = { left: { type: 'StoreUnavailable' } }
    expect(await store.readStream('note-1')()).toMatchObject(lost)
    expect(await store.appendToStream('note-1', 1, notes('b'))()).toMatchObject(lost)
    for await (const batch of store.readAll({ after: 0n })) expect(batch).toMatchObject(lost)
    expect(await sqliteEventStore(file)()).toMatchObject({
      left: { type: 'FileUnavailable', file },
    })
  })
})

describe('a subscription', () => {
  const take = async (subscription: Subscription, count: number) => {
    const taken: unknown[] = []
    const messages = subscription[Symbol.asyncIterator]()
    while (taken.length < count) {
      const message = await messages.next()
      if (message.done === true) return [...taken, 'end']
      const { value } = message
      if (E.isLeft(value)) taken.push(value.left.type)
      else if (value.right.type === 'CaughtUp') taken.push(value.right)
      else taken.push(value.right.events.map(({ data }) => data['text']))
    }
    return taken
  }

  it('catches up, says so once, and follows', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a', 'b', 'c')))
    await right(store.appendToStream('other-1', 0, notes('x')))
    const subscription = store.subscribeToAll({ after: 0n, categories: ['note'], batchSize: 2 })
    expect(await take(subscription, 3)).toEqual([
      ['a', 'b'],
      ['c'],
      { type: 'CaughtUp', position: 4n },
    ])
    const following = take(subscription, 2)
    await right(store.appendToStream('other-1', 1, notes('y')))
    await right(store.appendToStream('note-1', 3, notes('d')))
    await right(store.appendToStream('note-1', 4, notes('e')))
    expect((await following).flat()).toEqual(['d', 'e'])
    await subscription.cancel()
  })

  it('hears of what another process appends', async () => {
    const [store, other] = [await opened(), await opened()]
    const subscription = store.subscribeToAll({ after: 0n })
    expect(await take(subscription, 1)).toEqual([{ type: 'CaughtUp', position: 0n }])
    for (const text of ['a', 'b']) {
      const following = take(subscription, 1)
      await new Promise((resolve) => setTimeout(resolve, 200))
      await right(other.appendToStream(`note-${text}`, 0, notes(text)))
      expect(await following).toEqual([[text]])
    }
    await subscription.cancel()
  })

  it('ends when it is canceled, also while it waits', async () => {
    const store = await opened()
    const subscription = store.subscribeToAll({ after: 0n })
    const waiting = take(subscription, 2)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await subscription.cancel()
    expect(await waiting).toEqual([{ type: 'CaughtUp', position: 0n }, 'end'])
    await store.subscribeToAll({ after: 0n }).cancel()
  })

  it('ends with the store, and one on a closed store fails', async () => {
    const store = await opened()
    const waiting = take(store.subscribeToAll({ after: 0n }), 2)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await right(store.close())
    expect(await waiting).toEqual([{ type: 'CaughtUp', position: 0n }, 'end'])
    expect(await take(store.subscribeToAll({ after: 0n }), 2)).toEqual(['StoreUnavailable', 'end'])
  })

  it('ends when its reader leaves the loop', async () => {
    const store = await opened()
    const subscription = store.subscribeToAll({ after: 0n })
    for await (const message of subscription) {
      expect(message).toEqual(E.right({ type: 'CaughtUp', position: 0n }))
      break
    }
    expect(await take(subscription, 1)).toEqual(['end'])
  })
})
