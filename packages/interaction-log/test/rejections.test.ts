/**
 * Everything that can be refused is refused by some test: here through the front door, or where it is
 * named. A new type of problem without a row does not compile.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type AppendFailure,
  type EventStore,
  inMemoryCampaigns,
  inMemorySalespeople,
} from '@interaction-log/core'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import {
  type InteractionLog,
  openInteractionLog,
  type Problem,
} from '@interaction-log/interaction-log'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { defineTemplates, directory, expectType, onsite, record, recordCanceled } from './opened.js'

/** What is not provoked here, and the tests that do: failures, and what a log of files is needed for. */
const elsewhere = {
  AlreadyRecorded: 'core/test/interaction-decider',
  CsvInvalid: 'interaction-log/test/csv-directory',
  CurrencyMismatch: 'interaction-log/test/opening',
  CurrencyRequired: 'interaction-log/test/opening',
  DirectoryUnavailable: 'interaction-log/test/automatic',
  EventNotCanonical: 'core/test/handle-command',
  EventTooLarge: 'core/test/handle-command',
  EventUndecodable: 'core/test/handle-command',
  EvidenceMismatch: 'event-store-sqlite/test/erasing',
  FileForeign: 'interaction-log/test/opening',
  FileNewer: 'interaction-log/test/opening',
  FileOlder: 'sqlite/test/open-database',
  FileUnavailable: 'interaction-log/test/opening',
  IdKeyMismatch: 'interaction-log/test/opening',
  KeyFileUnusable: 'interaction-log/test/opening',
  KeyMissing: 'interaction-log/test/automatic',
  NewerEvent: 'core/test/handle-command',
  NotDurable: 'sqlite/test/open-database',
  PurgeNotStarted: 'core/test/purge',
  SegmentFull: 'core/test/worksheet-decider',
  SegmentLinesOnHold: 'interaction-log/test/contact-in-segments',
  SegmentWorksheetGone: 'core/test/worksheet-decider',
  SqliteMissing: 'sqlite/test/missing',
  SqliteTooOld: 'sqlite/test/too-old',
  StoreUnavailable: 'interaction-log/test/opening',
  StreamDamaged: 'event-store-sqlite/test/reading',
  TooManyEvents: 'core/test/interaction-decider',
  UnknownOutcome: 'core/test/handle-command',
  VersionConflict: 'core/test/handle-command',
  ViewBehind: 'interaction-log/test/reads',
  ViewDefect: 'projection/test/running-view',
  ViewUnavailable: 'interaction-log/test/opening',
  ViewsFileUnusable: 'interaction-log/test/opening',
} as const

type Log = InteractionLog<never>
type Given = Readonly<Record<'recorded' | 'purged' | 'held' | 'ofSM3', string>>
type Ask = (log: Log, given: Given) => Promise<{ readonly type: string }>
type Asks = readonly [Ask, ...Ask[]]

const unknown = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'
const basis = 'retention'
const group = { code: 'NEW', description: 'New' }
const template = { code: 'NEW', groupCode: 'LETTER', description: 'New' }
const account = { type: 'contact', no: 'P1' } as const
const invoice = { kind: 'salesInvoice', account, no: 'I1', date: '2026-03-02' } as const

const recording =
  (fields: object): Ask =>
  (log) =>
    log.record({ ...onsite, ...fields })
const document =
  (fields: object): Ask =>
  (log) =>
    log.recordDocument({ ...invoice, ...fields })
const defining =
  (fields: object): Ask =>
  (log) =>
    log.defineTemplate({ ...template, ...fields })
const ofLogged =
  (loggedSegmentId: string): Ask =>
  (log) =>
    log.cancelLoggedSegment({ loggedSegmentId })
const logging =
  (no: string): Ask =>
  (log) =>
    log.logSegment({ no })
const variant = (attachmentId: string | null) => ({
  languages: [{ language: 'it', description: 'Lettera', attachmentId }],
})

