import { randomUUID } from 'node:crypto'
import {
  type EventStore,
  type Instant,
  InteractionPurged,
  type StoredEvent,
} from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import {
  asOf,
  type AsOfPoint,
  type AsOfProgress,
  type Projection,
} from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { entries, everyEntry } from './entries.js'
import { historian } from './history.js'
import { leakyStore } from './leaky-store.js'
import { right } from './right.js'

const closings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closings.splice(0)) await close()
})

const opened = async (store: EventStore, at: AsOfPoint, onProgress?: (p: AsOfProgress) => void) => {
  const past = right(await asOf({ store, projection: entries, at, onProgress })())
  closings.push(past.close)
  const descriptions = async () =>
    right(await past.query(everyEntry)()).rows.map(({ description }) => description)
  return { ...past, descriptions }
}

const scene = async (count = 3) => {
  const store = memoryEventStore()
  const write = historian(store)
  const ids = Array.from({ length: count }, () => randomUUID())
  for (const [n, id] of ids.entries())
    await write.record(id, { description: `letter ${String(n)}` })
  return { store, write, ids }
}

describe('the log as of a point', () => {
  it('answers what was canceled later as recorded', async () => {
    const { store, write, ids } = await scene()
    await write.cancel(ids[0] ?? '')
    const status = async (position: bigint) =>
      right(await (await opened(store, { position })).find(ids[0] ?? '')())?.status
    expect([await status(3n), await status(4n)]).toEqual(['recorded', 'canceled'])
  })

  it('is that of the end if the point lies beyond it, whatever is recorded afterwards', async () => {
    const { store, write } = await scene()
    const past = await opened(store, { position: 99n })
    await write.record(randomUUID())
    expect([past.position, right(await past.count([])())]).toEqual([3n, 3])
  })

  it('is that of the last event by the instant, and not of the first one after it (rule R160)', async () => {
    const store = memoryEventStore()
    let now = ''
    const write = historian(store, undefined, () => `2026-03-01T${now}:00.000Z`)
    for (now of ['09:00', '12:00', '10:00', '13:00']) await write.record(randomUUID())
    const past = await opened(store, { recordedAt: '2026-03-01T10:00:00.000Z' as Instant })
    expect([past.position, right(await past.count([])())]).toEqual([3n, 3])
  })

  it('looks for the instant in the whole log, not only in what the view reads (rule R160)', async () => {
    const store = memoryEventStore()
    let now = '09:00'
    const write = historian(store, undefined, () => `2026-03-01T${now}:00.000Z`)
    await write.record(randomUUID())
    now = '12:00'
    await write.record(randomUUID())
    now = '10:00'
    await write.append('other-1', 'Other', {})
    const past = await opened(store, { recordedAt: '2026-03-01T11:00:00.000Z' as Instant })
    expect([past.position, right(await past.count([])())]).toEqual([3n, 2])
  })

  it('leaves out what is purged later, and says how much (rule R161)', async () => {
    const { store, write, ids } = await scene()
    await write.purge(ids[1] ?? '', randomUUID())
    const leaky = leakyStore(memoryEventStore())
    const elsewhere = historian(leaky.store)
    const later = randomUUID()
    await elsewhere.record(later)
    await elsewhere.record(randomUUID())
    await elsewhere.purge(later, randomUUID())
    for (const [asked, at, left] of [
      [store, 3n, ['letter 0', 'letter 2']],
      [store, 1n, ['letter 0']],
    ] as const) {
      const past = await opened(asked, { position: at })
      expect(await past.descriptions()).toEqual(left)
      expect(right(await past.leftOut()())).toBe(at === 3n ? 1 : 0)
    }
    const past = await opened(leaky.store, { position: 2n })
    expect([right(await past.count([])()), right(await past.leftOut()())]).toEqual([1, 1])
  })

  it('loses what is purged while it is open (rule R162)', async () => {
    const { store, write, ids } = await scene()
    const past = await opened(store, { position: 3n })
    expect(await past.descriptions()).toHaveLength(3)
    await write.purge(ids[2] ?? '', randomUUID())
    expect(await past.descriptions()).toEqual(['letter 0', 'letter 1'])
    expect(right(await past.leftOut()())).toBe(1)
  })

  it('loses what is purged while it is made (rule R162)', async () => {
    const { write, ids, store } = await scene()
    const purging = async () => {
      await write.purge(ids[0] ?? '', randomUUID())
    }
    let purged: Promise<void> | undefined
    const slow: EventStore = {
      ...store,
      readAll: async function* (range) {
        for await (const batch of store.readAll(range)) {
          yield batch
          // All that there is to replay has been handed out.
          if (range.categories !== undefined) await (purged ??= purging())
        }
      },
    }
    const past = await opened(slow, { recordedAt: '2026-12-31T00:00:00.000Z' as Instant })
    expect(await past.descriptions()).toEqual(['letter 1', 'letter 2'])
  })

  it('holds nothing after it was told to forget, and is made anew when it is asked (rule R162)', async () => {
    const { store } = await scene()
    const reads: bigint[] = []
    const counted: EventStore = {
      ...store,
      readAll: (range) => {
        reads.push(range.after)
        return store.readAll(range)
      },
    }
    const past = await opened(counted, { position: 2n })
    expect(reads).toEqual([0n, 0n, 3n])
    await past.forget()
    expect(await past.descriptions()).toEqual(['letter 0', 'letter 1'])
    expect(reads).toEqual([0n, 0n, 3n, 0n, 0n, 3n])
  })

  it('shows of a purged stream that it was purged', async () => {
    const batches: Projection<{ count: number }, InteractionPurged, 'count'> = {
      name: 'batches',
      version: 1,
      codecs: { InteractionPurged },
      categories: ['interaction'],
      rowId: ({ event }) => event.data.batchId,
      project: (row) => ({ count: (row?.count ?? 0) + 1 }),
      columns: { count: ({ count }) => count },
      indexes: [['count']],
    }
    const { store, write, ids } = await scene()
    const batchId = randomUUID()
    for (const id of ids) await write.purge(id, batchId)
    const past = right(await asOf({ store, projection: batches, at: { position: 5n } })())
    expect(right(await past.find(batchId)())).toEqual({ count: 2 })
    expect(right(await past.leftOut()())).toBe(3)
    await past.close()
  })

  it('counts in a copied log by the positions of the original', async () => {
    const { store } = await scene()
    const copied = (event: StoredEvent): StoredEvent => ({
      ...event,
      position: event.position * 100n,
      origin: event.position,
    })
    const copy: EventStore = {
      ...store,
      head: () => TE.right(300n),
      readAll: async function* ({ after, ...range }) {
        for await (const batch of store.readAll({ ...range, after: after / 100n }))
          yield E.map((events: readonly StoredEvent[]) => events.map(copied))(batch)
      },
    }
    const past = await opened(copy, { position: 2n })
    expect([past.position, await past.descriptions()]).toEqual([2n, ['letter 0', 'letter 1']])
    const byInstant = await opened(copy, { recordedAt: '2026-12-31T00:00:00.000Z' as Instant })
    expect([byInstant.position, await byInstant.descriptions()]).toEqual([
      3n,
      ['letter 0', 'letter 1', 'letter 2'],
    ])
  })

  it('tells how far it is, in both readings', async () => {
    const { store } = await scene(1_200)
    const told: AsOfProgress[] = []
    await opened(store, { position: 700n }, (progress) => told.push(progress))
    const of = (step: string, upTo: bigint, ...positions: bigint[]) =>
      positions.map((position) => ({ step, position, upTo }))
    expect(told).toEqual([
      ...of('purges', 1_200n, 500n, 1_000n, 1_200n),
      ...of('replay', 700n, 500n, 700n, 700n),
    ])
  })

  it('answers page after page with the cursor of the page before', async () => {
    const { store } = await scene(25)
    const past = await opened(store, { position: 20n })
    const found: string[] = []
    let after: string | undefined
    do {
      const page = right(await past.query({ ...everyEntry, limit: 7, after })())
      found.push(...page.rows.map(({ description }) => description))
      after = page.next
    } while (after !== undefined)
    expect(found).toEqual(Array.from({ length: 20 }, (_, n) => `letter ${String(n)}`))
  })
})

