/** Whatever is asked of the log, a plain reference over all entries says what the answer is. */
import type {
  EntriesInput,
  Entry,
  EntrySelection,
  EntrySort,
} from '@interaction-log/interaction-log'
import fc from 'fast-check'
import { entriesOf, expectType, logWithTemplates, onsite } from './opened.js'

const facts = fc.record(
  {
    contactId: fc.constantFrom('P1', 'P2', 'C', 'X'),
    templateCode: fc.constantFrom('ONSITE', 'BUS'),
    date: fc.constantFrom('2026-03-01', '2026-03-02', '2026-04-01'),
    salespersonCode: fc.constantFrom('S1', 'S2'),
    campaignNo: fc.constantFrom('CP1', null),
    opportunityNo: fc.constantFrom('OP1', null),
    taskNo: fc.constantFrom('T1', null),
    segmentNo: fc.constantFrom('SM1', 'SM2', null),
    informationFlow: fc.constantFrom('outbound', 'inbound', 'none'),
    initiatedBy: fc.constantFrom('us', 'them', 'none'),
    channel: fc.constantFrom('phone', 'meeting'),
    evaluation: fc.constantFrom('positive', 'none'),
    attemptFailed: fc.boolean(),
    description: fc.constantFrom('Called about the offer', 'Visit: Übersee', 'Nothing special'),
    source: fc.constantFrom(
      { type: 'manual' as const },
      {
        type: 'document' as const,
        kind: 'salesQuote' as const,
        no: '1001',
        occurrence: null,
        version: null,
      },
    ),
  },
  { noNullPrototype: true },
)

const holds: {
  readonly [Name in keyof EntrySelection]-?: (
    entry: Entry,
    value: NonNullable<EntrySelection[Name]>,
  ) => boolean
} = {
  status: (entry, status) => entry.status === status,
  entryNoFrom: (entry, no) => Number(entry.entryNo) >= Number(no),
  entryNoTo: (entry, no) => Number(entry.entryNo) <= Number(no),
  dateFrom: (entry, date) => entry.date >= date,
  dateTo: (entry, date) => entry.date <= date,
  recordedFrom: (entry, instant) => entry.recordedAt >= instant,
  recordedTo: (entry, instant) => entry.recordedAt <= instant,
  contact: (entry, id) => entry.contactId === id,
  company: (entry, id) => entry.companyId === id,
  detached: (entry) => entry.contactId === null,
  formerContact: (entry, id) => entry.formerContacts.some((former) => former === id),
  segment: (entry, no) => entry.segment?.no === no,
  loggedSegment: (entry, id) => entry.segment?.loggedSegmentId === id,
  campaign: (entry, no) => entry.campaign?.no === no,
  opportunity: (entry, no) => entry.opportunityNo === no,
  salesperson: (entry, code) => entry.salespersonCode === code,
  task: (entry, no) => entry.taskNo === no,
  template: (entry, code) => entry.templateCode === code,
  group: (entry, code) => entry.groupCode === code,
  document: ({ source }, no) => source.type === 'document' && source.no === no,
  documentKind: ({ source }, kind) => source.type === 'document' && source.kind === kind,
  direction: (entry, flow) => entry.informationFlow === flow,
  initiatedBy: (entry, side) => entry.initiatedBy === side,
  channel: (entry, channel) => entry.channel === channel,
  evaluation: (entry, evaluation) => entry.evaluation === evaluation,
  source: (entry, type) => entry.source.type === type,
  attemptFailed: (entry, hasFailed) => entry.attemptFailed === hasFailed,
  text: ({ description }, text) => description.toLowerCase().includes(text),
}

/** Every column, and the value by which it is sorted. */
const sortedBy: Readonly<Partial<Record<EntrySort, (entry: Entry) => string | number | null>>> = {
  entryNo: ({ entryNo }) => Number(entryNo),
  date: ({ date }) => date,
  recordedAt: ({ recordedAt }) => recordedAt,
  contact: ({ contactId }) => contactId,
  company: ({ companyId }) => companyId,
  template: ({ templateCode }) => templateCode,
  salesperson: ({ salespersonCode }) => salespersonCode,
  campaign: ({ campaign }) => campaign?.no ?? null,
  segment: ({ segment }) => segment?.no ?? null,
  task: ({ taskNo }) => taskNo,
  document: ({ source }) => (source.type === 'document' ? source.no : null),
  channel: ({ channel }) => channel,
  status: ({ status }) => status,
  cost: ({ cost }) => Number(cost),
  attemptFailed: ({ attemptFailed }) => Number(attemptFailed),
}