const provoked: Readonly<Record<Exclude<Problem['type'], keyof typeof elsewhere>, Asks>> = {
  AlreadyPurged: [
    (log, { purged }) => log.cancel({ interactionId: purged }),
    (log, { purged }) => log.reinstate({ interactionId: purged }),
    (log, { purged }) => log.placeHold({ interactionId: purged }),
  ],
  CampaignNotFound: [recording({ campaignNo: 'CP9' }), document({ campaignNo: 'CP9' })],
  CodeRequired: [(log) => log.defineGroup({ ...group, code: '' }), defining({ code: ' ' })],
  ContactNotFound: [recording({ contactId: 'nobody' })],
  ContactPrivacyBlocked: [recording({ contactId: 'B' })],
  ContactRequired: [recording({ contactId: '' }), (log) => log.exportContact({ contactId: '' })],
  CostNegative: [
    recording({ cost: '-1' }),
    document({ cost: '-1' }),
    defining({ cost: '-1' }),
    (log) => log.reviseTemplate({ code: 'BUS', cost: '-1' }),
  ],
  CursorInvalid: [(log) => log.entries({ after: 'nowhere' })],
  DateInvalid: [recording({ date: '2026-02-30' }), document({ date: '2026-02-30' })],
  DateRequired: [recording({ date: '' }), document({ date: '' })],
  DefaultLanguageUnknown: [defining({ defaultLanguage: 'it' })],
  DescriptionRequired: [recording({ description: '' }), document({ description: '' })],
  DescriptionTooLong: [recording({ description: 'x'.repeat(101) })],
  DurationInvalid: [recording({ durationMinutes: 1.5 }), defining({ durationMinutes: -1 })],
  FieldInvalid: [recording({ cost: 'much' }), (log) => log.history('1')],
  FieldUnknown: [recording({ costs: '1' }), document({ templateCode: 'BUS' })],
  GroupCodeTaken: [(log) => log.defineGroup({ ...group, code: 'LETTER' })],
  GroupNotFound: [
    defining({ groupCode: 'NONE' }),
    (log) => log.reviseGroup({ ...group, code: 'NONE' }),
  ],
  GroupRequired: [defining({ groupCode: '' })],
  GroupRetired: [defining({ groupCode: 'GONE' })],
  IdempotencyKeyReused: [
    (log) => log.record({ ...onsite, cost: '9' }, { idempotencyKey: 'the first' }),
  ],
  LanguageTwice: [
    defining({ languages: [...variant(null).languages, ...variant('A1').languages] }),
  ],
  LoggedSegmentGone: [
    ofLogged('SM4/1'),
    (log) => log.reinstateLoggedSegment({ loggedSegmentId: 'SM4/1' }),
    (log) => log.followUpSegment({ loggedSegmentId: 'SM4/1', no: 'SM9' }),
  ],
  LoggedSegmentIncomplete: [ofLogged('SM5/1')],
  LoggedSegmentIsCanceled: [(log, { ofSM3 }) => log.reinstate({ interactionId: ofSM3 })],
  LoggedSegmentNotCanceled: [(log) => log.deleteLoggedSegment({ loggedSegmentId: 'SM2/1' })],
  LoggedSegmentNotFound: [ofLogged('SM2/2'), ofLogged('SM9/1')],
  NotAuthorized: [(log) => log.record(onsite, { actor: 'guest' })],
  NotCanceled: [(log, { recorded }) => log.purge({ basis, interactionId: recorded })],
  NotRecorded: [
    (log) => log.cancel({ interactionId: unknown }),
    (log) => log.reinstate({ interactionId: unknown }),
    (log) => log.purge({ basis, interactionId: unknown }),
    (log) => log.history(unknown),
  ],
  NothingStarted: [
    (log, { held }) => log.purge({ basis, interactionIds: [held], checkFirst: true }),
    (log) => log.cancelMany({ interactionIds: [unknown], checkFirst: true }),
  ],
  OnHold: [(log, { held }) => log.purge({ basis, interactionId: held })],
  SalespersonNotFound: [recording({ salespersonCode: 'S9' })],
  SalespersonRequired: [recording({ contactId: 'N' })],
  SegmentAlreadyLogged: [logging('SM2'), logging('SM3')],
  SegmentDescriptionRequired: [logging('NAMELESS')],
  SegmentEmpty: [logging('EMPTY')],
  SegmentLineNotFound: [(log) => log.removeSegmentLines({ no: 'SM1', lineNos: [9] })],
  SegmentLinesRefused: [logging('SM1')],
  SegmentNoTaken: [
    (log) => log.createSegment({ no: 'SM1' }),
    (log) => log.followUpSegment({ loggedSegmentId: 'SM2/1', no: 'SM1' }),
  ],
  SegmentNotFound: [logging('SM9'), (log) => log.segment({ no: 'SM9' })],
  TemplateCodeTaken: [defining({ code: 'BUS' })],
  TemplateHasAttachment: [
    (log) => log.mapDocumentKind({ kind: 'salesQuote', templateCode: 'ATTACHED' }),
  ],
  TemplateHasLanguages: [
    (log) => log.mapDocumentKind({ kind: 'salesQuote', templateCode: 'SPOKEN' }),
    document({ kind: 'salesReminder' }),
  ],
  TemplateNotFound: [
    recording({ templateCode: 'NONE' }),
    (log) => log.retireTemplate({ code: 'NONE' }),
    (log) => log.mapDocumentKind({ kind: 'salesQuote', templateCode: 'NONE' }),
  ],
  TemplateRequired: [recording({ templateCode: '' })],
  TemplateRetired: [
    recording({ templateCode: 'OLD' }),
    (log) => log.reviseTemplate({ code: 'OLD', cost: '1' }),
    document({ kind: 'salesShipment' }),
  ],
}

