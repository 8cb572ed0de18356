/**
 * A selection of entries, decoded.
 *
 * @since 0.1.0
 */
import {
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
  TemplateCode,
} from '@interaction-log/core'
import type { EntryFilter } from '@interaction-log/projection'
import * as t from 'io-ts'
import type { EntrySelection } from './entry-selection.js'
import { LoggedSegment } from './logged-segment.js'
import { searchText } from './search-text.js'

const sources: Readonly<Record<NonNullable<EntryFilter['source']>, null>> = {
  manual: null,
  segment: null,
  document: null,
  email: null,
  resend: null,
  import: null,
}

export const selectionFields = {
  status: t.keyof({ recorded: null, canceled: null }, 'recorded or canceled'),
  entryNoFrom: PositionText,
  entryNoTo: PositionText,
  dateFrom: LocalDate,
  dateTo: LocalDate,
  recordedFrom: Instant,
  recordedTo: Instant,
  contact: ContactId,
  company: ContactId,
  detached: t.literal(true),
  formerContact: ContactId,
  segment: SegmentNo,
  loggedSegment: LoggedSegment,
  campaign: OpaqueId,
  opportunity: OpaqueId,
  salesperson: OpaqueId,
  task: OpaqueId,
  template: TemplateCode,
  group: GroupCode,
  document: OpaqueId,
  documentKind: DocumentKind,
  direction: InformationFlow,
  initiatedBy: InitiatedBy,
  channel: Channel,
  evaluation: Evaluation,
  source: t.keyof(sources, Object.keys(sources).join(', ')),
  attemptFailed: t.boolean,
  text: searchText,
} satisfies Record<keyof EntrySelection, t.Mixed>

type Selection = Partial<{
  readonly [Name in keyof typeof selectionFields]: t.TypeOf<(typeof selectionFields)[Name]>
}>

export const filterOf = ({
  contact,
  company,
  segment,
  loggedSegment,
  campaign,
  opportunity,
  salesperson,
  task,
  template,
  group,
  document,
  ...same
}: Selection): EntryFilter => ({
  ...same,
  contactId: contact,
  companyId: company,
  segmentNo: segment,
  loggedSegmentId: loggedSegment,
  campaignNo: campaign,
  opportunityNo: opportunity,
  salespersonCode: salesperson,
  taskNo: task,
  templateCode: template,
  groupCode: group,
  documentNo: document,
})

const belongings = [
  'contact',
  'company',
  'detached',
  'formerContact',
  'campaign',
  'opportunity',
  'salesperson',
  'task',
  'template',
  'group',
  'document',
] as const

/** Whether it says whose or what the entries are. */
export const isOfSomething = (selection: Selection): boolean =>
  selection.segment === undefined &&
  selection.loggedSegment === undefined &&
  belongings.some((name) => selection[name] !== undefined)
