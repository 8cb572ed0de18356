/**
 * A writing process is killed at random moments, again and again on the same log; after each kill the
 * log is opened and held against what the process had said. LONG=1 kills 60 times, else 3.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { erasedBy, type StreamName } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import * as E from 'fp-ts/lib/Either.js'
import { killedChild, seed } from '../../../test/killed-child.js'

const kills = process.env['LONG'] ? 60 : 3

const folder = mkdtempSync(join(tmpdir(), 'killing-'))
const file = join(folder, 'log.db')
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const killed = async (n: number): Promise<readonly (readonly [what: string, id: string])[]> => {
  const program = join(__dirname, 'keep-working.ts')
  const lines = await killedChild(n, 700, program, file, `run${String(n)}`)
  return lines.map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? ''] as const)
}

const open = async (): Promise<InteractionLog<never>> => {
  const opened = await openInteractionLog({ file, actor: 'u-2', currency: 'EUR' })
  if (opened.type !== 'Opened') throw new Error(JSON.stringify(opened))
  return opened.log
}

interface Streams {
  /** Versions that are there or listed as erased, per stream. */
  readonly versions: ReadonlyMap<StreamName, ReadonlySet<number>>
  readonly types: ReadonlyMap<StreamName, readonly string[]>
  readonly open: readonly StreamName[]
}

const readEverything = async (): Promise<Streams> => {
  const store = await sqliteEventStore(file)()
  if (E.isLeft(store)) throw new Error(JSON.stringify(store.left))
  const versions = new Map<StreamName, Set<number>>()
  const types = new Map<StreamName, string[]>()
  for await (const batch of store.right.readAll({ after: 0n })) {
    if (E.isLeft(batch)) throw new Error(JSON.stringify(batch.left))
    for (const event of batch.right) {
      const known = versions.get(event.stream) ?? new Set()
      for (const { version } of erasedBy(event) ?? []) known.add(version)
      versions.set(event.stream, known.add(event.version))
      types.set(event.stream, [...(types.get(event.stream) ?? []), event.type])
    }
  }
  await store.right.close()()
  const batches = [...types].filter(([stream]) => stream.startsWith('purgeBatch-'))
  const stillOpen = batches.filter(([, [, completed]]) => completed !== 'PurgeCompleted')
  return { versions, types, open: stillOpen.map(([stream]) => stream) }
}

const entriesById = async (
  log: InteractionLog<never>,
): Promise<ReadonlyMap<string, 'recorded' | 'canceled'>> => {
  const entries = new Map<string, 'recorded' | 'canceled'>()
  let after: string | undefined
  do {
    const page = await log.entries({
      limit: 1000,
      withinMs: 60_000,
      ...(after === undefined ? {} : { after }),
    })
    if (page.type !== 'Entries') throw new Error(JSON.stringify(page))
    for (const { interactionId, status } of page.entries) entries.set(interactionId, status)
    after = page.next
  } while (after !== undefined)
  return entries
}

describe(`a log whose writer is killed (SEED=${String(seed)})`, () => {
  jest.setTimeout(600_000)

  it(`keeps all that was acknowledged, without a gap, and finishes its purges: ${String(kills)} kills`, async () => {
    const recorded = new Set<string>()
    const canceled = new Set<string>()
    for (let n = 1; n <= kills; n++) {
      for (const [what, id] of await killed(n)) {
        if (what === 'recorded') recorded.add(id)
        if (what === 'canceled') canceled.add(id)
      }
      const log = await open()
      expect(await log.finishErasure()).toMatchObject({ type: 'ErasureFinished', erasure: 'Gone' })
      const entries = await entriesById(log)
      expect(await log.close()).toEqual({ type: 'Closed' })

      const { versions, types, open: openBatches } = await readEverything()
      expect(openBatches).toEqual([])
      for (const known of versions.values())
        expect([...known].sort((a, b) => a - b)).toEqual([...known].map((_, index) => index + 1))

      const purged = new Set(
        [...types]
          .filter(([, list]) => list.includes('InteractionPurged'))
          .map(([stream]) => stream.slice('interaction-'.length)),
      )
      for (const id of recorded) expect([id, entries.has(id)]).toEqual([id, !purged.has(id)])
      for (const id of canceled) if (!purged.has(id)) expect(entries.get(id)).toBe('canceled')
      for (const id of purged) expect(canceled.has(id) || !recorded.has(id)).toBe(true)
      // A cancel that was stored but not acknowledged: a later run may purge it.
      for (const [id, status] of entries) if (status === 'canceled') canceled.add(id)
    }
    expect(recorded.size).toBeGreaterThan(kills)
  })
})
