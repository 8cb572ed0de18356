import {
  type Contacts,
  inMemoryCampaigns,
  inMemoryContacts,
  inMemorySalespeople,
  type LoggingProgress,
  logSegment,
  segmentStream,
  type StreamName,
  templateLookup,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { v5 } from 'uuid'
import { anyone, everybody, right } from './sales-office.js'
import { contextOf } from './samples.js'
import { segmentCommandsOf, segmentOf, segmentOffice, sm1 } from './segment-office.js'

const loggedOf = async (office: Awaited<ReturnType<typeof segmentOf>>) =>
  (await office.all()).filter(({ type }) => type === 'InteractionRecorded')

describe('a segment that is logged', () => {
  it('makes one interaction of each line, a repeated contact too (rule R81)', async () => {
    const office = await segmentOf(['P1', 'P2', 'P1'])
    expect(right(await office.segments.log(110))).toMatchObject({
      loggedSegmentId: 'SM1/1',
      count: 3,
      erasure: 'Gone',
      repeated: false,
    })
    const recorded = await loggedOf(office)
    expect(
      recorded.map(({ data }) => [data['contactId'], data['segment'], data['source']]),
    ).toEqual(
      ['P1', 'P2', 'P1'].map((contactId, index) => [
        contactId,
        { no: 'SM1', loggedSegmentId: 'SM1/1', lineNo: index + 1 },
        { type: 'segment' },
      ]),
    )
    const committed = (await office.stored(segmentStream(sm1))).find(
      ({ type }) => type === 'SegmentLogged',
    )
    expect(recorded.map(({ stream }) => stream)).toEqual(
      [1, 2, 3].map((lineNo) => `interaction-${v5(String(lineNo), committed?.id ?? '')}`),
    )
    expect(recorded.every(({ metadata }) => metadata['$causationId'] === committed?.id)).toBe(true)
    expect(await office.ofSegment()).toEqual([
      'SegmentOpened',
      'SegmentLogged',
      'SegmentLoggingCompleted',
    ])
  })

  it('erases its worksheet (rule R88)', async () => {
    const office = await segmentOf(['P1', 'P2'])
    const before = (await office.all()).find(({ type }) => type === 'SegmentLinesAdded')
    right(await office.segments.log(110))
    const worksheet = before?.stream ?? 'x-y'
    const [closed, ...others] = await office.stored(worksheet)
    expect(others).toEqual([])
    expect(closed).toMatchObject({
      type: 'SegmentWorksheetClosed',
      data: {
        erased: [
          { version: 1, type: 'SegmentCreated' },
          { version: 2, type: 'SegmentLinesAdded' },
          { version: 3, type: 'SegmentLinesResolved' },
        ],
      },
    })
    expect(JSON.stringify(closed?.data)).not.toContain('"P1"')
  })

  it('fixes what it logs before it is committed (rule R86)', async () => {
    const office = await segmentOf(['P1'])
    const progress: LoggingProgress[] = []
    const logged = await office.segments.log(110, (said) => void progress.push(said))
    expect(right(logged).count).toBe(1)
    expect(progress).toEqual(
      (['checking', 'freezing', 'recording'] as const).map((phase) => ({ phase, done: 1, of: 1 })),
    )
    const [recorded] = await loggedOf(office)
    expect(recorded?.data).toMatchObject({
      templateCode: 'BUS',
      templateVersion: 1,
      description: 'Business letter',
      cost: '8',
      companyId: 'C',
      salespersonCode: 'S1',
    })
  })

  it('answers a repeated command as the first time, and writes nothing (rule R39)', async () => {
    const office = await segmentOf(['P1', 'P2'])
    const first = right(await office.segments.log(110))
    const head = await office.head()
    const again = right(await office.segments.log(110))
    expect(again).toEqual({ ...first, position: 0n, repeated: true })
    expect(await office.head()).toBe(head)
  })

  it('is not logged again while its logged segment exists (rule R89)', async () => {
    const office = await segmentOf(['P1'])
    right(await office.segments.log(110))
    const already = { left: { type: 'SegmentAlreadyLogged', loggedSegmentId: 'SM1/1' } }
    expect(await office.segments.log(111)).toMatchObject(already)
    expect(await office.segments.add(112, { contactId: 'P2' })).toMatchObject(already)

    right(await office.segments.create(113, { description: 'Once more', defaults: bus }))
    right(await office.segments.add(114, { contactId: 'P2' }))
    expect(await office.segments.log(115)).toMatchObject(already)
    right(await office.segments.change(116, 'CancelLoggedSegment'))
    expect(await office.segments.log(117)).toMatchObject(already)
    right(await office.segments.change(118, 'DeleteLoggedSegment'))
    expect(right(await office.segments.log(119))).toMatchObject({ loggedSegmentId: 'SM1/2' })
    const recorded = await loggedOf(office)
    expect(recorded.map(({ data }) => [data['contactId'], data['segment']])).toEqual([
      ['P1', { no: 'SM1', loggedSegmentId: 'SM1/1', lineNo: 1 }],
      ['P2', { no: 'SM1', loggedSegmentId: 'SM1/2', lineNo: 1 }],
    ])
    // The first command still answers for the first run.
    expect(right(await office.segments.log(110))).toMatchObject({ loggedSegmentId: 'SM1/1' })
  })
})

const bus = { templateCode: 'BUS', date: '2026-03-02' }

describe('what a line leaves out (rule R82)', () => {
  const recordedWith = async (
    defaults: object,
    lines: readonly object[],
    contacts = everybody.contacts,
  ) => {
    const office = await segmentOffice()
    const segments = segmentCommandsOf(office.session, { ...everybody, contacts })
    right(await segments.create(100, { description: 'Spring', defaults: { ...bus, ...defaults } }))
    right(await segments.add(101, ...lines.map((line) => ({ contactId: 'P1', ...line }))))
    right(await segments.log(110))
    return (await loggedOf(office)).map(({ data }) => data)
  }

  it('is as the segment says, else as template and contact say', async () => {
    const defaults = { cost: '3', date: '2026-04-01', salespersonCode: 'S2' }
    const own = { cost: '5', date: '2026-05-01', salespersonCode: 'S1' }
    const of = (campaignNo: string | null) => ({ campaignNo })
    const lines = [{}, { ...own, ...of(null) }]
    expect(await recordedWith({ ...defaults, ...of('CP1') }, lines)).toMatchObject([
      { ...defaults, campaign: { no: 'CP1' }, durationMinutes: 30 },
      { ...own, campaign: null, durationMinutes: 30 },
    ])
  })

  it('is as its own template says, if it has one, in what depends on a template', async () => {
    const defaults = { cost: '3', subject: 'Spring', date: '2026-04-01', salespersonCode: 'S2' }
    const lines = [{ templateCode: 'ONSITE' }, { templateCode: 'BUS' }]
    expect(await recordedWith(defaults, lines)).toMatchObject([
      { templateCode: 'ONSITE', cost: '45', subject: 'On-site meeting', date: '2026-04-01' },
      { templateCode: 'BUS', cost: '3', subject: 'Spring', salespersonCode: 'S2' },
    ])
  })

  it('is the contact’s correspondence type, unless the segment ignores it (rule R84)', async () => {
    const contacts = inMemoryContacts([
      { id: 'P1', salespersonCode: 'S1', correspondenceType: 'fax' },
      { id: 'P2', salespersonCode: 'S1' },
    ])
    const typesWith = async (defaults: object, ...lines: readonly object[]) =>
      (await recordedWith(defaults, lines, contacts)).map(
        ({ correspondenceTypeRequested }) => correspondenceTypeRequested,
      )
    const email = { correspondenceType: 'email' }
    expect(await typesWith(email, {}, { contactId: 'P2' })).toEqual(['fax', 'email'])
    const ignoring = { ...email, ignoreContactCorrespondenceType: true }
    expect(await typesWith(ignoring, {}, { contactId: 'P2' })).toEqual(['email', 'email'])
    expect(await typesWith(ignoring, { correspondenceType: 'none' })).toEqual(['none'])
    expect(await typesWith(ignoring, { templateCode: 'ONSITE' })).toEqual(['fax'])
    const ofTemplate = { ignoreContactCorrespondenceType: true }
    expect(await typesWith(ofTemplate, {}, { contactId: 'P2' })).toEqual(['hardCopy', 'hardCopy'])
  })
})

describe('a segment that cannot be logged (rule R85)', () => {
  it('needs to exist, a description and a line', async () => {
    const office = await segmentOffice()
    const { segments } = office
    const refused = (type: string) => ({ left: { type, segmentNo: 'SM1' } })
    expect(await segments.log(110)).toMatchObject(refused('SegmentNotFound'))
    right(await segments.create(100))
    expect(await segments.log(110)).toMatchObject(refused('SegmentDescriptionRequired'))
    right(await segments.describe(101, { description: 'Spring' }))
    expect(await segments.log(110)).toMatchObject(refused('SegmentEmpty'))
  })

  it('names every line that is refused, with the reason, and stores nothing', async () => {
    const office = await segmentOffice()
    const segments = segmentCommandsOf(office.session, {
      contacts: inMemoryContacts([
        { id: 'P1', salespersonCode: 'S1' },
        { id: 'N' },
        { id: 'B', salespersonCode: 'S1', privacyBlocked: true },
      ]),
      salespeople: inMemorySalespeople([{ id: 'S1' }]),
      campaigns: inMemoryCampaigns([]),
    })
    right(await segments.create(100, { description: 'Spring', defaults: { date: '2026-03-02' } }))
    const line = { contactId: 'P1', templateCode: 'BUS' }
    right(
      await segments.add(
        101,
        line,
        { ...line, contactId: 'NOBODY' },
        { ...line, contactId: 'B' },
        { ...line, contactId: 'N' },
        { ...line, salespersonCode: 'S9' },
        { contactId: 'P1' },
        { ...line, templateCode: 'NONE' },
        { ...line, campaignNo: 'CP9' },
      ),
    )
    const head = await office.head()
    const answer = await segments.log(110)
    expect(answer).toMatchObject({
      left: { type: 'SegmentLinesRefused', segmentNo: 'SM1', count: 7 },
    })
    const problems = [
      'ContactNotFound',
      'ContactPrivacyBlocked',
      'SalespersonRequired',
      'SalespersonNotFound',
      'TemplateRequired',
      'TemplateNotFound',
      'CampaignNotFound',
    ]
    expect(answer).toMatchObject({
      left: { refusals: problems.map((type, n) => ({ lineNo: n + 2, problem: { type } })) },
    })
    expect(await office.head()).toBe(head)
    expect(JSON.stringify(answer)).not.toContain('NOBODY')
    right(await segments.remove(102, 2, 3, 4, 5, 6, 7, 8))
    expect(right(await segments.log(110))).toMatchObject({ count: 1 })
  })

  it('says of every line that the template of the segment is not there', async () => {
    const { segments } = await segmentOffice()
    const defaults = { templateCode: 'NONE', date: '2026-03-02' }
    right(await segments.create(100, { description: 'Spring', defaults }))
    right(await segments.add(101, { contactId: 'P1' }, { contactId: 'P2', templateCode: 'BUS' }))
    expect(await segments.log(110)).toMatchObject({
      left: { count: 1, refusals: [{ lineNo: 1, problem: { type: 'TemplateNotFound' } }] },
    })
  })
})

describe('long lines', () => {
  it('are frozen in events that a store takes', async () => {
    const office = await segmentOffice()
    const { segments, session } = office
    right(await segments.create(100, { description: 'Spring', defaults: bus }))
    const long = '語'.repeat(100)
    const line = {
      contactId: 'P1',
      description: long,
      subject: long,
      taskNo: long,
      opportunityNo: long,
      languageCode: long,
      contactVia: long.slice(20),
      contactAltAddressCode: long,
    }
    for (let n = 0; n < 8; n++)
      right(await segments.add(101 + n, ...Array<typeof line>(250).fill(line)))
    const resolved: StreamName[] = []
    const store: typeof session.store = {
      ...session.store,
      appendToStream: (stream, version, events) => {
        if (events[0].type === 'SegmentLinesResolved') resolved.push(stream)
        return session.store.appendToStream(stream, version, events)
      },
    }
    const logged = await segmentCommandsOf({ ...session, store }).log(110)
    expect(right(logged)).toMatchObject({ count: 2000 })
    expect(resolved.length).toBeGreaterThan(4)
    expect(resolved.every((stream) => stream.startsWith('segmentWorksheet-'))).toBe(true)
  })
})

describe('the directories, while a segment is logged', () => {
  const { find } = everybody.contacts

  /** What was asked for, in order; `answer` may ask the directory or not. */
  const asking = (answer: (question: number, id: string) => ReturnType<typeof find>) => {
    const asked: string[] = []
    const contacts: Contacts = { find: (id) => () => answer(asked.push(id), id)() }
    return { asked, directories: { ...everybody, contacts } }
  }
  const unavailable = { type: 'DirectoryUnavailable', directory: 'contacts', because: 'x' } as const

  it('are asked once about the same contact, and again before its lines are frozen', async () => {
    const { session } = await segmentOf(['P1', 'P2', 'P1'])
    const { asked, directories } = asking((_, id) => find(id))
    right(await segmentCommandsOf(session, directories).log(110))
    expect(asked).toEqual(['P1', 'P2', 'P1', 'P2'])
  })

  it('are asked once about the same salesperson, campaign and template', async () => {
    const office = await segmentOf([])
    const { session } = office
    const asked: string[] = []
    const counted =
      <Key extends string, A>(ask: (key: Key) => A) =>
      (key: Key) => {
        asked.push(key)
        return ask(key)
      }
    const { salespeople, campaigns, contacts } = everybody
    const directories = {
      contacts,
      salespeople: { ...salespeople, find: counted(salespeople.find) },
      campaigns: { ...campaigns, find: counted(campaigns.find) },
    }
    const line = { contactId: 'P1', campaignNo: 'CP1' }
    right(await office.segments.add(105, line, line))
    const templates = counted(templateLookup(session))
    right(await logSegment(session, directories, templates)(sm1, contextOf(110), anyone)())
    expect(asked.sort()).toEqual(['BUS', 'BUS', 'CP1', 'CP1', 'S1', 'S1'])
  })

  it.each([1, 2, 3, 4])('that cannot be asked let nothing be logged: question %i', async (nth) => {
    const { session, segments, ...office } = await segmentOf(['P1', 'P2'])
    const { directories } = asking((question, id) =>
      question === nth ? TE.left(unavailable) : find(id),
    )
    const failing = segmentCommandsOf(session, directories)
    expect(await failing.log(110)).toEqual(E.left(unavailable))
    expect(await office.ofSegment()).toEqual(['SegmentOpened'])
    expect(right(await segments.log(110)).count).toBe(2)
  })

  it('may change their mind before the lines are frozen: nothing is logged (rule R85)', async () => {
    const { session, ...office } = await segmentOf(['P1', 'P2'])
    const { directories } = asking((question, id) =>
      question === 4 ? TE.right(undefined) : find(id),
    )
    expect(await segmentCommandsOf(session, directories).log(110)).toEqual(
      E.left({
        type: 'SegmentLinesRefused',
        segmentNo: 'SM1',
        count: 1,
        refusals: [{ lineNo: 2, problem: { type: 'ContactNotFound', field: 'contactId' } }],
      }),
    )
    expect(await office.ofSegment()).toEqual(['SegmentOpened'])
  })
})

describe('a segment of many lines', () => {
  it('says how far it is, five hundred lines at a time', async () => {
    const { segments } = await segmentOf(Array<string>(500).fill('P1'))
    right(await segments.add(105, { contactId: 'P2' }))
    const progress: LoggingProgress[] = []
    right(await segments.log(110, (said) => void progress.push(said)))
    expect(progress).toEqual(
      (['checking', 'freezing', 'recording'] as const).flatMap((phase) => [
        { phase, done: 500, of: 501 },
        { phase, done: 501, of: 501 },
      ]),
    )
  })

  it('that are all refused counts them all, and names the first thousand (rule R85)', async () => {
    const { segments } = await segmentOf([])
    for (const command of [105, 106, 107])
      right(
        await segments.add(
          command,
          ...Array<{ contactId: string }>(334).fill({ contactId: 'NOBODY' }),
        ),
      )
    const answer = await segments.log(110)
    if (E.isRight(answer) || answer.left.type !== 'SegmentLinesRefused') throw new Error('refused')
    expect(answer.left.count).toBe(1002)
    expect(answer.left.refusals.map(({ lineNo }) => lineNo)).toEqual(
      Array.from({ length: 1000 }, (_, index) => index + 1),
    )
  })

  it('of which each would be refused by the caller is not logged (rule R85)', async () => {
    const { session } = await segmentOf(['P1', 'P2'])
    const asked: unknown[] = []
    const log = logSegment(session, everybody, templateLookup(session))
    const no = { type: 'NotAuthorized' } as const
    const answer = await log(sm1, contextOf(110), (command, { type }) => {
      asked.push([command.type, type])
      return command.type === 'RecordInteraction' ? E.left(no) : E.right(undefined)
    })()
    expect(answer).toMatchObject({
      left: { count: 2, refusals: [1, 2].map((lineNo) => ({ lineNo, problem: no })) },
    })
    expect(asked).toEqual([
      ['LogSegment', 'NumberTaken'],
      ['RecordInteraction', 'NotRecorded'],
      ['RecordInteraction', 'NotRecorded'],
    ])
  })
})