describe('a view of the past that cannot be shown', () => {
  it('answers ViewUnavailable once it is closed, and closing again is allowed', async () => {
    const { store } = await scene()
    const past = await opened(store, { position: 2n })
    await past.close()
    await past.close()
    expect(await past.count([])()).toEqual(
      E.left({ type: 'ViewUnavailable', reason: 'Closed', because: 'it is closed' }),
    )
  })

  it('answers the failure of the store, and goes on when that has passed', async () => {
    const { store } = await scene()
    const failure = { type: 'StoreUnavailable', because: 'no connection' } as const
    let fails = false
    const failing: EventStore = {
      ...store,
      readAll: async function* (range) {
        if (fails) yield E.left(failure)
        else yield* store.readAll(range)
      },
    }
    const past = await opened(failing, { position: 2n })
    fails = true
    expect(await past.count([])()).toEqual(E.left(failure))
    expect(await asOf({ store: failing, projection: entries, at: { position: 2n } })()).toEqual(
      E.left(failure),
    )
    fails = false
    expect(await past.count([])()).toEqual(E.right(2))
  })

  it('answers the defect of its projection', async () => {
    const { store } = await scene()
    const thrown = new Error('a defect')
    const projection = {
      ...entries,
      project: () => {
        throw thrown
      },
    }
    const event = { version: 1, eventType: 'InteractionRecorded', position: 1n }
    expect(await asOf({ store, projection, at: { position: 2n } })()).toMatchObject(
      E.left({ type: 'ViewDefect', view: 'entries', event, thrown }),
    )
  })
})
