/** The lines of a segment change in the instant between being frozen and being logged. */
import { ContactId, type EventStore, replaceWorksheet } from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { dead, dyingAfter } from './dying-store.js'
import { interrupted } from './interrupted-store.js'
import { anyone, right } from './sales-office.js'
import { contextOf } from './samples.js'
import { segmentCommandsOf, segmentOf, sm1 } from './segment-office.js'

type Office = Awaited<ReturnType<typeof segmentOf>>
type Segments = Office['segments']

const recordedIn = async (office: Office) =>
  (await office.all())
    .filter(({ type }) => type === 'InteractionRecorded')
    .map(({ data }) => data['contactId'])

const changes: readonly (readonly [string, (s: Segments) => Promise<unknown>, string[]])[] = [
  ['an added line', async (s) => right(await s.add(200, { contactId: 'P2' })), ['P1', 'P1', 'P2']],
  ['a removed line', async (s) => right(await s.remove(200, 2)), ['P1']],
  [
    'a revised line',
    async (s) => right(await s.revise(200, { lineNo: 2, contactId: 'P2' })),
    ['P1', 'P2'],
  ],
]

const office = async (store: EventStore) => segmentOf(['P1', 'P1'], store)

const loggingThrough = (of: Office, store: EventStore) =>
  segmentCommandsOf({ ...of.session, store })

describe('a change of a segment while it is logged (rule R86)', () => {
  it.each(changes)('is logged, if it is answered as done: %s', async (_, change, contacts) => {
    const store = memoryEventStore()
    const of = await office(store)
    const busy = interrupted(store, 'SegmentLogged', () => change(of.segments))
    expect(right(await loggingThrough(of, busy).log(300))).toMatchObject({
      count: contacts.length,
    })
    expect(await recordedIn(of)).toEqual(contacts)
  })

  it('is refused, if what was frozen before it is committed first', async () => {
    const store = memoryEventStore()
    const of = await office(store)
    let committed = () => undefined as unknown
    const commit = new Promise(
      (resolve) =>
        (committed = () => {
          resolve(undefined)
        }),
    )
    let added: Promise<unknown> = Promise.resolve()
    const busy = interrupted(
      store,
      'SegmentLogged',
      () =>
        new Promise((resolve) => {
          const renewing = interrupted(store, 'SegmentWorksheetReplaced', () => {
            resolve(undefined)
            return commit
          })
          added = loggingThrough(of, renewing).add(200, { contactId: 'P2' })
        }),
    )
    expect(right(await loggingThrough(of, busy).log(300))).toMatchObject({ count: 2 })
    committed()
    expect(await added).toEqual(E.left({ type: 'SegmentWorksheetGone', segmentNo: 'SM1' }))
    expect(await recordedIn(of)).toEqual(['P1', 'P1'])
    const ofWorksheet = (await of.all()).filter(({ stream }) => stream.startsWith('segmentWork'))
    expect(ofWorksheet.map(({ type }) => type)).toEqual(['SegmentWorksheetClosed'])
  })

  it('is answered as done, if the logging took it in before it was known to be kept', async () => {
    const store = memoryEventStore()
    const of = await office(store)
    const logging = () => of.segments.log(301)
    const renewing = interrupted(store, 'SegmentWorksheetReplaced', logging)
    const add = () => loggingThrough(of, renewing).add(200, { contactId: 'P2' })
    const busy = interrupted(store, 'SegmentLogged', async () => {
      expect(right(await add())).toMatchObject({ type: 'Applied' })
    })
    await loggingThrough(of, busy).log(300)
    expect(await recordedIn(of)).toEqual(['P1', 'P1', 'P2'])
  })

  it('is carried over to a copy that was made without it, before that is logged', async () => {
    const store = memoryEventStore()
    const of = await segmentOf(['P1', 'P2'], store)
    const busy = interrupted(store, 'SegmentWorksheetReplaced', async () => {
      right(await of.segments.add(200, { contactId: 'P1' }))
    })
    // The copy and the commit, and no time to look for what came too late.
    const dying = { ...of.session, store: dyingAfter(busy, 2, false).store }
    const erase = replaceWorksheet(dying)(sm1, sample(ContactId, 'P2'), contextOf(0).actor)
    expect(await erase(anyone)()).toEqual(E.left(dead))
    expect(right(await of.segments.log(300))).toMatchObject({ count: 2 })
    expect(await recordedIn(of)).toEqual(['P1', 'P1'])
  })

  it('writes to the segment only once, and only if lines were frozen before it', async () => {
    const store = memoryEventStore()
    const of = await office(store)
    const add = () => of.segments.add(200, { contactId: 'P2' })
    const busy = interrupted(store, 'SegmentLogged', async () => {
      right(await add())
      const head = await of.head()
      expect(right(await add())).toMatchObject({ repeated: true })
      expect(await of.head()).toBe(head)
      expect(await of.ofSegment()).toEqual(['SegmentOpened', 'SegmentWorksheetReplaced'])
    })
    expect(await of.ofSegment()).toEqual(['SegmentOpened'])
    right(await loggingThrough(of, busy).log(300))
    expect(await recordedIn(of)).toEqual(['P1', 'P1', 'P2'])
  })

  it('that is repeated after lines were frozen was frozen with them, and writes nothing', async () => {
    const of = await office(memoryEventStore())
    const add = () => of.segments.add(200, { contactId: 'P2' })
    right(await add())
    const dying = dyingAfter(of.session.store, 1, false).store
    expect(await loggingThrough(of, dying).log(300)).toEqual(E.left(dead))
    const head = await of.head()
    expect(right(await add())).toMatchObject({ repeated: true })
    expect(await of.head()).toBe(head)
    expect(await of.ofSegment()).toEqual(['SegmentOpened'])
  })
})
