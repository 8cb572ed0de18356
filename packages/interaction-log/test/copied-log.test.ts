import type { EventStore, ReadAll, StoredEvent, SubscriptionMessage } from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { openInteractionLog } from '@interaction-log/interaction-log'
import { memoryViewStore, type ViewStore } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import {
  defineTemplates,
  directory,
  entriesOf,
  expectType,
  onsite,
  recordCanceled,
} from './opened.js'

const shift = 5000n

/** The store as it looks in a log that was copied: other positions, the old ones kept as origins. */
const copied = (store: EventStore, upTo: bigint, asked: bigint[]): EventStore => {
  const moved = (event: StoredEvent): StoredEvent => ({
    ...event,
    position: event.position + shift,
    ...(event.position <= upTo && { origin: event.position }),
  })
  const before = ({ after, ...range }: ReadAll) => ({
    ...range,
    after: after > shift ? after - shift : 0n,
  })
  return {
    ...store,
    appendToStream: (...append) =>
      TE.map(({ version, position }: { version: number; position: bigint }) => ({
        version,
        position: position + shift,
      }))(store.appendToStream(...append)),
    readStream: (stream) =>
      TE.map(({ version, events }: { version: number; events: readonly StoredEvent[] }) => ({
        version,
        events: events.map(moved),
      }))(store.readStream(stream)),
    readAll: async function* (range) {
      for await (const batch of store.readAll(before(range)))
        yield E.map((events: readonly StoredEvent[]) => events.map(moved))(batch)
    },
    subscribeToAll: (range) => {
      asked.push(range.after)
      const subscription = store.subscribeToAll(before(range))
      return {
        cancel: () => subscription.cancel(),
        [Symbol.asyncIterator]: async function* () {
          for await (const message of subscription)
            yield E.map((said: SubscriptionMessage): SubscriptionMessage =>
              said.type === 'Events'
                ? { ...said, events: said.events.map(moved) }
                : { ...said, position: said.position + shift },
            )(message)
        },
      }
    },
    eventAt: (position) =>
      TE.map((event: StoredEvent | undefined) => event && moved(event))(
        store.eventAt(position - shift),
      ),
    head: () => TE.map((head: bigint) => head + shift)(store.head()),
  }
}

const command = { commandId: '0b8ab4bd-9c34-4f0c-93f3-0f7a3c2f0c11' }

describe('a log that was copied', () => {
  it('keeps its entry numbers and its evidence, and its views go on (rule R52)', async () => {
    const inner = memoryEventStore()
    const options = { actor: 'u-1', currency: 'EUR', contacts: directory }
    const views = memoryViewStore()
    const opened = async (store: EventStore, others?: ViewStore) =>
      expectType(await openInteractionLog({ ...options, store, views: others ?? views }), 'Opened')
        .log

    const old = await opened(inner)
    await defineTemplates(old)
    // Every view has handled something.
    expectType(await old.createSegment({ no: 'SM1' }), 'Changed')
    expectType(await old.resume(), 'Resumed')
    const first = expectType(await old.record(onsite, command), 'Recorded')
    const canceled = await recordCanceled(old, { contactId: 'P2' })
    const before = await entriesOf(old)
    const { events } = expectType(await old.history(canceled), 'History')
    expectType(await old.close(), 'Closed')
    const head = await inner.head()()

    const asked: bigint[] = []
    const store = copied(inner, E.isRight(head) ? head.right : -1n, asked)
    const log = await opened(store)
    expect(await entriesOf(log)).toEqual(before)
    expect(expectType(await log.history(canceled), 'History').events).toEqual(events)
    expect(await log.record(onsite, command)).toEqual({ ...first, repeated: true })
    expectType(await log.close(), 'Closed')

    // By another process: the views that stand still have handled last what is now erased.
    const elsewhere = await opened(store, memoryViewStore())
    const purge = { basis: 'mistake', interactionId: canceled } as const
    expect(await elsewhere.purge(purge)).toMatchObject({ type: 'Purged', erasure: 'Gone' })
    const [purged] = expectType(await elsewhere.history(canceled), 'History').events
    expect(purged).toMatchObject({
      data: { erased: events.map(({ version, position }) => ({ version, position })) },
    })
    const next = expectType(await elsewhere.record(onsite), 'Recorded')
    expect(BigInt(next.entryNo)).toBeGreaterThan(shift)
    expectType(await elsewhere.close(), 'Closed')

    asked.length = 0
    const again = await opened(store)
    expect(await entriesOf(again)).toHaveLength(2)
    expect(asked.filter((after) => after <= shift)).toEqual([])
    expect(asked).not.toEqual([])
    expectType(await again.close(), 'Closed')
  })
})
