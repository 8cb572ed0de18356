/** A store that dies after the k-th append, for every k; then the logging is gone on with. */
import {
  type AppendFailure,
  cancelInteraction,
  holdLookup,
  type EventStore,
  finishLogging,
  inMemoryContacts,
  purgeInteraction,
  segmentStream,
  lineInteractionId,
  interactionStream,
} from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { dead, dyingAfter } from './dying-store.js'
import { contextOf } from './samples.js'
import { anyone, everybody, right } from './sales-office.js'
import { eventsIn, segmentCommandsOf, segmentOf, sm1 } from './segment-office.js'

const contacts = ['P1', 'P2', 'P1', 'P2']

const expectLogged = async (store: EventStore) => {
  const events = await eventsIn(store)
  const recorded = events.filter(({ type }) => type === 'InteractionRecorded')
  expect(recorded.map(({ data }) => data['contactId']).sort()).toEqual([...contacts].sort())
  expect(new Set(recorded.map(({ stream }) => stream)).size).toBe(contacts.length)
  const ofSegments = events.filter(({ stream }) => stream.startsWith('segment'))
  expect(ofSegments.map(({ type }) => type)).toEqual([
    'SegmentOpened',
    'SegmentLogged',
    'SegmentLoggingCompleted',
    'SegmentWorksheetClosed',
  ])
  expect(right(await store.finishErasure()())).toMatchObject({ type: 'Gone' })
}

/** Four lines: one event is frozen, the commit point, four are recorded, completed, closed. */
const appends = 1 + 1 + contacts.length + 1 + 1
const deaths = Array.from({ length: appends }, (_, k) => k).flatMap((k) => [
  { k, isLost: false },
  { k, isLost: true },
])

describe('a logging that is interrupted (rule R87)', () => {
  it.each(deaths)('after append $k (its answer lost: $isLost) goes on', async ({ k, isLost }) => {
    const store = memoryEventStore()
    const office = await segmentOf(contacts, store)
    const dying = dyingAfter(store, k, isLost)
    const session = { ...office.session, store: dying.store }
    expect(await segmentCommandsOf(session).log(110)).toEqual(E.left(dead))
    expect(dying.isAlive()).toBe(false)
    // The same command, under the same key.
    expect(right(await office.segments.log(110))).toMatchObject({ count: 4, erasure: 'Gone' })
    await expectLogged(store)
    const head = await office.head()
    right(await office.segments.log(110))
    right(await office.segments.finish())
    expect(await office.head()).toBe(head)
  })

  it('goes on by itself from the commit point, and asks nobody', async () => {
    const died: number[] = []
    for (let k = 2; k < appends; k++) {
      const store = memoryEventStore()
      const office = await segmentOf(contacts, store)
      const session = { ...office.session, store: dyingAfter(store, k, false).store }
      expect(await segmentCommandsOf(session).log(110)).toEqual(E.left(dead))
      const resumed = await finishLogging(office.session)(sm1, contextOf(0).actor)()
      expect(right(resumed)).toMatchObject({ loggedSegmentId: 'SM1/1', count: 4 })
      await expectLogged(store)
      died.push(k)
    }
    expect(died).toHaveLength(appends - 2)
  })

  it('before the commit point can be worked on, and is logged as it is then', async () => {
    const store = memoryEventStore()
    const office = await segmentOf(contacts, store)
    const session = { ...office.session, store: dyingAfter(store, 1, false).store }
    expect(await segmentCommandsOf(session).log(110)).toEqual(E.left(dead))
    right(await office.segments.remove(111, 1, 2))
    right(await office.segments.revise(112, { lineNo: 3, cost: '77' }))
    expect(right(await office.segments.log(110))).toMatchObject({ count: 2 })
    const recorded = (await office.all()).filter(({ type }) => type === 'InteractionRecorded')
    expect(recorded.map(({ data }) => data['cost']).sort()).toEqual(['77', '8'])
  })

  it('does not bring back what was purged meanwhile (rule R32)', async () => {
    const store = memoryEventStore()
    const office = await segmentOf(contacts, store)
    const session = { ...office.session, store: dyingAfter(store, 4, false).store }
    expect(await segmentCommandsOf(session).log(110)).toEqual(E.left(dead))
    const [, logged] = await office.stored(segmentStream(sm1))
    if (logged === undefined) throw new Error('it is logged')
    const interactionId = lineInteractionId(logged.id, 1)
    const request = { interactionId }
    right(await cancelInteraction(office.session)(request, contextOf(120), anyone)())
    const nothing = holdLookup(office.session, { idKey: null, isKeyed: false })
    const purge = purgeInteraction(office.session, nothing)
    right(await purge(interactionId, 'mistake', contextOf(121), anyone)())
    right(await office.segments.finish())
    expect(await office.types(interactionStream(interactionId))).toEqual(['InteractionPurged'])
    const recorded = (await office.all()).filter(({ type }) => type === 'InteractionRecorded')
    expect(recorded).toHaveLength(3)
  })

  it('records what was resolved, whatever has changed since (rule R86)', async () => {
    const store = memoryEventStore()
    const office = await segmentOf(contacts, store)
    const session = { ...office.session, store: dyingAfter(store, 3, false).store }
    const gone = inMemoryContacts([])
    expect(await segmentCommandsOf(session).log(110)).toEqual(E.left(dead))
    const after = segmentCommandsOf(office.session, { ...everybody, contacts: gone })
    expect(right(await after.log(110))).toMatchObject({ count: 4 })
    await expectLogged(store)
  })
})

describe('simultaneous loggings', () => {
  it('of the same command are one', async () => {
    const store = memoryEventStore()
    const office = await segmentOf(contacts, store)
    const all = await Promise.all([1, 2, 3].map(() => office.segments.log(110)))
    expect(all.map((one) => right(one).loggedSegmentId)).toEqual(['SM1/1', 'SM1/1', 'SM1/1'])
    await expectLogged(store)
  })

  it('of different commands are one, the others are refused', async () => {
    const store = memoryEventStore()
    const office = await segmentOf(contacts, store)
    const all = await Promise.all([110, 111, 112].map((n) => office.segments.log(n)))
    expect(all.filter(E.isRight)).toHaveLength(1)
    for (const one of all)
      if (E.isLeft(one)) expect(one.left).toMatchObject({ type: 'SegmentAlreadyLogged' })
    await expectLogged(store)
  })
})

it('an unknown outcome is asked for again', async () => {
  const store = memoryEventStore()
  const office = await segmentOf(contacts, store)
  let asked = 0
  const unsure: EventStore = {
    ...store,
    appendToStream: (stream, version, events) => async () => {
      const appended = await store.appendToStream(stream, version, events)()
      asked += 1
      return asked % 2 === 1
        ? E.left<AppendFailure>({ type: 'UnknownOutcome', stream, because: 'no answer' })
        : appended
    },
  }
  expect(right(await segmentCommandsOf({ ...office.session, store: unsure }).log(110)).count).toBe(
    4,
  )
  await expectLogged(store)
})
