import {
  ContactId,
  type EventEnvelope,
  GroupCode,
  Instant,
  type InteractionEvent,
  LocalDate,
  OpaqueId,
  PositionText,
  SegmentNo,
  type Uuid,
  TemplateCode,
} from '@interaction-log/core'
import { sample, sampleRecordedData } from '@interaction-log/core/testing'
import {
  conditionsOf,
  entriesThatMeet,
  type EntryFilter,
  type LogEntry,
  type LogEntryColumn,
  memoryViewStore,
  type Query,
} from '@interaction-log/projection'
import { projectionSpecification } from '@interaction-log/projection/testing'
import { contactLog } from '@interaction-log/projection-contact-log'
import type { Either } from 'fp-ts/lib/Either.js'
import { canceled, detached, idOfEntry, moved, purged, recorded, reinstated } from './entry.js'

const given = projectionSpecification(contactLog)

const contact = (id: string) => sample(ContactId, id)

const right = <A>(either: Either<unknown, A>): A => {
  if (either._tag === 'Right') return either.right
  throw new Error(JSON.stringify(either.left))
}

/** A view that holds what the events leave. */
const viewOf = async (...events: readonly EventEnvelope<InteractionEvent>[]) => {
  const view = right(await memoryViewStore().open(contactLog)())
  const checkpoint = {
    log: idOfEntry(0),
    position: 1n,
    originalPosition: 1n,
    eventId: idOfEntry(0),
    stream: 'interaction-1',
    version: 1,
  } as const
  const rows = new Map(Object.entries(given(...events)))
  const saved = right(await view.save(0, { rows, checkpoint, erasing: false })())
  right(await view.finishBuilding(saved.revision)())
  return view
}

const numbers = async (
  view: Awaited<ReturnType<typeof viewOf>>,
  query: Query<LogEntryColumn>,
): Promise<string[]> => right(await view.query(query)()).rows.map(({ entryNo }) => entryNo)

describe('an entry of the log', () => {
  it('is what was recorded, when and by whom', () => {
    expect(given(recorded(1, 7))).toEqual({
      [idOfEntry(1)]: {
        ...sampleRecordedData,
        interactionId: idOfEntry(1),
        entryNo: '7',
        status: 'recorded',
        recordedAt: '2026-03-01T09:30:00.000Z',
        recordedBy: 'u-17',
        canceled: null,
        formerContacts: [],
      },
    })
  })

  it('is of the contact that it was moved to, then of none, and knows those before (rule R105)', () => {
    const [first, second] = [sampleRecordedData.contactId, 'CT000002']
    expect(given(recorded(1, 7), moved(1, 8, second, second))).toMatchObject({
      [idOfEntry(1)]: { contactId: second, companyId: second, formerContacts: [first] },
    })
    expect(
      given(recorded(1, 7), moved(1, 8, second, second), moved(1, 9, first, null)),
    ).toMatchObject({
      [idOfEntry(1)]: { contactId: first, companyId: null, formerContacts: [second] },
    })
    const gone = given(recorded(1, 7), moved(1, 8, second, second), canceled(1, 9), detached(1, 10))
    expect(gone).toMatchObject({
      [idOfEntry(1)]: {
        status: 'canceled',
        contactId: null,
        companyId: null,
        formerContacts: [first, second],
      },
    })
    expect(given(moved(1, 8, second, null))).toEqual({})
    expect(given(detached(1, 8))).toEqual({})
  })

  it('stays visible when it is canceled, with who, when and why (rule R27)', () => {
    const cause = { type: 'loggedSegment', loggedSegmentId: 'SM1/1' }
    expect(given(recorded(1, 7), canceled(1, 8, { reason: 'twice', cause }))).toMatchObject({
      [idOfEntry(1)]: {
        entryNo: '7',
        status: 'canceled',
        canceled: { at: '2026-03-01T09:30:00.000Z', by: 'u-17', reason: 'twice', cause },
      },
    })
  })

  it('is as before when it is reinstated (rule R27)', () => {
    expect(given(recorded(1, 7), canceled(1, 8), reinstated(1, 9))).toEqual(given(recorded(1, 7)))
  })

  it('loses its attachment only if that was removed', () => {
    const attachment = { id: 'A-1', kind: 'unique' }
    const attachmentAfter = (attachmentRemoved: boolean) =>
      given(
        recorded(1, 7, { attachment }),
        canceled(1, 8, { attachmentRemoved }),
        reinstated(1, 9),
      )[idOfEntry(1)]?.attachment
    expect(attachmentAfter(false)).toEqual(attachment)
    expect(attachmentAfter(true)).toBeNull()
  })

  it('is gone when it is purged', () => {
    expect(given(recorded(1, 7), canceled(1, 8), purged(1, 9))).toEqual({})
  })

  it('does not come to be by anything but having been recorded', () => {
    expect(given(canceled(1, 8), reinstated(1, 9), canceled(1, 10), purged(1, 11))).toEqual({})
  })
})

