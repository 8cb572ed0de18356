/**
 * Every view against a plain reference: an array of what was recorded, filtered and sorted.
 */
import { rmSync } from 'node:fs'
import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
import {
  type EntriesInput,
  type InteractionLog,
  openInteractionLog,
  type PurgeEntry,
} from '@interaction-log/interaction-log'
import { memoryViewStore, sqliteViewStore, type ViewStore } from '@interaction-log/projection'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { defineTemplates, directory, expectType, newFile } from './opened.js'

type Log = InteractionLog<never>
type Request = Parameters<Log['record']>[0]

const choices = {
  contactId: ['P1', 'P2', 'C', 'X'],
  templateCode: ['ONSITE', 'BUS'],
  date: ['2026-03-01', '2026-03-02', '2026-03-10'],
  informationFlow: ['none', 'inbound', 'outbound'],
  initiatedBy: ['none', 'us', 'them'],
  salespersonCode: ['S1', 'S2'],
  campaignNo: ['CP1', 'cp1', null],
  opportunityNo: ['OP1', 'OP2', null],
  taskNo: ['T1', 'T2', null],
  documentNo: ['1001', '1002', null],
  documentKind: ['salesQuote', 'salesInvoice', null],
} as const

type Id = (typeof choices.contactId)[number]
type Choices = { readonly [Name in keyof typeof choices]: (typeof choices)[Name][number] }
type Facts = Choices & { readonly attemptFailed: boolean }

const facts: fc.Arbitrary<Facts> = fc.record({
  contactId: fc.constantFrom(...choices.contactId),
  templateCode: fc.constantFrom(...choices.templateCode),
  date: fc.constantFrom(...choices.date),
  informationFlow: fc.constantFrom(...choices.informationFlow),
  initiatedBy: fc.constantFrom(...choices.initiatedBy),
  salespersonCode: fc.constantFrom(...choices.salespersonCode),
  campaignNo: fc.constantFrom(...choices.campaignNo),
  opportunityNo: fc.constantFrom(...choices.opportunityNo),
  taskNo: fc.constantFrom(...choices.taskNo),
  documentNo: fc.constantFrom(...choices.documentNo),
  documentKind: fc.constantFrom(...choices.documentKind),
  attemptFailed: fc.boolean(),
})

type Step =
  | { readonly type: 'record'; readonly facts: Facts }
  | { readonly type: 'cancel' | 'reinstate' | 'purgeOne'; readonly which: number }
  | { readonly type: 'purge'; readonly templateCode: Facts['templateCode'] }
  | { readonly type: 'merge'; readonly from: Id; readonly into: Id }
  | { readonly type: 'detach'; readonly contactId: Id }

const id = fc.constantFrom(...choices.contactId)

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: facts.map((given): Step => ({ type: 'record', facts: given })), weight: 6 },
  {
    arbitrary: fc.record({
      type: fc.constantFrom('cancel', 'cancel', 'reinstate', 'purgeOne'),
      which: fc.nat(20),
    }),
    weight: 5,
  },
  {
    arbitrary: fc.constantFrom(...choices.templateCode).map((templateCode): Step => ({
      type: 'purge',
      templateCode,
    })),
    weight: 1,
  },
  { arbitrary: fc.record({ type: fc.constant('merge'), from: id, into: id }), weight: 1 },
  { arbitrary: fc.record({ type: fc.constant('detach'), contactId: id }), weight: 1 },
)

/** What should be there, in the order in which it was recorded. */
interface Expected extends Facts {
  readonly interactionId: string
  status: 'recorded' | 'canceled' | 'purged'
  contact: Id | null
  company: 'C' | null
  /** Whom it was of, ever. */
  readonly known: Set<Id>
}

interface Reference {
  readonly entries: Expected[]
  readonly purges: Pick<PurgeEntry, 'batchId' | 'count'>[]
}

const requestOf = ({ documentNo, documentKind, ...given }: Facts): Request => ({
  ...given,
  ...(documentKind !== null && {
    source: {
      type: 'document',
      kind: documentKind,
      no: documentNo,
      occurrence: null,
      version: null,
    },
  }),
})

const purge = async (
  log: Log,
  reference: Reference,
  request: Parameters<Log['purge']>[0],
  meant: readonly Expected[],
) => {
  const outcome = expectType(await log.purge(request), 'Purged')
  expect(outcome.count).toBe(meant.length)
  for (const entry of meant) entry.status = 'purged'
  const { batchId, count } = outcome
  if (batchId !== null) reference.purges.push({ batchId, count } as Reference['purges'][number])
}