const selection = fc.record<EntrySelection>(
  {
    status: fc.constantFrom('recorded', 'canceled'),
    entryNoFrom: fc.constantFrom('10', '20'),
    entryNoTo: fc.constantFrom('30', '50'),
    dateFrom: fc.constantFrom('2026-03-02'),
    dateTo: fc.constantFrom('2026-03-31'),
    recordedFrom: fc.constantFrom('2026-05-01T00:00:20.000Z'),
    recordedTo: fc.constantFrom('2026-05-01T00:00:40.000Z'),
    contact: fc.constantFrom('P1', 'X'),
    company: fc.constantFrom('C'),
    detached: fc.constant(true),
    formerContact: fc.constantFrom('P2'),
    segment: fc.constantFrom('SM1'),
    loggedSegment: fc.constantFrom('SM1/1'),
    campaign: fc.constantFrom('CP1'),
    opportunity: fc.constantFrom('OP1'),
    salesperson: fc.constantFrom('S1'),
    task: fc.constantFrom('T1'),
    template: fc.constantFrom('ONSITE'),
    group: fc.constantFrom('MEETING'),
    document: fc.constantFrom('1001'),
    documentKind: fc.constantFrom('salesQuote'),
    direction: fc.constantFrom('outbound'),
    initiatedBy: fc.constantFrom('them'),
    channel: fc.constantFrom('phone'),
    evaluation: fc.constantFrom('positive'),
    source: fc.constantFrom('manual', 'document'),
    attemptFailed: fc.boolean(),
    text: fc.constantFrom('offer', 'the', 'übersee', 'spec'),
  },
  { requiredKeys: [], noNullPrototype: true },
)

/** At most three of them at a time, else hardly anything is ever found. */
const few = fc
  .tuple(selection, fc.shuffledSubarray(Object.keys(holds), { maxLength: 3 }))
  .map(([all, names]) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))),
  )

const order = fc.record(
  {
    sort: fc.constantFrom(...(Object.keys(sortedBy) as (keyof typeof sortedBy)[])),
    descending: fc.boolean(),
  },
  { requiredKeys: [], noNullPrototype: true },
)

const meets = (entry: Entry, given: EntrySelection): boolean =>
  Object.entries(given).every(([name, value]) =>
    (holds[name as keyof EntrySelection] as (entry: Entry, value: unknown) => boolean)(
      entry,
      value,
    ),
  )

const belongings = [
  ...['contact', 'company', 'detached', 'formerContact', 'campaign', 'opportunity'],
  ...['salesperson', 'task', 'template', 'group', 'document'],
]

const columnFor = (given: EntriesInput): keyof typeof sortedBy => {
  if (given.sort !== undefined) return given.sort
  if ('segment' in given || 'loggedSegment' in given) return 'entryNo'
  return belongings.some((name) => name in given) ? 'date' : 'entryNo'
}

const compare = (a: string | number | null, b: string | number | null): number => {
  if (a === b) return 0
  if (a === null) return -1
  return b === null || a > b ? 1 : -1
}

/** Sixty entries of all sorts, a second apart, some of them canceled, moved or detached. */
const variedLog = async () => {
  let second = 0
  const clock = () => new Date(Date.UTC(2026, 4, 1, 0, 0, second++))
  const log = await logWithTemplates({ clock })
  const rows = fc.sample(facts, { numRuns: 60, seed: 7 })
  const imported = rows.map((row, n) => ({ key: String(n), request: { ...onsite, ...row } }))
  const ids: string[] = []
  for await (const batch of log.importRows('crm', imported))
    for (const { outcome } of batch) {
      if (outcome.type !== 'Recorded') throw new Error(outcome.type)
      ids.push(outcome.interactionId)
    }
  for (const interactionId of ids.slice(0, 20)) await log.cancel({ interactionId })
  expectType(await log.mergeContacts({ from: 'P2', into: 'P1' }), 'BulkDone')
  expectType(await log.detachContact({ contactId: 'X' }), 'BulkDone')
  return log
}

describe('any selection of entries', () => {
  it('is answered as a plain reference says: all that is given holds, in any order, and as many are counted (rules R166, R167, R168)', async () => {
    const log = await variedLog()
    const all = await entriesOf(log, { limit: 1000 })
    let foundSome = 0
    await fc.assert(
      fc.asyncProperty(
        few,
        order,
        fc.integer({ min: 1, max: 20 }),
        async (given, sorting, limit) => {
          const request: EntriesInput = { ...given, ...sorting }
          const valueOf = sortedBy[columnFor(request)] ?? (() => null)
          const expected = all
            .filter((entry) => meets(entry, given))
            .sort(
              (a, b) => compare(valueOf(a), valueOf(b)) || Number(a.entryNo) - Number(b.entryNo),
            )
          if (request.descending === true) expected.reverse()
          const found: Entry[] = []
          let after: string | undefined
          do {
            const page = expectType(
              await log.entries({ ...request, limit, ...(after !== undefined && { after }) }),
              'Entries',
            )
            expect(page.entries.length).toBeLessThanOrEqual(limit)
            found.push(...page.entries)
            after = page.next
          } while (after !== undefined)
          expect(found.map(({ entryNo }) => entryNo)).toEqual(
            expected.map(({ entryNo }) => entryNo),
          )
          expect(await log.countEntries(given)).toEqual({ type: 'EntryCount', count: found.length })
          if (found.length > 0 && found.length < all.length) foundSome++
        },
      ),
      { numRuns: 300 },
    )
    expect(foundSome).toBeGreaterThan(50)
  })
})
