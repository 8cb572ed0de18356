import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventStore } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { killedChild, seed } from '../../../test/killed-child.js'
import { right } from './events.js'

const kills = process.env['LONG'] === undefined ? 3 : 100

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-store-'))
  file = join(folder, 'log.db')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

interface Said {
  readonly what: string
  readonly stream: string
  readonly version: number
}

/** What a process that writes says until it is killed in the midst of it. */
const killed = async (n: number): Promise<readonly Said[]> => {
  const program = join(__dirname, 'keep-writing.ts')
  const lines = await killedChild(n, 250, program, JSON.stringify([file, n]))
  return lines.map((line) => {
    const [what = '', stream = '', version] = line.split(' ')
    return { what, stream, version: Number(version) }
  })
}

/** The streams whose secret stands in a file. Only while no store is open here: see locks of SQLite. */
const readable = (): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const name of readdirSync(folder))
    for (const [, stream = ''] of readFileSync(join(folder, name), 'latin1').matchAll(
      /secret of (note-[\d.]+);/g,
    ))
      found.add(stream)
  return found
}

/** Version by stream of everything that is stored; a gap in the positions fails. */
const versions = async (store: EventStore) => {
  const found = new Map<string, number>()
  for await (const batch of store.readAll({ after: 0n })) {
    if (E.isLeft(batch)) throw new Error(JSON.stringify(batch.left))
    for (const { stream } of batch.right)
      if (!found.has(stream)) found.set(stream, (await right(store.readStream(stream))).version)
  }
  return found
}

it(
  `a process killed at any moment loses nothing it acknowledged (${String(kills)} kills, seed ${String(seed)})`,
  async () => {
    const acknowledged: Said[] = []
    for (let n = 0; n < kills; n++) {
      acknowledged.push(...(await killed(n)).filter(({ what }) => what !== 'begun'))

      const before = readable()
      const gone = acknowledged.filter(({ what }) => what === 'Gone')
      expect(gone.filter(({ stream }) => before.has(stream))).toEqual([])

      const store = await right(sqliteEventStore(file))
      const stored = await versions(store)
      const lost = acknowledged.filter(({ stream, version }) => (stored.get(stream) ?? 0) < version)
      expect(lost).toEqual([])
      const total = [...stored.values()].reduce((sum, version) => sum + version, 0)
      expect(await right(store.head())).toBe(BigInt(total))
      expect([...stored.values()].filter((version) => ![2, 4, 5].includes(version))).toEqual([])
      expect((await right(store.finishErasure())).type).toBe('Gone')
      await right(store.close())

      const after = readable()
      const wrong = [...stored].filter(([stream, version]) => after.has(stream) !== version < 5)
      expect(wrong).toEqual([])
    }
    expect(acknowledged.length).toBeGreaterThan(kills)
  },
  kills * 20_000,
)