describe('the interaction log', () => {
  it('lists every entry by number, as a number (rule R46)', async () => {
    const view = await viewOf(recorded(1, 10), recorded(2, 9), canceled(2, 11), recorded(3, 100))
    expect(await numbers(view, entriesThatMeet({}, { limit: 10 }))).toEqual(['9', '10', '100'])
    const { next, rows } = right(await view.query(entriesThatMeet({}, { limit: 2 }))())
    expect(rows).toHaveLength(2)
    expect(await numbers(view, entriesThatMeet({}, { limit: 2, after: next }))).toEqual(['100'])
  })

  it('lists the entries of exactly one contact by date (rule R47)', async () => {
    const view = await viewOf(
      recorded(1, 1, { date: '2026-03-02' }),
      recorded(2, 2, { date: '2026-03-01' }),
      recorded(3, 3, { date: '2026-03-01' }),
      recorded(4, 4, { contactId: 'CT000001' }),
    )
    expect(
      await numbers(
        view,
        entriesThatMeet({ contactId: contact('CT000012') }, { sortBy: 'date', limit: 10 }),
      ),
    ).toEqual(['2', '3', '1'])
  })

  it('lists the entries of a company with those of its persons (rule R47)', async () => {
    const view = await viewOf(
      recorded(1, 1),
      recorded(2, 2, { contactId: 'CT000001', companyId: 'CT000001' }),
      recorded(3, 3, { contactId: 'CT000099', companyId: null }),
      recorded(4, 4, { contactId: 'CT000012', companyId: 'CT000002' }),
    )
    expect(
      await numbers(view, entriesThatMeet({ companyId: contact('CT000001') }, { limit: 10 })),
    ).toEqual(['1', '2'])
  })

  it('is the lists of its contacts together: each entry is in exactly one', async () => {
    const contacts = ['A', 'B', 'C']
    const events = Array.from({ length: 40 }, (_, n) =>
      recorded(n, n + 1, {
        contactId: contacts[n % 3] ?? '',
        date: `2026-03-${String(10 + (n % 7))}`,
      }),
    )
    const view = await viewOf(...events, canceled(3, 50), canceled(4, 51), purged(4, 52))
    const lists = await Promise.all(
      contacts.map((id) =>
        numbers(view, entriesThatMeet({ contactId: contact(id) }, { limit: 100 })),
      ),
    )
    const whole = await numbers(view, entriesThatMeet({}, { limit: 100 }))
    expect(lists.flat().sort((a, b) => Number(a) - Number(b))).toEqual(whole)
    expect(whole).toHaveLength(39)
  })
})

