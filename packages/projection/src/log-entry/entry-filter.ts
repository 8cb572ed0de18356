/**
 * What entries of the log can be asked by.
 *
 * @since 0.1.0
 */
import type {
  Channel,
  ContactId,
  DocumentKind,
  Evaluation,
  GroupCode,
  InformationFlow,
  InitiatedBy,
  Instant,
  LocalDate,
  OpaqueId,
  PositionText,
  SegmentNo,
  Source,
  TemplateCode,
} from '@interaction-log/core'

/**
 * What a filter can ask. Bounds are included.
 *
 * @category model
 * @since 0.1.0
 */
export interface EntryFilterFields {
  readonly status: 'recorded' | 'canceled'
  readonly entryNoFrom: PositionText
  readonly entryNoTo: PositionText
  /** Exactly this contact. */
  readonly contactId: ContactId
  /** This company and its persons, as they were at recording. */
  readonly companyId: ContactId
  /** No contact any more: it was deleted. */
  readonly detached: true
  /** It was of this contact before, and is not of it now. */
  readonly formerContact: ContactId
  readonly dateFrom: LocalDate
  readonly dateTo: LocalDate
  readonly recordedFrom: Instant
  readonly recordedTo: Instant
  readonly templateCode: TemplateCode
  readonly groupCode: GroupCode
  readonly salespersonCode: OpaqueId
  readonly campaignNo: OpaqueId
  readonly opportunityNo: OpaqueId
  readonly taskNo: OpaqueId
  /** The number of a document, of whatever kind. */
  readonly documentNo: OpaqueId
  readonly documentKind: DocumentKind
  readonly direction: InformationFlow
  readonly initiatedBy: InitiatedBy
  readonly channel: Channel
  readonly evaluation: Evaluation
  /** How it came in. */
  readonly source: Source['type']
  readonly segmentNo: SegmentNo
  readonly loggedSegmentId: OpaqueId
  readonly attemptFailed: boolean
  /** Every word of it begins a word of description, subject or the reason of the cancellation. */
  readonly text: string
}

/**
 * All that is given must hold; left out = any.
 *
 * @category model
 * @since 0.1.0
 */
export type EntryFilter = {
  readonly [Name in keyof EntryFilterFields]?: EntryFilterFields[Name] | undefined
}
