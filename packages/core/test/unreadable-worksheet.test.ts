/** Worksheets that hold what this program cannot read, or not all that they should. */
import {
  ContactId,
  type EventStore,
  finishLogging,
  type JsonObject,
  replaceWorksheet,
  type StoredEvent,
  traceContact,
  worksheetStream,
} from '@interaction-log/core'
import { sample, sampleEvent } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { dyingAfter } from './dying-store.js'
import { contextOf, uuid } from './samples.js'
import { anyone, right } from './sales-office.js'
import { eventsIn, segmentCommandsOf, segmentOf, sm1 } from './segment-office.js'

const p2 = sample(ContactId, 'P2')
const { actor } = contextOf(0)
const header = { description: 'Spring', defaults: { templateCode: 'BUS', date: '2026-03-02' } }

const streamOf = async ({ segments }: Awaited<ReturnType<typeof segmentOf>>) =>
  worksheetStream(right(await segments.read()).segment.worksheetId ?? uuid(0))

/** What stands in the worksheet, as a store hands it out that was written by somebody else. */
const handingOut = (
  store: EventStore,
  handOut: (event: StoredEvent) => StoredEvent | undefined,
): EventStore => {
  const all = (events: readonly StoredEvent[]) =>
    events.flatMap((event) =>
      event.stream.startsWith('segmentWorksheet-') ? (handOut(event) ?? []) : event,
    )
  return {
    ...store,
    readStream: (stream) => async () =>
      E.map(({ version, events }: { version: number; events: readonly StoredEvent[] }) => ({
        version,
        events: all(events),
      }))(await store.readStream(stream)()),
    readAll: async function* (range) {
      for await (const batch of store.readAll(range)) yield E.map(all)(batch)
    },
  }
}

const twoLines = async () => {
  const office = await segmentOf(['P1', 'P2'])
  return { ...office, stream: await streamOf(office) }
}

const head = (store: EventStore) => store.head()()

describe('an open worksheet', () => {
  const newer = { type: 'NewerEvent', version: 2, eventType: 'SegmentLinesSorted' }
  const undecodable = { type: 'EventUndecodable', version: 2, eventType: 'SegmentLinesAdded' }
  const second =
    (change: Pick<StoredEvent, 'type'> | Pick<StoredEvent, 'data'>) => (event: StoredEvent) =>
      event.version === 2 ? { ...event, ...change } : event
  const withoutShape: JsonObject = { lines: 'P1' }

  it.each([
    ['of a newer program (rule R45)', second({ type: 'SegmentLinesSorted' }), newer],
    ['without its shape', second({ data: withoutShape }), undecodable],
  ])('with an event %s is neither changed, logged nor searched', async (_, handOut, because) => {
    const { session, stream } = await twoLines()
    const strange = { ...session, store: handingOut(session.store, handOut) }
    const segments = segmentCommandsOf(strange)
    const before = await head(session.store)
    const failure = E.left({ ...because, stream })
    expect(await segments.read()).toEqual(failure)
    expect(await segments.add(110, { contactId: 'P1' })).toEqual(failure)
    expect(await segments.log(111)).toEqual(failure)
    expect(await traceContact(strange, 0n)(p2)()).toEqual(failure)
    expect(await replaceWorksheet(strange)(sm1, p2, actor)(anyone)()).toEqual(failure)
    expect(await head(session.store)).toEqual(before)
  })

  it('with lines that an attempt froze is searched for a contact without decoding those', async () => {
    const { session, stream } = await twoLines()
    const dying = { ...session, store: dyingAfter(session.store, 1, false).store }
    expect(E.isLeft(await segmentCommandsOf(dying).log(110))).toBe(true)
    const store = handingOut(session.store, (event) =>
      event.type === 'SegmentLinesResolved' ? { ...event, data: {} } : event,
    )
    const [found] = right(await traceContact({ store }, 0n)(p2)())
    expect(found?.[0]).toBe(stream.slice('segmentWorksheet-'.length))
  })
})

describe('a worksheet that is closed, although its segment says that it is open', () => {
  it('is told of, and not waited for', async () => {
    const { session, segments, stream } = await twoLines()
    const { log } = session
    const closing = sampleEvent({ log, type: 'SegmentWorksheetClosed', data: { erased: [] } })
    const closed: StoredEvent = { ...closing, stream, version: 3, position: 99n }
    const append = session.store.appendToStream
    right(await append(stream, 2, [sampleEvent({ log, type: 'SegmentDescribed', data: header })])())
    const store = handingOut(session.store, (event) => (event.version === 3 ? closed : event))
    const strange = { ...session, store }
    const gone = E.left({ type: 'SegmentWorksheetGone', segmentNo: 'SM1' })
    expect(await segmentCommandsOf(strange).add(110, { contactId: 'P1' })).toEqual(gone)
    expect(await segmentCommandsOf(strange).log(111)).toEqual(gone)
    expect(await replaceWorksheet(strange)(sm1, p2, actor)(anyone)()).toEqual(gone)
    expect(right(await traceContact(strange, 0n)(p2)()).size).toBe(0)
    expect(right(await traceContact(session, 0n)(p2)()).size).toBe(1)
    right(await segments.log(112))
  })
})

describe('a worksheet whose logging is committed', () => {
  /** Its lines are more than one event may hold: added in versions 2 and 3, frozen in 4 and 5. */
  const committed = async () => {
    const store = memoryEventStore()
    const office = await segmentOf(Array<string>(501).fill('P1'), store)
    const stream = await streamOf(office)
    const session = { ...office.session, store: dyingAfter(store, 3, false).store }
    expect(E.isLeft(await segmentCommandsOf(session).log(110))).toBe(true)
    const finish = (through: EventStore) =>
      finishLogging({ ...office.session, store: through })(sm1, actor)()
    return { store, stream, finish }
  }
  const recordedIn = async (store: EventStore) =>
    (await eventsIn(store)).filter(({ type }) => type === 'InteractionRecorded').length

  it('is not closed while any version is missing', async () => {
    const { store, stream, finish } = await committed()
    const before = await head(store)
    for (const version of [1, 3, 4, 5]) {
      const torn = handingOut(store, (event) => (event.version === version ? undefined : event))
      expect(await finish(torn)).toEqual(E.left({ type: 'StreamDamaged', stream, version }))
      expect(await head(store)).toEqual(before)
    }
    expect(right(await finish(store)).count).toBe(501)
  })

  it('is not closed while its frozen lines cannot be read', async () => {
    const { store, stream, finish } = await committed()
    const eventType = 'SegmentLinesResolved'
    for (const version of [4, 5]) {
      const strange = handingOut(store, (event) =>
        event.version === version ? { ...event, data: { asOf: 3, lines: 7 } } : event,
      )
      expect(await finish(strange)).toEqual(
        E.left({ type: 'EventUndecodable', stream, version, eventType }),
      )
      expect(await recordedIn(store)).toBe(0)
    }
    expect(right(await finish(store)).count).toBe(501)
    expect(await recordedIn(store)).toBe(501)
  })
})
