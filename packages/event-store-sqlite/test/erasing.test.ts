import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventStore, NewEvent, StreamName } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { type Database, prepare, sqliteBinding } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { filesWith } from '../../../test/files-with.js'
import { forgotten, noted, notes, right } from './events.js'

const gone = { type: 'Gone' }
const hidden = { type: 'Hidden' }
const allGone = { type: 'Gone', store: 'sqlite', nodes: [{ node: 'log.db', scavengeId: null }] }

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

const connected = async (): Promise<Database> => {
  const { DatabaseSync } = await sqliteBinding()
  return new DatabaseSync(file)
}
const changed = async (sql: string) => {
  const db = await connected()
  db.exec(sql)
  db.close()
}
const states = async () => {
  const db = await connected()
  const found = prepare<{ state: string }>(db, 'SELECT state FROM pendingErasures').all()
  db.close()
  return found.map(({ state }) => state)
}
/** How often the write-ahead log has begun anew, as its header says. */
const cuts = () => readFileSync(`${file}-wal`).readUInt32BE(12)
const texts = async (store: EventStore) => {
  const read: unknown[] = []
  for await (const batch of store.readAll({ after: 0n }))
    if (E.isRight(batch)) read.push(...batch.right.map(({ data }) => data['text'] ?? 'erasing'))
  return read
}
/** Appends the event that erases all of `stream`, and answers its version. */
const forget = async (
  store: EventStore,
  stream: StreamName,
  change: (event: NewEvent) => NewEvent = (event) => event,
) => {
  const { version } = await right(store.readStream(stream))
  const event = change(await forgotten(store, stream))
  return (await right(store.appendToStream(stream, version, [event]))).version
}

describe('an erased stream', () => {
  it('is in no file any more, to the last byte', async () => {
    const store = await opened()
    for (let n = 0; n < 40; n++)
      await Promise.all(
        ['kept', 'canary'].map((word) =>
          right(
            store.appendToStream(
              `${word}-${String(n)}`,
              0,
              notes(`a-${word}-${String(n)}`, `b-${word}-`.repeat(n ** 2)),
            ),
          ),
        ),
      )
    const { events } = await right(store.readStream('canary-7'))
    expect(filesWith(folder, 'canary-7').length).toBeGreaterThan(0)
    const erased = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const stream: StreamName = `canary-${String(n)}`
        return right(store.eraseStream(stream, await forget(store, stream)))
      }),
    )
    expect(erased).toEqual(erased.map(() => gone))
    for (const trace of ['a-canary', 'b-canary', 'canary-canary', ...events.map((e) => e.nonce)])
      expect(filesWith(folder, trace)).toEqual([])
    expect(filesWith(folder, 'a-kept-39')).toEqual(['log.db'])
    expect(await states()).toEqual([])
    await right(store.close())
    expect(filesWith(folder, 'b-canary')).toEqual([])
  })

  it('is hidden as soon as the erasing event is appended', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a', 'b')))
    await right(store.appendToStream('note-2', 0, notes('c')))
    await forget(store, 'note-1')
    expect(await texts(store)).toEqual(['c', 'erasing'])
    expect(await right(store.eventAt(1n))).toBeUndefined()
    const { version, events } = await right(store.readStream('note-1'))
    expect(version).toBe(3)
    expect(events).toMatchObject([{ version: 3, position: 4n, type: 'Forgotten' }])
  })

  it('keeps its rows, so that positions and versions stay, and a repeated append is recognised', async () => {
    const store = await opened()
    const first = notes('a', 'b')
    await right(store.appendToStream('note-1', 0, first))
    await right(store.eraseStream('note-1', await forget(store, 'note-1')))
    expect(await store.appendToStream('note-1', 0, first)()).toEqual(
      E.right({ version: 2, position: 2n }),
    )
    const db = await connected()
    const rows = prepare<{ data: string; nonce: string }>(
      db,
      'SELECT hex(data) AS data, hex(nonce) AS nonce FROM events WHERE erased = 1',
    ).all()
    db.close()
    const zeroes = { data: '00'.repeat('{"text":"a"}'.length), nonce: '00'.repeat(43) }
    expect(rows).toEqual([zeroes, zeroes])
    expect(await right(store.head())).toBe(3n)
  })

  it('can be erased again', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a')))
    const version = await forget(store, 'note-1')
    expect(await right(store.eraseStream('note-1', version))).toEqual(gone)
    expect(await right(store.eraseStream('note-1', version))).toEqual(gone)
    expect(await right(store.finishErasure())).toEqual(allGone)
  })
})

