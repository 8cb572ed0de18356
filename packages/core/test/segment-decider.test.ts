import {
  loggedSegmentId,
  type SegmentCommand,
  segmentDecider,
  type SegmentEvent,
  SegmentNo,
  type SegmentRejection,
  segmentRunOf,
} from '@interaction-log/core'
import { sample, specification } from '@interaction-log/core/testing'
import { uuid } from './samples.js'

const given = specification(segmentDecider)
const no = sample(SegmentNo, 'SM1')
const [worksheetId, other] = [uuid(1), uuid(2)]

const open: SegmentCommand = { type: 'OpenSegment', no, worksheetId }
const reopen: SegmentCommand = { type: 'OpenSegment', no, worksheetId: other }
const replace: SegmentCommand = { type: 'ReplaceWorksheet', no, from: worksheetId, to: other }
const logOf = (id = worksheetId): SegmentCommand => ({
  type: 'LogSegment',
  no,
  worksheetId: id,
  worksheetVersion: 4,
  lineCount: 2,
})
const log = logOf()
const of = (type: Extract<SegmentCommand, { run: number }>['type'], run = 1): SegmentCommand => ({
  type,
  no,
  run,
})
const [complete, cancel] = [of('CompleteLogging'), of('CancelLoggedSegment')]
const [reinstate, remove] = [of('ReinstateLoggedSegment'), of('DeleteLoggedSegment')]

const openedOn = (id = worksheetId): SegmentEvent => ({
  type: 'SegmentOpened',
  data: { worksheetId: id },
})
const opened = openedOn()
const replaced: SegmentEvent = { type: 'SegmentWorksheetReplaced', data: { worksheetId: other } }
const loggedAs = (run = 1, id = worksheetId): SegmentEvent => ({
  type: 'SegmentLogged',
  data: { run, worksheetId: id, worksheetVersion: 4, lineCount: 2 },
})
const logged = loggedAs()
const ofRun = <Type extends SegmentEvent['type']>(type: Type, run = 1) => ({ type, data: { run } })
const completed = ofRun('SegmentLoggingCompleted')
const canceled = ofRun('LoggedSegmentCanceled')
const reinstated = ofRun('LoggedSegmentReinstated')
const deleted = ofRun('LoggedSegmentDeleted')

const notFound: SegmentRejection = { type: 'SegmentNotFound', field: 'no', segmentNo: no }
const taken: SegmentRejection = { type: 'SegmentNoTaken', field: 'no', segmentNo: no }
type OfLogged = Extract<SegmentRejection, { loggedSegmentId: unknown }>['type']
const refusedFor = (type: OfLogged, run = 1) =>
  ({ type, loggedSegmentId: `SM1/${String(run)}` }) as SegmentRejection

const states = {
  NotOpened: [],
  Open: [opened],
  Logging: [opened, logged],
  Logged: [opened, logged, completed],
  Canceled: [opened, logged, completed, canceled],
  Deleted: [opened, logged, completed, canceled, deleted],
} satisfies Record<string, readonly SegmentEvent[]>

type State = keyof typeof states
type Expected = SegmentEvent | SegmentRejection | undefined

const table: readonly (readonly [SegmentCommand, Readonly<Record<State, Expected>>])[] = [
  [
    open,
    {
      NotOpened: opened,
      Open: taken,
      Logging: opened,
      Logged: opened,
      Canceled: opened,
      Deleted: opened,
    },
  ],
  [
    log,
    {
      NotOpened: notFound,
      Open: logged,
      Logging: refusedFor('SegmentAlreadyLogged'),
      Logged: refusedFor('SegmentAlreadyLogged'),
      Canceled: refusedFor('SegmentAlreadyLogged'),
      Deleted: notFound,
    },
  ],
  [
    replace,
    {
      NotOpened: notFound,
      Open: replaced,
      Logging: refusedFor('SegmentAlreadyLogged'),
      Logged: refusedFor('SegmentAlreadyLogged'),
      Canceled: refusedFor('SegmentAlreadyLogged'),
      Deleted: notFound,
    },
  ],
  [
    complete,
    {
      NotOpened: refusedFor('LoggedSegmentNotFound'),
      Open: refusedFor('LoggedSegmentNotFound'),
      Logging: completed,
      Logged: undefined,
      Canceled: undefined,
      Deleted: undefined,
    },
  ],
  [
    cancel,
    {
      NotOpened: refusedFor('LoggedSegmentNotFound'),
      Open: refusedFor('LoggedSegmentNotFound'),
      Logging: refusedFor('LoggedSegmentIncomplete'),
      Logged: canceled,
      Canceled: undefined,
      Deleted: refusedFor('LoggedSegmentGone'),
    },
  ],
  [
    reinstate,
    {
      NotOpened: refusedFor('LoggedSegmentNotFound'),
      Open: refusedFor('LoggedSegmentNotFound'),
      Logging: undefined,
      Logged: undefined,
      Canceled: reinstated,
      Deleted: refusedFor('LoggedSegmentGone'),
    },
  ],
  [
    remove,
    {
      NotOpened: refusedFor('LoggedSegmentNotFound'),
      Open: refusedFor('LoggedSegmentNotFound'),
      Logging: refusedFor('LoggedSegmentNotCanceled'),
      Logged: refusedFor('LoggedSegmentNotCanceled'),
      Canceled: deleted,
      Deleted: undefined,
    },
  ],
]

