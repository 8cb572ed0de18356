import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventStore, NewEvent, StreamName } from '@interaction-log/core'
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
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-store-'))
  file = join(folder, 'log.db')
})
afterEach(async () => {
  for (const store of stores.splice(0)) await right(store.close())
  rmSync(folder, { recursive: true })
})

/** How many transactions the write-ahead log holds: the last frame of each says so. */
const commits = (): number => {
  const log = readFileSync(`${file}-wal`)
  const frame = 24 + log.readUInt32BE(8)
  let count = 0
  for (let at = 32; at + frame <= log.length; at += frame) if (log.readUInt32BE(at + 4) > 0) count++
  return count
}

describe('appends that arrive together', () => {
  it('are committed together, each with its own position', async () => {
    const store = await opened()
    await right(store.appendToStream('first-1', 0, notes('x')))
    const before = commits()
    const results = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        right(store.appendToStream(`note-${String(n)}`, 0, notes('a', 'b'))),
      ),
    )
    expect(commits() - before).toBe(1)
    expect(results).toEqual(results.map((_, n) => ({ version: 2, position: BigInt(2 * n + 3) })))
  })

  it('are committed a few megabytes at a time, so that others get their turn', async () => {
    const store = await opened()
    const [first, ...rest] = Array.from({ length: 12 }, (_, n) =>
      right(store.appendToStream(`note-${String(n)}`, 0, [noted('x'.repeat(400_000))])),
    )
    await first
    expect(await right(store.head())).toBe(5n)
    await Promise.all(rest)
    expect(await right(store.head())).toBe(12n)
  })

  it('do not disturb each other when one conflicts', async () => {
    const store = await opened()
    const [first, conflicting, next] = await Promise.all([
      store.appendToStream('note-1', 0, notes('a'))(),
      store.appendToStream('note-1', 0, notes('b'))(),
      store.appendToStream('note-1', 1, notes('c'))(),
    ])
    expect(first).toEqual(E.right({ version: 1, position: 1n }))
    expect(conflicting).toEqual(
      E.left({ type: 'VersionConflict', stream: 'note-1', expected: 0, actual: 1 }),
    )
    expect(next).toEqual(E.right({ version: 2, position: 2n }))
  })

  it('do not disturb each other when one cannot be written, and nothing of that is stored', async () => {
    const store = await opened()
    const unwritable = { ...noted('c'), id: Symbol('no id') } as unknown as NewEvent
    const results = await Promise.allSettled([
      store.appendToStream('note-1', 0, notes('a'))(),
      store.appendToStream('note-2', 0, [noted('b'), unwritable])(),
      store.appendToStream('note-3', 0, notes('d'))(),
    ])
    expect(results).toMatchObject([
      { value: { right: { position: 1n } } },
      { status: 'rejected' },
      { value: { right: { position: 2n } } },
    ])
    expect(await right(store.readStream('note-2'))).toEqual({ version: 0, events: [] })
    expect(await right(store.head())).toBe(2n)
  })
})

describe('the write-ahead log', () => {
  it('stays below 24 MiB, however much is appended', async () => {
    const store = await opened()
    let largest = 0
    for (let n = 0; n < 60; n++) {
      await right(store.appendToStream(`note-${String(n)}`, 0, [noted('x'.repeat(400_000))]))
      largest = Math.max(largest, statSync(`${file}-wal`).size)
    }
    expect(largest / 2 ** 20).toBeGreaterThan(8)
    expect(largest / 2 ** 20).toBeLessThan(24)
  })
})

describe('an append', () => {
  it('may be repeated, also after later events and after reopening', async () => {
    const store = await opened()
    const events = notes('a', 'b')
    await right(store.appendToStream('other-1', 0, notes('x')))
    const first = await right(store.appendToStream('note-1', 0, events))
    expect(first).toEqual({ version: 2, position: 3n })
    await right(store.appendToStream('note-1', 2, notes('c')))
    expect(await right(store.appendToStream('note-1', 0, events))).toEqual(first)
    await right(store.close())
    const reopened = await opened()
    expect(await right(reopened.appendToStream('note-1', 0, events))).toEqual(first)
    expect(await right(reopened.head())).toBe(4n)
  })

  it('is no repetition if one id differs, the order does, or it goes further', async () => {
    const store = await opened()
    const [a, b] = [noted('a'), noted('b')]
    await right(store.appendToStream('note-1', 0, [a, b]))
    for (const [expected, events] of [
      [0, [a, noted('c')]],
      [0, [b, a]],
      [0, [a, b, noted('c')]],
      [1, [a]],
      [3, [a]],
      [-1, [a]],
    ] as const)
      expect(await store.appendToStream('note-1', expected, [...events])()).toEqual(
        E.left({ type: 'VersionConflict', stream: 'note-1', expected, actual: 2 }),
      )
  })

  it('keeps what it was given, not what the caller makes of it later', async () => {
    const store = await opened()
    const event = { ...noted('kept') }
    const { id } = event
    const append = store.appendToStream('note-1', 0, [event])()
    Object.assign(event, { id: noted('x').id, data: { text: 'changed' }, type: 'Changed' })
    await append
    expect(await right(store.readStream('note-1'))).toMatchObject({
      events: [{ id, type: 'Noted', data: { text: 'kept' }, stream: 'note-1', version: 1 }],
    })
  })
})