describe('many erasures', () => {
  it('cut the log once', async () => {
    const store = await opened()
    const streams = Array.from({ length: 30 }, (_, n): StreamName => `note-${String(n)}`)
    const versions = await Promise.all(
      streams.map(async (stream) => {
        await right(store.appendToStream(stream, 0, notes('a')))
        return forget(store, stream)
      }),
    )
    const before = cuts()
    await Promise.all(
      streams.map((stream, n) => right(store.eraseStream(stream, versions[n] ?? 0))),
    )
    expect(cuts() - before).toBe(1)
    expect(await states()).toEqual([])
  })
})

describe('while another connection reads', () => {
  it('content is hidden, not gone, until the reader has finished', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('secret')))
    const reader = await connected()
    reader.exec('BEGIN; SELECT * FROM events')
    const version = await forget(store, 'note-1')
    expect(await right(store.eraseStream('note-1', version))).toEqual(hidden)
    expect(await right(store.eraseStream('note-1', version))).toEqual(hidden)
    expect(await right(store.finishErasure())).toEqual({
      type: 'Hidden',
      store: 'sqlite',
      pending: 1,
    })
    expect(await texts(store)).toEqual(['erasing'])
    expect(filesWith(folder, 'secret')).not.toEqual([])
    reader.exec('COMMIT')
    reader.close()
    expect(await right(store.finishErasure())).toEqual(allGone)
    expect(filesWith(folder, 'secret')).toEqual([])
  })
})

describe('nothing is erased (rule R37)', () => {
  const mismatch = (version: number) => ({ left: { type: 'EvidenceMismatch', version } })
  type Entry = Record<'version' | 'position' | 'type' | 'commitment', string | number>
  const listing = (change: (erased: Entry[]) => Entry[]) => (event: NewEvent) => ({
    ...event,
    data: { erased: change([...(event.data['erased'] as unknown as Entry[])]) },
  })

  it.each<[string, number, (erased: Entry[]) => Entry[]]>([
    ['a version is not listed', 4, (erased) => erased.slice(1)],
    ['the order is another', 1, (erased) => erased.reverse()],
    ['more is listed than there is', 4, ([e, ...rest]) => (e ? [e, e, ...rest] : [])],
    ['a type differs', 2, ([a, b, c]) => (a && b && c ? [a, { ...b, type: 'Said' }, c] : [])],
    ['a position differs', 3, ([a, b, c]) => (a && b && c ? [a, b, { ...c, position: '9' }] : [])],
    [
      'a commitment differs',
      1,
      ([a, b, c]) => (a && b && c ? [{ ...a, commitment: b.commitment }, b, c] : []),
    ],
  ])('if %s', async (_, version, change) => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a', 'b', 'c')))
    const beforeVersion = await forget(store, 'note-1', listing(change))
    expect(await store.eraseStream('note-1', beforeVersion)()).toMatchObject(mismatch(version))
    expect(await store.finishErasure()()).toMatchObject(mismatch(version))
    expect(filesWith(folder, 'actor of c')).not.toEqual([])
    const db = await connected()
    const kept = prepare<{ text: string }>(
      db,
      "SELECT json_extract(data, '$.text') AS text FROM events WHERE type = 'Noted'",
    ).all()
    db.close()
    expect(kept.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
  })

  it.each([
    ['content', 'data = \'{"text":"x"}\''],
    ['metadata', "metadata = '{}'"],
    ['a nonce', "nonce = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'"],
    ['an id', "id = 'x'"],
    ['a log', "log = 'x'"],
  ])('if %s was altered', async (_, alteration) => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a', 'b')))
    const beforeVersion = await forget(store, 'note-1')
    await changed(`UPDATE events SET ${alteration} WHERE version = 2`)
    expect(await store.eraseStream('note-1', beforeVersion)()).toMatchObject(mismatch(2))
  })

  it('if the content cannot be read, the row is missing, or no erasing event stands there', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('a', 'b')))
    expect(await store.eraseStream('note-1', 2)()).toMatchObject(mismatch(2))
    expect(await store.eraseStream('note-1', 9)()).toMatchObject(mismatch(9))
    const beforeVersion = await forget(store, 'note-1')
    await changed("UPDATE events SET data = 'x' WHERE version = 2")
    expect(await store.eraseStream('note-1', beforeVersion)()).toMatchObject({
      left: { type: 'StreamDamaged', stream: 'note-1', version: 2 },
    })
    await changed('DELETE FROM events WHERE version = 2')
    expect(await store.eraseStream('note-1', beforeVersion)()).toMatchObject(mismatch(3))
  })

  it('of one stream, but of all others', async () => {
    const store = await opened()
    for (const stream of ['note-1', 'note-2', 'note-3'] as const) {
      await right(store.appendToStream(stream, 0, notes(`secret of ${stream}`)))
      await forget(store, stream, stream === 'note-2' ? listing(() => []) : undefined)
    }
    expect(await store.finishErasure()()).toMatchObject({
      left: { type: 'EvidenceMismatch', stream: 'note-2', version: 2 },
    })
    expect(filesWith(folder, 'secret of note-1')).toEqual([])
    expect(filesWith(folder, 'secret of note-2')).not.toEqual([])
    expect(filesWith(folder, 'secret of note-3')).toEqual([])
  })
})

