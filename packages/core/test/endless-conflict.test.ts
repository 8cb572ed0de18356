/** A store in which somebody else is always faster, or that never says what became of an append. */
import {
  type AppendFailure,
  ContactId,
  type EventStore,
  replaceWorksheet,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { contextOf } from './samples.js'
import { anyone, right } from './sales-office.js'
import { segmentCommandsOf, segmentOf, sm1 } from './segment-office.js'

const conflict: AppendFailure = {
  type: 'VersionConflict',
  stream: 'a-1',
  expected: 0,
  actual: 1,
}
const unknown: AppendFailure = { type: 'UnknownOutcome', stream: 'a-1', because: 'no answer' }

/** Answers this to the first appends of events of this type. */
const refusing = (store: EventStore, type: string, failure: AppendFailure, times = Infinity) => {
  let appends = 0
  const refusingStore: EventStore = {
    ...store,
    appendToStream: (stream, version, events) => {
      if (events[0].type !== type) return store.appendToStream(stream, version, events)
      appends += 1
      return appends <= times
        ? () => Promise.resolve(E.left(failure))
        : store.appendToStream(stream, version, events)
    },
  }
  return { store: refusingStore, appends: () => appends }
}

const office = async () => segmentOf(['P1', 'P2'], memoryEventStore())
type Office = Awaited<ReturnType<typeof office>>
type Act = (of: Office, store: EventStore) => Promise<E.Either<unknown, unknown>>

const log: Act = ({ session }, store) => segmentCommandsOf({ ...session, store }).log(110)
const erase: Act = ({ session }, store) =>
  replaceWorksheet({ ...session, store })(sm1, sample(ContactId, 'P2'), contextOf(0).actor)(
    anyone,
  )()

describe.each([
  ['freezing the lines of a segment', 'SegmentLinesResolved', conflict, log],
  ['closing the worksheet of a segment', 'SegmentWorksheetClosed', conflict, log],
  ['recording what was logged', 'InteractionRecorded', unknown, log],
  ['copying a worksheet', 'SegmentCreated', conflict, erase],
  ['closing a worksheet that was replaced', 'SegmentWorksheetClosed', conflict, erase],
] as const)('%s', (_, type, failure, act) => {
  it('is tried ten times', async () => {
    const of = await office()
    const { store, appends } = refusing(of.session.store, type, failure, 9)
    right(await act(of, store))
    expect(appends()).toBeGreaterThanOrEqual(10)
  })

  it('is told after the tenth, and can be repeated', async () => {
    const of = await office()
    const lines = type === 'InteractionRecorded' ? 2 : 1
    const { store, appends } = refusing(of.session.store, type, failure)
    expect(await act(of, store)).toEqual(E.left(failure))
    expect(appends()).toBe(10 * lines)
    right(await act(of, of.session.store))
  })
})