/** Takes so many appends more, and no other. */
let appendsLeft = Number.POSITIVE_INFINITY
const whole = memoryEventStore()
const store: EventStore = {
  ...whole,
  appendToStream: (...append) =>
    appendsLeft-- > 0
      ? whole.appendToStream(...append)
      : TE.left<AppendFailure>({ type: 'StoreUnavailable', because: 'it is full' }),
}

const segmentOf = async (log: Log, no: string, contacts: readonly string[], name = 'Letter') => {
  const defaults = { templateCode: 'BUS', date: '2026-03-02' }
  expectType(await log.createSegment({ no, description: name, defaults }), 'Changed')
  const lines = contacts.map((contactId) => ({ contactId }))
  if (lines.length > 0) expectType(await log.addSegmentLines({ no, lines }), 'LinesAdded')
}

const segments = async (log: Log) => {
  await segmentOf(log, 'SM1', ['nobody'])
  await segmentOf(log, 'EMPTY', [])
  await segmentOf(log, 'NAMELESS', ['P1'], '')
  for (const no of ['SM2', 'SM3', 'SM4']) {
    await segmentOf(log, no, ['P1'])
    expectType(await log.logSegment({ no }), 'SegmentLogged')
    const loggedSegmentId = `${no}/1`
    if (no !== 'SM2')
      expectType(await log.cancelLoggedSegment({ loggedSegmentId }), 'LoggedSegmentChanged')
    if (no === 'SM4') expectType(await log.deleteLoggedSegment({ loggedSegmentId }), 'Changed')
  }
  await segmentOf(log, 'SM5', ['P1'])
  // What is frozen, and that it is logged; then no interaction any more.
  appendsLeft = 2
  expectType(await log.logSegment({ no: 'SM5' }), 'StoreUnavailable')
  appendsLeft = Number.POSITIVE_INFINITY
}

const templates = async (log: Log) => {
  await defineTemplates(log)
  expectType(await log.defineGroup({ ...group, code: 'GONE' }), 'Changed')
  expectType(await log.retireGroup({ code: 'GONE' }), 'Changed')
  expectType(await log.defineTemplate({ ...template, code: 'OLD' }), 'Changed')
  expectType(await log.defineTemplate({ ...template, code: 'SPOKEN' }), 'Changed')
  expectType(
    await log.defineTemplate({ ...template, code: 'ATTACHED', ...variant('A1') }),
    'Changed',
  )
  for (const [kind, templateCode] of [
    ['salesInvoice', 'BUS'],
    ['salesShipment', 'OLD'],
    ['salesReminder', 'SPOKEN'],
  ] as const)
    expectType(await log.mapDocumentKind({ kind, templateCode }), 'Changed')
  expectType(await log.retireTemplate({ code: 'OLD' }), 'Changed')
  expectType(await log.reviseTemplate({ code: 'SPOKEN', ...variant(null) }), 'Changed')
}

let log: Log
let given: Given

beforeAll(async () => {
  const opened = await openInteractionLog({
    ...{ store, actor: 'u-1', currency: 'EUR', idKey: 'ab'.repeat(32), contacts: directory },
    salespeople: inMemorySalespeople([{ id: 'S1' }]),
    campaigns: inMemoryCampaigns([{ id: 'CP1' }]),
    authorize: (actor) => actor !== 'guest',
  })
  log = expectType(opened, 'Opened').log
  await templates(log)
  const recorded = await record(log)
  const [purged, held] = [await recordCanceled(log), await recordCanceled(log)]
  expectType(await log.record(onsite, { idempotencyKey: 'the first' }), 'Recorded')
  expectType(await log.purge({ basis, interactionId: purged }), 'Purged')
  expectType(await log.placeHold({ interactionId: held }), 'Changed')
  await segments(log)
  const { entries } = expectType(await log.entries({ segment: 'SM3' }), 'Entries')
  given = { recorded, purged, held, ofSM3: entries[0]?.interactionId ?? '' }
})
afterAll(() => log.close())

const rows = Object.entries<Asks>(provoked).flatMap(([type, asks]) =>
  asks.map((ask, index) => ({ type, ask, no: index + 1 })),
)

describe('through the front door is refused, and stores nothing', () => {
  it.each(rows)('$type $no', async ({ type, ask }) => {
    const before = await store.head()()
    expect((await ask(log, given)).type).toBe(type)
    expect(await store.head()()).toEqual(before)
  })
})

describe('what is provoked elsewhere', () => {
  it.each(Object.entries(elsewhere))('is named there: %s', (type, file) => {
    const text = readFileSync(join(__dirname, '..', '..', `${file}.test.ts`), 'utf8')
    expect(text).toMatch(new RegExp(`'${type}'|\\b${type}:`))
  })
})
