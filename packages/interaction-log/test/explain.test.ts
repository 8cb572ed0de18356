import { GroupCode, OpaqueId, SegmentNo, TemplateCode, Uuid } from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { explain, type Problem } from '@interaction-log/interaction-log'
import { ProjectionMistake } from '@interaction-log/projection'

type Of<Type extends Problem['type']> = Extract<Problem, { readonly type: Type }>

/** One of every type: a new type without a sample does not compile. */
type Samples = { readonly [Type in Problem['type']]: Omit<Of<Type>, 'type'> }

const id = sample(Uuid, '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01')
const interactionId = id
const stream = `interaction-${id}` as const
const templateCode = sample(TemplateCode, 'ONSITE')
const segmentNo = sample(SegmentNo, 'SM1')
const loggedSegmentId = sample(OpaqueId, 'SM1/1')
const groupCode = sample(GroupCode, 'MEETING')
const file = 'crm/interactions.log'
const because = 'the disk is full'

const samples: Samples = {
  SegmentWorksheetGone: { segmentNo },
  SegmentNotFound: { field: 'no', segmentNo },
  SegmentNoTaken: { field: 'no', segmentNo },
  SegmentLinesOnHold: { segmentNo },
  SegmentLinesRefused: {
    segmentNo,
    count: 1,
    refusals: [{ lineNo: 2, problem: { type: 'ContactNotFound', field: 'contactId' } }],
  },
  SegmentLineNotFound: { segmentNo, lineNo: 3 },
  SegmentFull: { segmentNo },
  SegmentEmpty: { segmentNo },
  SegmentDescriptionRequired: { segmentNo },
  SegmentAlreadyLogged: { loggedSegmentId },
  LoggedSegmentNotFound: { loggedSegmentId },
  LoggedSegmentNotCanceled: { loggedSegmentId },
  LoggedSegmentIsCanceled: { interactionId, loggedSegmentId },
  LoggedSegmentIncomplete: { loggedSegmentId },
  LoggedSegmentGone: { loggedSegmentId },
  AlreadyPurged: { interactionId },
  AlreadyRecorded: { interactionId },
  CampaignNotFound: { field: 'campaignNo' },
  CodeRequired: { field: 'code' },
  ContactNotFound: { field: 'contactId' },
  ContactPrivacyBlocked: { field: 'contactId' },
  ContactRequired: { field: 'contactId' },
  CostNegative: { field: 'cost' },
  CsvInvalid: { file, line: 3, field: 'hasEmail', because: 'expected yes or no' },
  CurrencyMismatch: { field: 'currency', stored: 'EUR' as Of<'CurrencyMismatch'>['stored'] },
  CurrencyRequired: { field: 'currency' },
  CursorInvalid: {},
  DateInvalid: { field: 'date' },
  DateRequired: { field: 'date' },
  DefaultLanguageUnknown: { field: 'defaultLanguage' },
  DescriptionRequired: { field: 'description' },
  DescriptionTooLong: { field: 'description' },
  DirectoryUnavailable: { directory: 'contacts', because: 'looking up the id failed' },
  DurationInvalid: { field: 'durationMinutes' },
  EventNotCanonical: { stream, index: 0, path: 'data.cost', because: 'it is a fraction' },
  EventTooLarge: { stream, bytes: 900_001, limit: 900_000 },
  EventUndecodable: { stream, version: 2, eventType: 'InteractionCanceled' },
  EvidenceMismatch: { stream, version: 2 },
  FieldInvalid: { field: 'channel', expected: 'letter, fax or email' },
  FieldUnknown: { field: 'costs' },
  FileForeign: { file },
  FileNewer: { file, found: 3, supported: 1 },
  FileOlder: { file, found: 1, oldest: 2 },
  FileUnavailable: { file, because },
  GroupCodeTaken: { field: 'code', groupCode },
  GroupNotFound: { field: 'groupCode', groupCode },
  GroupRequired: { field: 'groupCode' },
  GroupRetired: { field: 'groupCode', groupCode },
  IdKeyMismatch: { field: 'idKey' },
  IdempotencyKeyReused: {},
  KeyFileUnusable: { file, because },
  KeyMissing: {},
  LanguageTwice: { field: 'languages' },
  NewerEvent: { stream, version: 2, eventType: 'InteractionForwarded' },
  NotAuthorized: { command: 'PurgeInteraction' },
  NotCanceled: { interactionId },
  NotDurable: { file, journalMode: 'memory', synchronous: 2 },
  NotRecorded: { interactionId },
  NothingStarted: { refused: [{ interactionId, problem: { type: 'NotRecorded', interactionId } }] },
  OnHold: { interactionId, hold: 'contact' },
  PurgeNotStarted: { batchId: id },
  SalespersonNotFound: { field: 'salespersonCode' },
  SalespersonRequired: { field: 'salespersonCode' },
  SqliteMissing: { because: 'MODULE_NOT_FOUND' },
  SqliteTooOld: { found: '3.40.0', oldest: '3.51.3' },
  StoreUnavailable: { because },
  StreamDamaged: { stream, version: 2 },
  TemplateCodeTaken: { field: 'code', templateCode },
  TemplateHasAttachment: { field: 'templateCode', templateCode },
  TemplateHasLanguages: { field: 'templateCode', templateCode },
  TemplateNotFound: { field: 'templateCode', templateCode },
  TemplateRequired: { field: 'templateCode' },
  TemplateRetired: { field: 'templateCode', templateCode },
  TooManyEvents: { interactionId },
  UnknownOutcome: { stream, because },
  VersionConflict: { stream, expected: 1, actual: 2 },
  ViewBehind: { view: 'contact-log', position: 7n, lag: 3n },
  ViewDefect: {
    view: 'contact-log',
    event: { stream, version: 2, eventType: 'InteractionCanceled', position: 7n },
    thrown: new Error('the content of an interaction'),
  },
  ViewUnavailable: { reason: 'Failed', because },
  ViewsFileUnusable: { file, because },
}