/** `where` says where an entry moves; undefined = nowhere. */
const expectMoves = async (
  entries: readonly Expected[],
  outcome: Promise<{ readonly type: string }>,
  where: (entry: Expected) => Pick<Expected, 'contact' | 'company'> | undefined,
) => {
  let count = 0
  for (const entry of entries.filter(({ status }) => status !== 'purged')) {
    const to = where(entry)
    if (to === undefined) continue
    count += 1
    Object.assign(entry, to)
    if (to.contact !== null) entry.known.add(to.contact)
  }
  expect(await outcome).toEqual({ type: 'BulkDone', changed: count, unchanged: 0, refused: [] })
}

const merge = async (log: Log, { entries }: Reference, from: Id, into: Id): Promise<void> => {
  const outcome = log.mergeContacts({ from, into })
  const isCompany = entries.some(({ status, company }) => status !== 'purged' && company === from)
  // There is no other company.
  if (from === into || isCompany)
    expect(await outcome).toMatchObject({ type: 'FieldInvalid', field: 'into' })
  else
    await expectMoves(entries, outcome, ({ contact }) =>
      contact === from ? { contact: into, company: companyOf[into] } : undefined,
    )
}

const detach = (log: Log, { entries }: Reference, contactId: Id): Promise<void> =>
  expectMoves(entries, log.detachContact({ contactId }), ({ contact, company }) => {
    if (company === contactId) return { contact: null, company: null }
    return contact === contactId ? { contact: company, company } : undefined
  })

const take = async (log: Log, reference: Reference, taken: Step): Promise<void> => {
  const { entries } = reference
  if (taken.type === 'record') {
    const { interactionId } = expectType(await log.record(requestOf(taken.facts)), 'Recorded')
    const { contactId } = taken.facts
    const [contact, company] = [contactId, companyOf[contactId]]
    const known = new Set([contactId])
    entries.push({ ...taken.facts, interactionId, status: 'recorded', contact, company, known })
    return
  }
  if (taken.type === 'merge') return merge(log, reference, taken.from, taken.into)
  if (taken.type === 'detach') return detach(log, reference, taken.contactId)
  if (taken.type === 'purge') {
    const { templateCode } = taken
    const meant = entries.filter(
      (entry) => entry.status === 'canceled' && entry.templateCode === templateCode,
    )
    await purge(log, reference, { basis: 'retention', filter: { templateCode } }, meant)
    return
  }
  const entry = entries[taken.which % Math.max(1, entries.length)]
  if (entry === undefined || entry.status === 'purged') return
  const { interactionId } = entry
  if (taken.type !== 'purgeOne') {
    await log[taken.type]({ interactionId })
    entry.status = taken.type === 'cancel' ? 'canceled' : 'recorded'
  } else if (entry.status === 'canceled')
    await purge(log, reference, { basis: 'mistake', interactionId }, [entry])
}

const groupOf = { ONSITE: 'MEETING', BUS: 'LETTER' } as const
const companyOf = { P1: 'C', P2: 'C', C: 'C', X: null } as const
const documentOf = ({ documentNo, documentKind }: Facts) =>
  documentKind === null ? null : documentNo

const selections: readonly (readonly [EntriesInput, (entry: Expected) => boolean])[] = [
  ...choices.contactId.map(
    (contact) => [{ contact }, (e: Expected) => e.contact === contact] as const,
  ),
  [{ company: 'C' }, (e) => e.company === 'C'],
  [{ detached: true }, (e) => e.contact === null],
  [{ campaign: 'CP1' }, (e) => e.campaignNo === 'CP1'],
  [{ campaign: 'cp1' }, (e) => e.campaignNo === 'cp1'],
  [{ opportunity: 'OP1' }, (e) => e.opportunityNo === 'OP1'],
  [{ salesperson: 'S2' }, (e) => e.salespersonCode === 'S2'],
  [{ task: 'T1' }, (e) => e.taskNo === 'T1'],
  [{ template: 'bus' }, (e) => e.templateCode === 'BUS'],
  [{ group: 'MEETING' }, (e) => groupOf[e.templateCode] === 'MEETING'],
  [{ document: '1001' }, (e) => documentOf(e) === '1001'],
  [
    { document: '1001', documentKind: 'salesInvoice' },
    (e) => documentOf(e) === '1001' && e.documentKind === 'salesInvoice',
  ],
]

const titleOf = ({ templateCode, informationFlow, salespersonCode, contact }: Expected): string =>
  ({
    none: templateCode,
    inbound: contact === null ? templateCode : `${templateCode} from ${contact}`,
    outbound: `${templateCode} by ${salespersonCode}`,
  })[informationFlow]

const shown = (entry: Expected) => [entry.interactionId, entry.status, titleOf(entry)]

/** The sort is stable, and entries were recorded in the order of their numbers. */
const byDate = (entries: readonly Expected[]) =>
  [...entries].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))

const latest = (entries: readonly Expected[]): string | null => byDate(entries).at(-1)?.date ?? null

