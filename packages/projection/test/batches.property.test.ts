import type { StoredEvent } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import {
  type LogEntry,
  memoryViewStore,
  runProjection,
  type View,
  type ViewState,
} from '@interaction-log/projection'
import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { saveBatch } from '../src/running/save-batch.js'
import { entries, everyEntry } from './entries.js'
import { historian } from './history.js'
import { right } from './view-store-rules.js'

const steps = fc.array(
  fc.record({
    who: fc.nat(5),
    what: fc.constantFrom('record', 'cancel', 'reinstate', 'purge', 'unknown'),
  }),
  { maxLength: 60 },
)

/** A history as a reader meets it who was there all along: what is purged later was handed out. */
const historyOf = async (
  asked: readonly { who: number; what: string }[],
): Promise<readonly StoredEvent[]> => {
  const store = memoryEventStore()
  const write = historian(store)
  const ids = Array.from({ length: 6 }, () => randomUUID())
  const seen: StoredEvent[] = []
  for (const { who, what } of asked) {
    const id = ids[who] ?? ''
    const position = await (what === 'record'
      ? write.record(id)
      : what === 'cancel'
        ? write.cancel(id)
        : what === 'reinstate'
          ? write.reinstate(id)
          : what === 'purge'
            ? write.append(`interaction-${id}`, 'InteractionPurged', {
                basis: 'mistake',
                batchId: randomUUID(),
                erased: [],
              })
            : write.append(`interaction-${id}`, 'Unknown', {}))
    const event = right(await store.eventAt(position)())
    if (event !== undefined) seen.push(event)
  }
  return seen
}

const built = async (
  batches: readonly (readonly StoredEvent[])[],
): Promise<{ view: View<LogEntry, 'entryNo'>; rows: readonly LogEntry[]; state: ViewState }> => {
  const view = right(await memoryViewStore().open(entries)())
  const save = saveBatch(entries, view)
  let state = right(await view.state()())
  for (const batch of batches) state = (await save(state, batch)).state
  state = right(await view.finishBuilding(state.revision)())
  return { view, state, rows: right(await view.query(everyEntry)()).rows }
}

const split = (events: readonly StoredEvent[], cuts: readonly number[]) => {
  const at = [...new Set(cuts.map((cut) => cut % (events.length + 1)))].sort((a, b) => a - b)
  return [...at, events.length].map((end, n) => events.slice(at[n - 1] ?? 0, end))
}

describe('a history (rule R49)', () => {
  it('gives the same rows in any split into batches', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.array(fc.nat(60)), async (asked, cuts) => {
        const events = await historyOf(asked)
        const whole = await built([events])
        const parts = await built(split(events, cuts))
        expect(parts.rows).toEqual(whole.rows)
        expect(parts.state.checkpoint).toEqual(whole.state.checkpoint)
      }),
      { numRuns: 50 },
    )
  })

  it('changes nothing when it is delivered again', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(60), async (asked, from) => {
        const events = await historyOf(asked)
        const { view, state, rows } = await built([events])
        const again = await saveBatch(entries, view)(state, events.slice(from))
        expect(again).toEqual({ state, skipped: 0, failure: undefined })
        expect(right(await view.query(everyEntry)()).rows).toEqual(rows)
      }),
      { numRuns: 50 },
    )
  })

  it('gives the same rows followed live as read afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (asked) => {
        const store = memoryEventStore()
        const write = historian(store)
        const ids = Array.from({ length: 6 }, () => randomUUID())
        const run = async () =>
          right(await runProjection({ store, views: memoryViewStore(), projection: entries })())
        const live = await run()
        const purged = new Set<string>()
        for (const { who, what } of asked) {
          const id = ids[who] ?? ''
          if (purged.has(id)) continue
          if (what === 'record') await write.record(id)
          if (what === 'cancel') await write.cancel(id)
          if (what === 'purge') {
            await write.purge(id, randomUUID())
            purged.add(id)
          }
        }
        const afterwards = await run()
        const [followed, read] = [live, afterwards].map(async (view) => {
          right(await view.caughtUp()())
          return right(await view.query(everyEntry)()).rows
        })
        expect(await followed).toEqual(await read)
        for (const view of [live, afterwards]) await view.stop()()
      }),
      { numRuns: 50 },
    )
  })
})

describe('a batch on a view that somebody else has changed', () => {
  const scene = async () => {
    const events = await historyOf([0, 1, 2].map((who) => ({ who, what: 'record' })))
    const { view, state } = await built([events.slice(0, 2)])
    return { events, view, state, save: saveBatch(entries, view) }
  }

  it('is not projected where it was already', async () => {
    const { events, view, state, save } = await scene()
    const ahead = await save(state, events.slice(2))
    expect((await save(state, events.slice(2))).state).toEqual(ahead.state)
    expect(right(await view.query(everyEntry)()).rows).toHaveLength(3)
  })

  it('is not put on a view that was cleared: what came before would be missing', async () => {
    const { events, view, state, save } = await scene()
    right(await view.clear(state.revision)())
    expect(await save(state, events.slice(2))).toEqual({
      state,
      skipped: 0,
      failure: { type: 'ViewCleared' },
    })
  })
})
