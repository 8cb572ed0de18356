/**
 * What the program answers to the shell.
 *
 * @since 0.1.0
 */
import type { Problem } from '@interaction-log/interaction-log'

export const exitCode = {
  done: 0,
  refused: 1,
  usage: 2,
  failed: 3,
  /** Purged content is not yet gone from every server. */
  hidden: 4,
  /** By Ctrl-C. */
  interrupted: 130,
  /** By SIGTERM. */
  terminated: 143,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

const { refused, failed } = exitCode

const codes: Readonly<Record<Problem['type'], typeof refused | typeof failed>> = {
  AlreadyPurged: refused,
  AlreadyRecorded: refused,
  CampaignNotFound: refused,
  CodeRequired: refused,
  ContactNotFound: refused,
  ContactPrivacyBlocked: refused,
  ContactRequired: refused,
  CostNegative: refused,
  CsvInvalid: refused,
  CurrencyMismatch: refused,
  CurrencyRequired: refused,
  CursorInvalid: refused,
  DateInvalid: refused,
  DateRequired: refused,
  DefaultLanguageUnknown: refused,
  DescriptionRequired: refused,
  DescriptionTooLong: refused,
  DirectoryUnavailable: failed,
  DurationInvalid: refused,
  EventNotCanonical: refused,
  EventTooLarge: refused,
  EventUndecodable: failed,
  EvidenceMismatch: failed,
  FieldInvalid: refused,
  FieldUnknown: refused,
  FileForeign: failed,
  FileNewer: failed,
  FileOlder: failed,
  FileUnavailable: failed,
  GroupCodeTaken: refused,
  GroupNotFound: refused,
  GroupRequired: refused,
  GroupRetired: refused,
  IdKeyMismatch: failed,
  IdempotencyKeyReused: refused,
  KeyFileUnusable: failed,
  KeyMissing: failed,
  LanguageTwice: refused,
  LoggedSegmentGone: refused,
  LoggedSegmentIncomplete: refused,
  LoggedSegmentIsCanceled: refused,
  LoggedSegmentNotCanceled: refused,
  LoggedSegmentNotFound: refused,
  NewerEvent: failed,
  NotAuthorized: refused,
  NotCanceled: refused,
  NotDurable: failed,
  NotRecorded: refused,
  NothingStarted: refused,
  OnHold: refused,
  PurgeNotStarted: refused,
  SalespersonNotFound: refused,
  SalespersonRequired: refused,
  SegmentAlreadyLogged: refused,
  SegmentDescriptionRequired: refused,
  SegmentEmpty: refused,
  SegmentFull: refused,
  SegmentLineNotFound: refused,
  SegmentLinesOnHold: refused,
  SegmentLinesRefused: refused,
  SegmentNoTaken: refused,
  SegmentNotFound: refused,
  SegmentWorksheetGone: refused,
  SqliteMissing: failed,
  SqliteTooOld: failed,
  StoreUnavailable: failed,
  StreamDamaged: failed,
  TemplateCodeTaken: refused,
  TemplateHasAttachment: refused,
  TemplateHasLanguages: refused,
  TemplateNotFound: refused,
  TemplateRequired: refused,
  TemplateRetired: refused,
  TooManyEvents: refused,
  UnknownOutcome: failed,
  VersionConflict: failed,
  ViewBehind: failed,
  ViewDefect: failed,
  ViewUnavailable: failed,
  ViewsFileUnusable: failed,
}

/** A CSV file that cannot be read at all (line 0) is no bad input but a file that fails. */
export const exitCodeOf = (problem: Problem): typeof refused | typeof failed =>
  problem.type === 'CsvInvalid' && problem.line === 0 ? failed : codes[problem.type]