describe('the entries that meet a filter (rule R143)', () => {
  const instant = (text: string) => sample(Instant, text)
  const id = (text: string) => sample(OpaqueId, text)
  const segment = { no: 'SM7', loggedSegmentId: 'SM7/2', lineNo: 1 }
  const document = { type: 'document', kind: 'salesInvoice', no: '1001' } as const

  /** One that meets each of them alone, and all of them. */
  const special = {
    contactId: 'CT2',
    companyId: 'CT9',
    date: '2026-05-05',
    templateCode: 'INCOME',
    groupCode: 'PHONE',
    salespersonCode: 'AH',
    campaign: { no: 'CP1', target: false, response: false },
    opportunityNo: 'OP1',
    taskNo: 'TK1',
    source: { ...document, occurrence: null, version: null },
    informationFlow: 'inbound',
    initiatedBy: 'them',
    channel: 'phone',
    evaluation: 'positive',
    attemptFailed: true,
    segment,
    description: 'Über den Frühling',
  }

  const filters: Readonly<Required<EntryFilter>> = {
    status: 'canceled',
    entryNoFrom: sample(PositionText, '2'),
    entryNoTo: sample(PositionText, '2'),
    contactId: contact('CT3'),
    companyId: contact('CT9'),
    detached: true,
    formerContact: contact('CT2'),
    dateFrom: sample(LocalDate, '2026-05-05'),
    dateTo: sample(LocalDate, '2026-05-05'),
    recordedFrom: instant('2026-03-01T09:30:00.002Z'),
    recordedTo: instant('2026-03-01T09:30:00.002Z'),
    templateCode: sample(TemplateCode, 'INCOME'),
    groupCode: sample(GroupCode, 'PHONE'),
    salespersonCode: id('AH'),
    campaignNo: id('CP1'),
    opportunityNo: id('OP1'),
    taskNo: id('TK1'),
    documentNo: id('1001'),
    documentKind: 'salesInvoice',
    direction: 'inbound',
    initiatedBy: 'them',
    channel: 'phone',
    evaluation: 'positive',
    source: 'document',
    segmentNo: sample(SegmentNo, 'SM7'),
    loggedSegmentId: id('SM7/2'),
    attemptFailed: true,
    text: 'FRÜHL uber',
  }

  const at = (ms: number, event: ReturnType<typeof recorded>) => ({
    ...event,
    metadata: { ...event.metadata, recordedAt: instant(`2026-03-01T09:30:00.00${String(ms)}Z`) },
  })

  /** The second is special, between two that are not. */
  const three = () =>
    viewOf(
      at(1, recorded(1, 1, { date: '2026-05-04' })),
      at(2, recorded(2, 2, special)),
      at(3, recorded(3, 3, { date: '2026-05-06' })),
      moved(2, 4, 'CT3', 'CT9'),
      canceled(2, 5, { reason: 'a mistake' }),
    )

  const bounds: Partial<Record<keyof EntryFilter, string[]>> = {
    entryNoFrom: ['2', '3'],
    entryNoTo: ['1', '2'],
    dateFrom: ['2', '3'],
    dateTo: ['1', '2'],
    recordedFrom: ['2', '3'],
    recordedTo: ['1', '2'],
    detached: [],
  }

  it.each(Object.keys(filters) as (keyof EntryFilter)[])('are found by %s', async (name) => {
    const view = await three()
    const filter = { [name]: filters[name] }
    const found = await numbers(view, entriesThatMeet(filter, { limit: 10 }))
    expect(found).toEqual(bounds[name] ?? ['2'])
    expect(right(await view.count(conditionsOf(filter))())).toBe(found.length)
  })

  it('meet all of it at once', async () => {
    const view = await three()
    const all: EntryFilter = { ...filters, detached: undefined }
    expect(await numbers(view, entriesThatMeet(all, { limit: 10 }))).toEqual(['2'])
    const other: EntryFilter = { ...all, channel: 'email' }
    expect(await numbers(view, entriesThatMeet(other, { limit: 10 }))).toEqual([])
    expect(await numbers(view, entriesThatMeet({ text: 'MISTAKE' }, { limit: 10 }))).toEqual(['2'])
  })

  it('include those of no contact', async () => {
    const view = await viewOf(recorded(1, 1), recorded(2, 2), detached(2, 3))
    expect(await numbers(view, entriesThatMeet({ detached: true }, { limit: 10 }))).toEqual(['2'])
  })

  it('are sorted by any column, those without a value first, then by number', async () => {
    const view = await viewOf(
      recorded(1, 1, { cost: '10', taskNo: 'B' }),
      recorded(2, 2, { cost: '9.5' }),
      recorded(3, 3, { cost: '100', taskNo: 'A' }),
      recorded(4, 4, { cost: '9.5' }),
    )
    const sorted = (sortBy: LogEntryColumn, descending = false) =>
      numbers(view, entriesThatMeet({}, { sortBy, descending, limit: 10 }))
    expect(await sorted('cost')).toEqual(['2', '4', '1', '3'])
    expect(await sorted('taskNo')).toEqual(['2', '4', '3', '1'])
    expect(await sorted('taskNo', true)).toEqual(['1', '3', '4', '2'])
  })
})