describe('streams whose names end alike', () => {
  const ends: readonly StreamName[] = ['note-00000001', 'memo-00000001', 'note-100000001']

  it('keep their own versions', async () => {
    const store = await opened()
    for (const [n, stream] of ends.entries()) {
      const texts = notes('a', ...Array<string>(n).fill('b'))
      await right(store.appendToStream(stream, 0, texts))
      expect(await right(store.appendToStream(stream, 0, texts))).toMatchObject({ version: n + 1 })
    }
    for (const [n, stream] of ends.entries()) {
      const { version, events } = await right(store.readStream(stream))
      expect([version, ...events.map((event) => event.stream)]).toEqual([
        n + 1,
        ...Array<string>(n + 1).fill(stream),
      ])
      expect(await store.appendToStream(stream, 0, notes('c'))()).toEqual(
        E.left({ type: 'VersionConflict', stream, expected: 0, actual: n + 1 }),
      )
    }
  })
})

describe('two stores on one file', () => {
  it('append to one stream at once, and each version is stored once', async () => {
    const both = [await opened(), await opened()]
    const race = async (store: EventStore) => {
      let won = 0
      for (let version = 0; version < 40; version++) {
        const result = await store.appendToStream('note-1', version, notes('x'))()
        if (E.isRight(result)) won++
        else expect(result.left.type).toBe('VersionConflict')
      }
      return won
    }
    const wins = await Promise.all(both.map(race))
    expect(wins.reduce((sum, won) => sum + won)).toBe(40)
    for (const store of both)
      expect(await right(store.readStream('note-1'))).toMatchObject({
        version: 40,
        events: { length: 40 },
      })
  })

  it('append at once, without gap or loss', async () => {
    const [one, other] = [await opened(), await opened()]
    const append = async (store: EventStore, name: string) => {
      for (let n = 0; n < 50; n++)
        await Promise.all(
          ['a', 'b', 'c'].map((part) =>
            right(store.appendToStream(`${name}-${String(n)}${part}`, 0, notes('x'))),
          ),
        )
    }
    await Promise.all([append(one, 'one'), append(other, 'other')])
    const positions: bigint[] = []
    for await (const batch of one.readAll({ after: 0n, batchSize: 7 }))
      if (E.isRight(batch)) positions.push(...batch.right.map(({ position }) => position))
    expect(positions).toEqual(Array.from({ length: 300 }, (_, n) => BigInt(n + 1)))
  })

  it('wait for each other', async () => {
    const store = await opened()
    const { DatabaseSync } = await sqliteBinding()
    const other = new DatabaseSync(file)
    other.exec('BEGIN IMMEDIATE')
    let ticks = 0
    const ticking = setInterval(() => ticks++, 5)
    setTimeout(() => {
      other.exec('COMMIT')
    }, 200)
    expect(await right(store.appendToStream('note-1', 0, notes('a')))).toEqual({
      version: 1,
      position: 1n,
    })
    clearInterval(ticking)
    other.close()
    expect(ticks).toBeGreaterThan(5)
  })
})

describe('closing', () => {
  it('finishes what was accepted and refuses what comes later', async () => {
    const store = await opened()
    const accepted = store.appendToStream('note-1', 0, notes('a'))()
    const closing = store.close()()
    const refused = store.appendToStream('note-1', 1, notes('b'))()
    expect(await accepted).toEqual(E.right({ version: 1, position: 1n }))
    expect(await refused).toMatchObject({ left: { type: 'StoreUnavailable' } })
    expect(await closing).toEqual(E.right(undefined))
    expect(await store.close()()).toEqual(E.right(undefined))
    for (const call of [
      store.readStream('note-1'),
      store.head(),
      store.eventAt(1n),
      store.eraseStream('note-1', 2),
      store.finishErasure(),
    ])
      expect(await call()).toMatchObject({ left: { type: 'StoreUnavailable' } })
    for await (const batch of store.readAll({ after: 0n }))
      expect(batch).toMatchObject({ left: { type: 'StoreUnavailable' } })
    expect(await right((await opened()).head())).toBe(1n)
  })
})