const expectedViews = ({ entries, purges }: Reference) => {
  const visible = entries.filter(({ status }) => status !== 'purged')
  const counting = (of: (entry: Expected) => boolean) => {
    const counted = visible.filter((entry) => entry.status === 'recorded' && of(entry))
    return {
      lastInteraction: latest(counted.filter(({ attemptFailed }) => !attemptFailed)),
      lastAttempt: latest(counted.filter(({ initiatedBy }) => initiatedBy === 'us')),
    }
  }
  return {
    all: visible.map(shown),
    selected: selections.map(([, holds]) => byDate(visible.filter(holds)).map(shown)),
    lastDates: [
      ...choices.contactId.map((id) => counting(({ contact }) => contact === id)),
      counting(({ company }) => company === 'C'),
    ],
    exported: choices.contactId.map((contact) =>
      visible
        .filter(({ known }) => known.has(contact))
        .map(({ interactionId }) => interactionId)
        .sort(),
    ),
    purges: purges.map((purged) => ({ ...purged, erasure: 'Gone' })),
  }
}

/** Two entries a page, so that cursors take part. */
const entriesShown = async (log: Log, request: EntriesInput) => {
  const entries = []
  let after: string | undefined
  do {
    const page = await log.entries({ ...request, limit: 2, ...(after && { after }) })
    const { entries: some, next } = expectType(page, 'Entries')
    entries.push(...some)
    after = next
  } while (after)
  return entries.map(({ interactionId, status, title }) => [interactionId, status, title])
}

const viewsOf = async (log: Log): Promise<ReturnType<typeof expectedViews>> => {
  const lastDates = async (request: Parameters<Log['lastDates']>[0]) => {
    const { lastInteraction, lastAttempt } = expectType(await log.lastDates(request), 'LastDates')
    return { lastInteraction, lastAttempt }
  }
  const { purges } = expectType(await log.purges(), 'Purges')
  return {
    all: await entriesShown(log, {}),
    selected: await Promise.all(selections.map(([request]) => entriesShown(log, request))),
    lastDates: await Promise.all([
      ...choices.contactId.map((contact) => lastDates({ contact })),
      lastDates({ company: 'C' }),
    ]),
    exported: await Promise.all(
      choices.contactId.map(async (contactId) => {
        const held = expectType(await log.exportContact({ contactId }), 'ContactExport')
        return held.interactions.map(({ entry }) => entry.interactionId).sort()
      }),
    ),
    purges: purges.map(({ batchId, count, erasure }) => ({ batchId, count, erasure })),
  }
}

const open = async (memory: ReturnType<typeof emptyMemory>, views: ViewStore) => {
  const store = memoryEventStore(memory)
  const options = { store, views, actor: 'u-1', currency: 'EUR', contacts: directory }
  const { log } = expectType(await openInteractionLog(options), 'Opened')
  const close = async () => {
    await log.close()
    await views.close()()
  }
  return { log, close }
}

const sqliteViews = async (file: string): Promise<ViewStore> => {
  const views = await sqliteViewStore(file)()
  if (E.isLeft(views)) throw new Error(views.left.type)
  return views.right
}

describe('any history', () => {
  it('looks as a plain reference says (rules R49, R100, R102, R105, R107, R150, R151, R152, R153, R154)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const memory = emptyMemory()
        const file = newFile()
        const inMemory = await open(memory, memoryViewStore())
        const followed = await open(memory, await sqliteViews(file))
        await defineTemplates(inMemory.log)
        const reference: Reference = { entries: [], purges: [] }
        for (const taken of steps) await take(inMemory.log, reference, taken)

        const expected = expectedViews(reference)
        const shownNow = await viewsOf(inMemory.log)
        expect(shownNow).toEqual(expected)
        // Those of each contact and the detached are all there is, each once (rule R105).
        const ofContacts = choices.contactId.map((contact) => ({ contact }))
        const classes: readonly EntriesInput[] = [...ofContacts, { detached: true }]
        const parts = await Promise.all(
          classes.map((request) => entriesShown(inMemory.log, request)),
        )
        expect(parts.flat().map(String).sort()).toEqual(shownNow.all.map(String).sort())
        const rebuilt = await open(memory, await sqliteViews(`${file}.rebuilt`))
        expect(await viewsOf(rebuilt.log)).toEqual(expected)
        await rebuilt.close()
        // What the followed file has not seen yet, it has when it is opened again.
        await followed.close()
        const again = await open(memory, await sqliteViews(file))
        expect(await viewsOf(again.log)).toEqual(expected)
        await again.close()
        await inMemory.close()
        for (const made of [file, `${file}.rebuilt`]) rmSync(made, { force: true })
      }),
      { numRuns: process.env['LONG'] === undefined ? 20 : 1000 },
    )
  }, 600_000)
})