describe('the canceled entries (rule R34)', () => {
  const campaign = { no: 'CP1', target: false, response: false }
  const filters: [name: string, filter: Omit<EntryFilter, 'status'>, found: string[]][] = [
    ['nothing', {}, ['1', '2', '3', '4', '5', '6', '7']],
    [
      'entry number',
      { entryNoFrom: sample(PositionText, '2'), entryNoTo: sample(PositionText, '3') },
      ['2', '3'],
    ],
    ['contact', { contactId: contact('CT2') }, ['1']],
    [
      'date',
      { dateFrom: sample(LocalDate, '2026-05-01'), dateTo: sample(LocalDate, '2026-05-31') },
      ['2', '3'],
    ],
    ['campaign', { campaignNo: sample(OpaqueId, 'CP1') }, ['4']],
    ['group', { groupCode: sample(GroupCode, 'PHONE') }, ['5']],
    ['template', { templateCode: sample(TemplateCode, 'INCOME') }, ['6']],
    ['salesperson', { salespersonCode: sample(OpaqueId, 'AH') }, ['7']],
    [
      'several',
      { dateFrom: sample(LocalDate, '2026-05-01'), entryNoTo: sample(PositionText, '2') },
      ['2'],
    ],
  ]
  const details = [
    { contactId: 'CT2' },
    { date: '2026-05-01' },
    { date: '2026-05-31' },
    { campaign },
    { groupCode: 'PHONE' },
    { templateCode: 'INCOME' },
    { salespersonCode: 'AH' },
  ]

  it.each(filters)('can be filtered by %s', async (_, filter, found) => {
    const twice = details.flatMap((data, n) => [
      recorded(n + 1, n + 1, data),
      canceled(n + 1, n + 20),
      recorded(n + 101, n + 101, data),
    ])
    const view = await viewOf(...twice)
    expect(
      await numbers(view, entriesThatMeet({ status: 'canceled', ...filter }, { limit: 10 })),
    ).toEqual(found)
  })

  it('are read page by page while they are being purged', async () => {
    const events = Array.from({ length: 7 }, (_, n) => [recorded(n, n + 1), canceled(n, n + 20)])
    const view = await viewOf(...events.flat())
    const seen: string[] = []
    let after: string | undefined
    do {
      const page: { rows: readonly LogEntry[]; next: string | undefined } = right(
        await view.query(entriesThatMeet({ status: 'canceled' }, { limit: 3, after }))(),
      )
      seen.push(...page.rows.map(({ entryNo }) => entryNo))
      after = page.next
      const { revision, checkpoint } = right(await view.state()())
      if (checkpoint === undefined) throw new Error('there is a checkpoint')
      const gone = new Map<Uuid, undefined>(
        page.rows.map(({ interactionId }) => [interactionId, undefined]),
      )
      right(await view.save(revision, { rows: gone, checkpoint, erasing: true })())
    } while (after !== undefined)
    expect(seen).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(await numbers(view, entriesThatMeet({}, { limit: 10 }))).toEqual([])
  })
})