const rows = table.flatMap(([command, outcomes]) =>
  (Object.keys(states) as State[]).map((state) => ({ command, state, expected: outcomes[state] })),
)

describe('a segment number', () => {
  it.each(rows)('$command.type when $state', ({ command, state, expected }) => {
    const outcome = given(...states[state]).when(command)
    if (expected === undefined) outcome.then()
    else if ('data' in expected) outcome.then(expected)
    else outcome.thenRejected(expected)
  })

  it('stands for one worksheet at a time (rule R80)', () => {
    given(opened).when(reopen).thenRejected(taken)
    given(opened, logged, completed).when(reopen).then(openedOn(other))
  })

  it('is logged again only when its logged segment is deleted (rule R89)', () => {
    const again = [opened, logged, completed, openedOn(other)]
    const refused = refusedFor('SegmentAlreadyLogged')
    given(...again)
      .when(logOf(other))
      .thenRejected(refused)
    given(...again, canceled)
      .when(logOf(other))
      .thenRejected(refused)
    given(...again, canceled, deleted)
      .when(logOf(other))
      .then(loggedAs(2, other))
  })

  it('is logged with the worksheet that it has now', () => {
    given(opened, replaced).when(log).thenRejected(notFound)
    given(opened, replaced).when(logOf(other)).then(loggedAs(1, other))
    given(opened, replaced).when(replace).then()
  })

  it('keeps its earlier runs apart from the last one', () => {
    const second = [...states.Deleted, openedOn(other), loggedAs(2, other)]
    given(...second)
      .when(complete)
      .then()
    given(...second)
      .when(of('CompleteLogging', 2))
      .then(ofRun('SegmentLoggingCompleted', 2))
    given(...second)
      .when(cancel)
      .thenRejected(refusedFor('LoggedSegmentGone'))
    given(...second)
      .when(reinstate)
      .thenRejected(refusedFor('LoggedSegmentGone'))
    given(...second)
      .when(remove)
      .then()
    const none = refusedFor('LoggedSegmentNotFound', 3)
    given(...second)
      .when(of('CancelLoggedSegment', 3))
      .thenRejected(none)
  })

  it('can be canceled and reinstated again and again', () => {
    given(...states.Canceled, reinstated)
      .when(cancel)
      .then(canceled)
    given(...states.Canceled, reinstated)
      .when(remove)
      .thenRejected(refusedFor('LoggedSegmentNotCanceled'))
  })

  it.each<[State, string, string | null, object]>([
    ['NotOpened', 'NumberFree', null, { type: 'None' }],
    ['Open', 'NumberTaken', worksheetId, { type: 'None' }],
    ['Logging', 'NumberFree', null, { type: 'Logging', run: 1 }],
    ['Logged', 'NumberFree', null, { type: 'Logged', run: 1 }],
    ['Canceled', 'NumberFree', null, { type: 'Canceled', run: 1 }],
    ['Deleted', 'NumberFree', null, { type: 'Deleted', run: 1 }],
  ])('says what has become of its last run: %s', (state, type, worksheet, lastRun) => {
    const after = states[state].reduce(segmentDecider.evolve, segmentDecider.initialState)
    expect(after).toEqual({ type, worksheetId: worksheet, lastRun })
  })

  it('that is reinstated is as it was logged', () => {
    const after = (...events: readonly SegmentEvent[]) =>
      events.reduce(segmentDecider.evolve, segmentDecider.initialState)
    expect(after(...states.Canceled, reinstated)).toEqual(after(...states.Logged))
  })
})

describe('the id of a logged segment', () => {
  it('is the number of the segment and of the run', () => {
    const run = { no: sample(SegmentNo, '2026/SPRING'), run: 12 }
    expect(loggedSegmentId(run)).toBe('2026/SPRING/12')
    expect(segmentRunOf('2026/SPRING/12')).toEqual(run)
    expect(segmentRunOf('A/999999999')).toEqual({ no: 'A', run: 999_999_999 })
  })

  it.each(['SM1', 'SM1/0', 'SM1/01', 'SM1/1234567890', 'SM1/1x', '/1', `${'X'.repeat(21)}/1`])(
    'is not %s',
    (id) => {
      expect(segmentRunOf(id)).toBeUndefined()
    },
  )
})
