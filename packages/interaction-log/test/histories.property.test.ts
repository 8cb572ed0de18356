import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
import { type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import * as fc from 'fast-check'
import { defineTemplates, directory, entriesOf, expectType, idsOf, record } from './opened.js'

const contacts = ['P1', 'P2', 'C', 'X'] as const
const templates = ['ONSITE', 'BUS'] as const
const segments = ['SM1', 'SM2'] as const
const basis = 'retention'

interface Filter {
  readonly contactId?: string
  readonly templateCode?: string
}

type Step =
  | { readonly type: 'record'; readonly request: Filter & { readonly segmentNo?: string } }
  | { readonly type: 'cancel' | 'reinstate' | 'purgeOne'; readonly which: number }
  | { readonly type: 'purge'; readonly filter: Filter }

/** What the log should hold. */
interface Expected {
  readonly interactionId: string
  readonly contactId: string
  readonly templateCode: string
  readonly segmentNo: string | null
  status: 'recorded' | 'canceled' | 'purged'
}

const filter: fc.Arbitrary<Filter> = fc.record(
  { contactId: fc.constantFrom(...contacts), templateCode: fc.constantFrom(...templates) },
  { requiredKeys: [] },
)

const recording: fc.Arbitrary<Step> = fc
  .record(
    {
      contactId: fc.constantFrom(...contacts),
      templateCode: fc.constantFrom(...templates),
      segmentNo: fc.constantFrom(...segments),
    },
    { requiredKeys: ['contactId', 'templateCode'] },
  )
  .map((request) => ({ type: 'record', request }))

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: recording, weight: 4 },
  {
    arbitrary: fc.record({
      type: fc.constantFrom('cancel', 'cancel', 'reinstate', 'purgeOne'),
      which: fc.nat(30),
    }),
    weight: 5,
  },
  { arbitrary: filter.map((f): Step => ({ type: 'purge', filter: f })), weight: 1 },
)

const open = async (memory: ReturnType<typeof emptyMemory>): Promise<InteractionLog<never>> => {
  const store = memoryEventStore(memory)
  const options = { store, actor: 'u-1', currency: 'EUR', contacts: directory }
  return expectType(await openInteractionLog(options), 'Opened').log
}

const visible = (log: readonly Expected[]) => log.filter(({ status }) => status !== 'purged')

const meets =
  ({ contactId, templateCode }: Filter) =>
  (entry: Expected) =>
    entry.status === 'canceled' &&
    (contactId === undefined || entry.contactId === contactId) &&
    (templateCode === undefined || entry.templateCode === templateCode)

const purgeAll = async (log: InteractionLog<never>, expected: readonly Expected[], by: Filter) => {
  const meant = expected.filter(meets(by))
  expect(await log.purge({ basis, filter: by, dryRun: true })).toMatchObject({
    count: meant.length,
  })
  expect(await log.purge({ basis, filter: by })).toMatchObject({
    count: meant.length,
    notPurged: [],
  })
  for (const entry of meant) entry.status = 'purged'
  expect(await idsOf(log)).toEqual(visible(expected).map(({ interactionId }) => interactionId))
  expect(await log.purge({ basis, filter: by })).toMatchObject({ count: 0, batchId: null })
}

const answers = {
  cancel: { recorded: 'Changed', canceled: 'Unchanged', purged: 'AlreadyPurged' },
  reinstate: { recorded: 'Unchanged', canceled: 'Changed', purged: 'AlreadyPurged' },
  purgeOne: { recorded: 'NotCanceled', canceled: 'Purged', purged: 'Purged' },
} as const

const after = {
  cancel: { recorded: 'canceled', canceled: 'canceled', purged: 'purged' },
  reinstate: { recorded: 'recorded', canceled: 'recorded', purged: 'purged' },
  purgeOne: { recorded: 'recorded', canceled: 'purged', purged: 'purged' },
} as const

const take = async (log: InteractionLog<never>, expected: Expected[], taken: Step) => {
  if (taken.type === 'purge') {
    await purgeAll(log, expected, taken.filter)
    return
  }
  if (taken.type === 'record') {
    const { contactId = 'P1', templateCode = 'BUS', segmentNo } = taken.request
    const interactionId = await record(log, taken.request)
    const segment = segmentNo ?? null
    expected.push({
      interactionId,
      contactId,
      templateCode,
      segmentNo: segment,
      status: 'recorded',
    })
    return
  }
  const entry = expected[taken.which % Math.max(1, expected.length)]
  if (entry === undefined) return
  const { interactionId } = entry
  const outcome =
    taken.type === 'purgeOne'
      ? await log.purge({ basis, interactionId })
      : await log[taken.type]({ interactionId })
  expect(outcome.type).toBe(answers[taken.type][entry.status])
  entry.status = after[taken.type][entry.status]
}

const sequence = /^R(CU)*(C(P)?)?$/
const letters: Readonly<Record<string, string>> = {
  InteractionRecorded: 'R',
  InteractionCanceled: 'C',
  InteractionReinstated: 'U',
  InteractionPurged: 'P',
}

const historyOf = async (log: InteractionLog<never>, { interactionId, status }: Expected) => {
  const { events } = expectType(await log.history(interactionId), 'History')
  const word = events.map(({ type }) => letters[type]).join('')
  if (status === 'purged') expect(word).toBe('P')
  else expect(word).toMatch(sequence)
}

const viewsOf = async (log: InteractionLog<never>) => ({
  all: await entriesOf(log),
  byContact: await Promise.all(contacts.map((contact) => entriesOf(log, { contact }))),
  ofCompany: await entriesOf(log, { company: 'C' }),
  bySegment: await Promise.all(segments.map((segment) => entriesOf(log, { segment }))),
})

const sorted = (ids: readonly string[]) => [...ids].sort()

describe('any history', () => {
  it('keeps its invariants, whatever happens (rules R26, R34, R35, R47, R48, R49)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const memory = emptyMemory()
        const log = await open(memory)
        await defineTemplates(log)
        const expected: Expected[] = []
        for (const taken of steps) await take(log, expected, taken)

        const views = await viewsOf(log)
        expect(
          views.all.map(({ interactionId, contactId, templateCode, segment, status }) => ({
            interactionId,
            contactId,
            templateCode,
            segmentNo: segment?.no ?? null,
            status,
          })),
        ).toEqual(visible(expected))

        const ids = views.all.map(({ interactionId }) => interactionId)
        const ofContacts = views.byContact.flat().map(({ interactionId }) => interactionId)
        expect(sorted(ofContacts)).toEqual(sorted(ids))
        const inSegments = views.all.filter(({ segment }) => segment !== null)
        const ofSegments = views.bySegment.flat().map(({ interactionId }) => interactionId)
        expect(sorted(ofSegments)).toEqual(
          sorted(inSegments.map(({ interactionId }) => interactionId)),
        )
        for (const entry of expected) await historyOf(log, entry)

        const rebuilt = await open(memory)
        expect(await viewsOf(rebuilt)).toEqual(views)
        await rebuilt.close()
        await log.close()
      }),
      { numRuns: 40 },
    )
  })
})
