import {
  Cause,
  ContactId,
  ErasedEvent,
  type InteractionCanceled,
  type InteractionContactDetached,
  type InteractionCommand,
  interactionDecider,
  type InteractionEvent,
  type InteractionPurged,
  type InteractionReassigned,
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

const contact = (id: string) => sample(ContactId, id)
const [P1, P2, C, D] = [contact('P1'), contact('P2'), contact('C'), contact('D')]
const reassign = {
  type: 'ReassignInteraction',
  interactionId,
  from: P1,
  into: { contactId: P2, companyId: D },
} satisfies InteractionCommand
const detach = {
  type: 'DetachInteraction',
  interactionId,
  contactId: P1,
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
const moved = (
  contactId: ContactId,
  companyId: ContactId | null,
  type: 'contactMerged' | 'contactDeleted' = 'contactMerged',
): InteractionReassigned => ({
  type: 'InteractionReassigned',
  data: { contactId, companyId, cause: { type } },
})
const merged = moved(P2, D)
const left = moved(C, C, 'contactDeleted')
const detached: InteractionContactDetached = {
  type: 'InteractionContactDetached',
  data: { cause: { type: 'contactDeleted' } },
}
const purged: InteractionPurged = { type: 'InteractionPurged', data: purging }

type Rejected = 'NotRecorded' | 'AlreadyRecorded' | 'AlreadyPurged' | 'NotCanceled'
const commands = { record, cancel, reinstate, reassign, detach, purge }

interface Row {
  readonly state: string
  readonly history: readonly InteractionEvent[]
  readonly outcomes: Readonly<Record<keyof typeof commands, Rejected | readonly InteractionEvent[]>>
}

const allPurged = {
  record: 'AlreadyPurged',
  cancel: 'AlreadyPurged',
  reinstate: 'AlreadyPurged',
  reassign: 'AlreadyPurged',
  detach: 'AlreadyPurged',
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
      reassign: 'NotRecorded',
      detach: 'NotRecorded',
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
      reassign: [merged],
      detach: [left],
      purge: 'NotCanceled',
    },
  },
  {
    state: 'canceled',
    history: [recorded, canceled],
    outcomes: {
      record: 'AlreadyRecorded',
      cancel: [],
      reinstate: [reinstated],
      reassign: [merged],
      detach: [left],
      purge: [purged],
    },
  },
  {
    state: 'reinstated',
    history: [recorded, canceled, reinstated],
    outcomes: {
      record: 'AlreadyRecorded',
      cancel: [canceled],
      reinstate: [],
      reassign: [merged],
      detach: [left],
      purge: 'NotCanceled',
    },
  },
  {
    state: 'moved to another contact',
    history: [recorded, merged],
    outcomes: {
      record: 'AlreadyRecorded',
      cancel: [canceled],
      reinstate: [],
      reassign: [],
      detach: [],
      purge: 'NotCanceled',
    },
  },
  {
    state: 'canceled, then detached',
    history: [recorded, canceled, detached],
    outcomes: {
      record: 'AlreadyRecorded',
      cancel: [],
      reinstate: [reinstated],
      reassign: [],
      detach: [],
      purge: [purged],
    },
  },
  { state: 'purged', history: [recorded, canceled, purged], outcomes: allPurged },
  { state: 'purged and erased', history: [purged], outcomes: allPurged },
]

const cells = table.flatMap(({ state, history, outcomes }) =>
  (['record', 'cancel', 'reinstate', 'reassign', 'detach', 'purge'] as const).map((name) => ({
    state,
    history,
    name,
    outcome: outcomes[name],
  })),
)

describe('the life of an interaction (rules R26, R31, R32, R103)', () => {
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

describe('an interaction whose contact is merged (rule R100)', () => {
  const merge = (from: ContactId, contactId: ContactId, companyId: ContactId | null) =>
    ({ ...reassign, from, into: { contactId, companyId } }) satisfies InteractionCommand
  const ofCompany = recordedWith({ contactId: 'C', companyId: 'C' })

  it('is of the other contact and its company', () => {
    given(recorded)
      .when(merge(P1, P2, null))
      .then(moved(P2, null))
    given(ofCompany)
      .when(merge(C, D, D))
      .then(moved(D, D))
    given(recorded, merged)
      .when(merge(P2, P1, C))
      .then(moved(P1, C))
  })

  it('is a person’s: it stays so if the company is merged, and is of the other company', () => {
    given(recorded)
      .when(merge(C, D, D))
      .then(moved(P1, D))
  })

  it('is of somebody else, or nobody: it stays', () => {
    given(recorded)
      .when(merge(P2, D, D))
      .then()
    given(recorded, detached)
      .when(merge(P1, P2, C))
      .then()
    given(recorded)
      .when(merge(P1, P1, null))
      .then()
    given(recorded)
      .when(merge(C, P1, C))
      .then()
  })
})

describe('an interaction whose contact is deleted (rule R102)', () => {
  const deletion = (contactId: ContactId) => ({ ...detach, contactId }) satisfies InteractionCommand
  const ofCompany = recordedWith({ contactId: 'C', companyId: 'C' })
  const independent = recordedWith({ companyId: null })

  it('was a person’s: it moves to the company at recording', () => {
    given(recorded).when(deletion(P1)).then(left)
    given(recorded, moved(P1, D))
      .when(deletion(P1))
      .then(moved(D, D, 'contactDeleted'))
  })

  it('was an independent person’s, a company’s, or a person’s of it: it is nobody’s', () => {
    given(independent).when(deletion(P1)).then(detached)
    given(ofCompany).when(deletion(C)).then(detached)
    given(recorded).when(deletion(C)).then(detached)
    given(recorded, left).when(deletion(C)).then(detached)
  })

  it('is of somebody else, or nobody: it stays', () => {
    given(recorded).when(deletion(P2)).then()
    given(independent, detached).when(deletion(P1)).then()
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

describe('a stream of 4,000 events at most, moved again and again (rule R103)', () => {
  const timesMoved = (times: number): readonly InteractionEvent[] => [
    recorded,
    ...Array.from({ length: times }, (_, i) => (i % 2 === 0 ? merged : moved(P1, C))),
  ]

  it('leaves room for a cancel and the purge', () => {
    given(...timesMoved(3996))
      .when(reassign)
      .then(merged)
    given(...timesMoved(3996), merged)
      .when({ ...detach, contactId: P2 })
      .thenRejected({ type: 'TooManyEvents', interactionId })
    given(...timesMoved(3996), merged)
      .when(cancel)
      .then(canceled)
    given(...timesMoved(3996), merged, canceled)
      .when({ ...detach, contactId: P2 })
      .thenRejected({ type: 'TooManyEvents', interactionId })
    given(...timesMoved(3996), merged, canceled)
      .when(purge)
      .then(purged)
  })

  it('lets be what is there already', () => {
    given(...timesMoved(3997))
      .when(reassign)
      .then()
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