describe('an erasure that was interrupted', () => {
  it('after the erasing event is finished when the file is opened again', async () => {
    const store = await opened()
    for (let n = 0; n < 300; n++) {
      const stream: StreamName = `note-${String(n)}`
      await right(store.appendToStream(stream, 0, notes(`secret ${String(n)}`)))
      await forget(store, stream)
    }
    await right(store.close())
    const reopened = await opened()
    expect(new Set(await states())).toEqual(new Set(['listed']))
    expect(await texts(reopened)).not.toContain('secret 7')
    expect(await right(reopened.finishErasure())).toEqual(allGone)
    expect(filesWith(folder, 'secret')).toEqual([])
    expect(await states()).toEqual([])
  }, 20_000)

  it('after overwriting is finished when the file is opened again', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('secret')))
    const version = await forget(store, 'note-1')
    const reader = await connected()
    reader.exec('BEGIN; SELECT * FROM events')
    expect(await right(store.eraseStream('note-1', version))).toEqual(hidden)
    await right(store.close())
    expect(await states()).toEqual(['overwritten'])
    const reopened = await opened()
    expect(await right(reopened.eraseStream('note-1', version))).toEqual(hidden)
    reader.close()
    expect(await right(reopened.eraseStream('note-1', version))).toEqual(gone)
    expect(filesWith(folder, 'secret')).toEqual([])
  })

  it('after the erasing event stays remembered when another stream is erased', async () => {
    const store = await opened()
    await right(store.appendToStream('note-1', 0, notes('secret')))
    await forget(store, 'note-1')
    await right(store.appendToStream('note-2', 0, notes('b')))
    expect(await right(store.eraseStream('note-2', await forget(store, 'note-2')))).toEqual(gone)
    expect(await states()).toEqual(['listed'])
    expect(filesWith(folder, 'secret')).not.toEqual([])
    expect(await right(store.finishErasure())).toEqual(allGone)
    expect(filesWith(folder, 'secret')).toEqual([])
  })

  it('between commit and cut, by another store on the same file, is finished by either', async () => {
    const [one, other] = [await opened(), await opened()]
    await right(one.appendToStream('note-1', 0, notes('secret')))
    const version = await forget(one, 'note-1')
    expect(await right(other.eraseStream('note-1', version))).toEqual(gone)
    expect(await right(one.eraseStream('note-1', version))).toEqual(gone)
    expect(await right(one.finishErasure())).toEqual(allGone)
    expect(await texts(other)).toEqual(['erasing'])
    expect((await right(one.appendToStream('note-2', 0, [noted('b')]))).position).toBe(3n)
  })
})
