import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { erasedBy, type EventStore, type Instant, type StoredEvent } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { asOf, type AsOfPoint, type LogEntry, memoryViewStore } from '@interaction-log/projection'
import fc from 'fast-check'
import { saveBatch } from '../src/running/save-batch.js'
import { entries, everyEntry } from './entries.js'
import { historian } from './history.js'
import { leakyStore } from './leaky-store.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'as-of-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const instant = (minute: number) =>
  `2026-03-01T09:${String(minute).padStart(2, '0')}:00.000Z` as Instant

/** Minutes are in no order: clocks step back. */
const steps = fc.array(
  fc.record({
    who: fc.nat(5),
    what: fc.constantFrom('record', 'cancel', 'reinstate', 'purge', 'other'),
    minute: fc.nat(20),
  }),
  { maxLength: 40 },
)

interface Step {
  readonly who: number
  readonly what: string
  readonly minute: number
}

const written = async (store: EventStore, asked: readonly Step[]): Promise<void> => {
  let minute = 0
  const write = historian(store, undefined, () => instant(minute))
  const ids = Array.from({ length: 6 }, () => randomUUID())
  const [recorded, purged] = [new Set<string>(), new Set<string>()]
  for (const step of asked) {
    const id = ids[step.who] ?? ''
    minute = step.minute
    if (step.what === 'other') await write.append(`other-${randomUUID()}`, 'Other', {})
    else if (purged.has(id)) continue
    else if (step.what === 'record' && !recorded.has(id)) {
      await write.record(id, { description: `minute ${String(minute)}` })
      recorded.add(id)
    } else if (step.what === 'cancel') await write.cancel(id, 'wrong')
    else if (step.what === 'reinstate') await write.reinstate(id)
    else if (step.what === 'purge' && recorded.has(id)) {
      await write.purge(id, randomUUID())
      purged.add(id)
    }
  }
}

/** A fresh view of these events. */
const fresh = async (events: readonly StoredEvent[]): Promise<readonly LogEntry[]> => {
  const view = right(await memoryViewStore().open(entries)())
  const empty = right(await view.state()())
  const ours = events.filter(({ stream }) => stream.startsWith('interaction-'))
  const { state, failure } = await saveBatch(entries, view)(empty, ours)
  expect(failure).toBeUndefined()
  right(await view.finishBuilding(state.revision)())
  return right(await view.query(everyEntry)()).rows
}

const listsIn = (seen: readonly StoredEvent[]) => seen.flatMap((event) => erasedBy(event) ?? [])

const withoutErased = (seen: readonly StoredEvent[]): readonly StoredEvent[] => {
  const erased = new Set<string>(listsIn(seen).map(({ position }) => position))
  return seen.filter(({ position }) => !erased.has(String(position)))
}

/** The log cut at a position, without what is erased now. */
const reference = async (seen: readonly StoredEvent[], upTo: bigint) => ({
  position: upTo,
  rows: await fresh(withoutErased(seen).filter(({ position }) => position <= upTo)),
  leftOut: listsIn(seen).filter(
    ({ version, position }) => version === 1 && BigInt(position) <= upTo,
  ).length,
})

const shown = async (store: EventStore, at: AsOfPoint) => {
  const past = right(await asOf({ store, projection: entries, at })())
  const { rows } = right(await past.query(everyEntry)())
  expect(right(await past.count([])())).toBe(rows.length)
  const { groups } = right(await past.countBy({ by: ['entryNo'], where: [], limit: 1_000 })())
  expect(groups.map(({ values: [entryNo] }) => String(entryNo))).toEqual(
    rows.map(({ entryNo }) => entryNo),
  )
  const leftOut = right(await past.leftOut()())
  await past.close()
  return { position: past.position, rows, leftOut }
}

const lastBy = (events: readonly StoredEvent[], by: Instant): bigint =>
  events.findLast(
    ({ metadata: { recordedAt } }) => typeof recordedAt === 'string' && recordedAt <= by,
  )?.position ?? 0n

const stores = [
  ['in memory', () => Promise.resolve(memoryEventStore()), false],
  ['on SQLite', async () => right(await sqliteEventStore(join(folder, randomUUID()))()), false],
  ['that hands out what is erased', () => Promise.resolve(memoryEventStore()), true],
] as const

describe.each(stores)('the log as of a point, from a store %s (rule R160)', (_, open, isLeaky) => {
  it('is a fresh view of the log cut there, without what is purged now (rule R161)', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(45), fc.nat(21), async (asked, cut, minute) => {
        const real = await open()
        const { store, seen } = leakyStore(real)
        await written(store, asked)
        const read = isLeaky ? store : real

        const head = right(await real.head()())
        const position = BigInt(cut)
        const upTo = position < head ? position : head
        expect(await shown(read, { position })).toEqual(await reference(seen, upTo))

        const by = instant(minute)
        const told = isLeaky ? seen : withoutErased(seen)
        expect(await shown(read, { recordedAt: by })).toEqual(
          await reference(seen, lastBy(told, by)),
        )
        right(await real.close()())
      }),
      { numRuns: process.env['LONG'] === undefined ? 30 : 300 },
    )
  })
})