const problems = Object.entries(samples).map(([type, rest]) => ({ type, ...rest }) as Problem)

describe('the sentences of every problem', () => {
  it.each(problems)('begin like a sentence and end with one full stop: $type', (problem) => {
    const text = explain(problem)
    expect(text).toMatch(/^\S.*[^.\s]\.$/)
    expect(text).not.toMatch(/undefined|null|\[object|\.\.|: \.|content/)
  })

  it('say which field is meant, first', () => {
    const ofFields = problems.filter((problem) => 'field' in problem && !('file' in problem))
    expect(ofFields).not.toEqual([])
    for (const problem of ofFields)
      if ('field' in problem) expect(explain(problem).startsWith(`${problem.field}: `)).toBe(true)
  })

  it('say which file and which line is meant', () => {
    expect(explain({ type: 'CsvInvalid', ...samples.CsvInvalid })).toBe(
      'crm/interactions.log, line 3: hasEmail: expected yes or no.',
    )
    for (const problem of problems)
      if ('file' in problem) expect(explain(problem).startsWith(file)).toBe(true)
  })

  it('say it without a field when what was given is no object', () => {
    expect(explain({ type: 'FieldInvalid', field: '', expected: 'an object' })).toBe(
      'Expected an object.',
    )
  })

  it.each([
    [new RangeError('the content of it'), 'its projection threw RangeError, see thrown'],
    ['the content of it', 'its projection threw, see thrown'],
    [
      new ProjectionMistake('column minutes gave undefined; give a string'),
      'column minutes gave undefined; give a string',
    ],
  ])('say of a view of one’s own what its projection has done (rule R188): %#', (thrown, what) => {
    const event = { stream, version: 2, eventType: 'InteractionCanceled', position: 7n } as const
    expect(explain({ type: 'ViewDefect', view: 'minutes', event, thrown })).toBe(
      'The view minutes has failed at position 7, InteractionCanceled, ' +
        `version 2 of ${stream}: ${what}. ` +
        'Correct its projection, raise its version if rows change, and open it again.',
    )
  })

  it.each([
    ['Closed', 'it is closed', 'Open it again, or the log if that is closed'],
    ['Building', 'it is being built', 'Ask again when it is complete'],
    [
      'Replaced',
      'another build has replaced it',
      'Open it again, when no program with another version of it runs any more',
    ],
    ['Changed', 'its columns are others', 'Raise its version: it is then built anew'],
    [
      'Damaged',
      'database disk image is malformed',
      'The file of the views, that of the log with .views, may be deleted while no program has it open, and is then made anew',
    ],
    ['Failed', 'database or disk is full', 'Mend that, then ask again'],
  ] as const)('say the remedy that fits: %s', (reason, because, remedy) => {
    expect(explain({ type: 'ViewUnavailable', reason, because })).toBe(
      `The view cannot be asked: ${because}. ${remedy}.`,
    )
  })
})
