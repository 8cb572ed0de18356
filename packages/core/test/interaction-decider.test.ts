import {
  Cause,
  ErasedEvent,
  type InteractionCanceled,
  type InteractionCommand,
  interactionDecider,
  type InteractionEvent,
  type InteractionPurged,
  type InteractionReinstated,
  Reason,
} from '@interaction-log/core'
import { sample, specification } from '@interaction-log/core/testing'
import { factsWith, recordedWith, requestWith, uuid } from './samples.js'

const given = specification(interactionDecider)
const interactionId = uuid(1)
const direct = { type: 'direct' } as const

const record = {
  type: 'RecordInteraction',
  interactionId,
  request: requestWith(),
  facts: factsWith(),
} satisfies InteractionCommand
const cancel = {
  type: 'CancelInteraction',
  interactionId,
  reason: null,
  cause: direct,
  removeUniqueAttachment: false,
} satisfies InteractionCommand
const reinstate = {
  type: 'ReinstateInteraction',
  interactionId,
  reason: null,
  cause: direct,
} satisfies InteractionCommand
const erased = [
  { version: 1, type: 'InteractionRecorded', position: '7', commitment: `c1.${'A'.repeat(43)}` },
  { version: 2, type: 'InteractionCanceled', position: '9', commitment: `c1.${'B'.repeat(43)}` },
].map((event) => sample(ErasedEvent, event))
const purging = { basis: 'retention', batchId: uuid(2), erased } as const
const purge = {
  type: 'PurgeInteraction',
  interactionId,
  ...purging,
  hold: null,
} satisfies InteractionCommand

const recorded = recordedWith()
const canceled: InteractionCanceled = {
  type: 'InteractionCanceled',
  data: { reason: null, cause: direct, attachmentRemoved: false },
}
const reinstated: InteractionReinstated = {
  type: 'InteractionReinstated',
  data: { reason: null, cause: direct },
}
const purged: InteractionPurged = { type: 'InteractionPurged', data: purging }

type Rejected = 'NotRecorded' | 'AlreadyRecorded' | 'AlreadyPurged' | 'NotCanceled'
const commands = { record, cancel, reinstate, purge }

interface Row {
  readonly state: string
  readonly history: readonly InteractionEvent[]
  readonly outcomes: Readonly<Record<keyof typeof commands, Rejected | readonly InteractionEvent[]>>
}

const allPurged = {
  record: 'AlreadyPurged',
  cancel: 'AlreadyPurged',
  reinstate: 'AlreadyPurged',
  purge: [],
} as const

const table: readonly Row[] = [
  {
    state: 'not recorded',
    history: [],
    outcomes: {
      record: [recorded],
      cancel: 'NotRecorded',
      reinstate: 'NotRecorded',
      purge: 'NotRecorded',
    },
  },
  {
    state: 'recorded',
    history: [recorded],
    outcomes: {
      record: 'AlreadyRecorded',
      cancel: [canceled],
      reinstate: [],
      purge: 'NotCanceled',
    },
  },
  {
    state: 'canceled',
    history: [recorded, canceled],
    outcomes: { record: 'AlreadyRecorded', cancel: [], reinstate: [reinstated], purge: [purged] },
  },
  {
    state: 'reinstated',
    history: [recorded, canceled, reinstated],
    outcomes: {
      record: 'AlreadyRecorded',
      cancel: [canceled],
      reinstate: [],
      purge: 'NotCanceled',
    },
  },
  { state: 'purged', history: [recorded, canceled, purged], outcomes: allPurged },
  { state: 'purged and erased', history: [purged], outcomes: allPurged },
]

const cells = table.flatMap(({ state, history, outcomes }) =>
  (['record', 'cancel', 'reinstate', 'purge'] as const).map((name) => ({
    state,
    history,
    name,
    outcome: outcomes[name],
  })),
)

describe('the life of an interaction (rules R26, R31, R32)', () => {
  it.each(cells)('$state: $name', ({ history, name, outcome }) => {
    const decision = given(...history).when(commands[name])
    if (typeof outcome === 'string') decision.thenRejected({ type: outcome, interactionId })
    else decision.then(...outcome)
  })

  it('keeps reason and cause of a cancellation and of a reinstatement (rule R28)', () => {
    const cause = sample(Cause, { type: 'loggedSegment', loggedSegmentId: 'SM1/1' })
    const reason = sample(Reason, 'wrong contact')
    given(recorded)
      .when({ ...cancel, reason, cause })
      .then({ ...canceled, data: { reason, cause, attachmentRemoved: false } })
    given(recorded, canceled)
      .when({ ...reinstate, reason, cause })
      .then({ ...reinstated, data: { reason, cause } })
  })
})

describe('what is on hold (rule R120)', () => {
  it.each(['interaction', 'contact'] as const)('is not purged: %s', (hold) => {
    given(recorded, canceled)
      .when({ ...purge, hold })
      .thenRejected({ type: 'OnHold', interactionId, hold })
    given(recorded)
      .when({ ...purge, hold })
      .thenRejected({ type: 'NotCanceled', interactionId })
  })

  it('is canceled and reinstated like anything else', () => {
    given(recorded).when(cancel).then(canceled)
    given(recorded, canceled).when(reinstate).then(reinstated)
  })
})

describe('the attachment of a canceled interaction (rule R29)', () => {
  const removing = { ...cancel, removeUniqueAttachment: true }
  const removed = { ...canceled, data: { ...canceled.data, attachmentRemoved: true } }
  const unique = recordedWith({ attachment: { id: 'A1', kind: 'unique' } })
  const inherited = recordedWith({ attachment: { id: 'A1', kind: 'inherited' } })

  it('is removed if that is asked for and it is unique', () => {
    given(unique).when(removing).then(removed)
  })

  it('stays if nobody asks, if it is inherited, if there is none', () => {
    given(unique).when(cancel).then(canceled)
    given(inherited).when(removing).then(canceled)
    given(recorded).when(removing).then(canceled)
  })

  it('is removed only once', () => {
    given(unique, removed, reinstated).when(removing).then(canceled)
    given(unique, canceled, reinstated).when(removing).then(removed)
  })
})

describe('a stream of 4,000 events at most (rule R30)', () => {
  const timesCanceled = (times: number): readonly InteractionEvent[] => [
    recorded,
    ...Array.from({ length: times - 1 }, () => [canceled, reinstated]).flat(),
    canceled,
  ]

  it('allows the last reinstatement that leaves room for a cancel and a purge', () => {
    given(...timesCanceled(1998))
      .when(reinstate)
      .then(reinstated)
    given(...timesCanceled(1998), reinstated)
      .when(cancel)
      .then(canceled)
  })

  it('refuses the next one and can still be purged', () => {
    given(...timesCanceled(1999))
      .when(reinstate)
      .thenRejected({
        type: 'TooManyEvents',
        interactionId,
      })
    given(...timesCanceled(1999))
      .when(purge)
      .then(purged)
  })
})
