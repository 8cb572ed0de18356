/**
 * What the entries can be sorted by, in the words of the front door.
 *
 * @since 0.1.0
 */
import { type LogEntryColumn, logEntryColumns } from '@interaction-log/projection'
import * as t from 'io-ts'

const renamed = {
  contact: 'contactId',
  company: 'companyId',
  segment: 'segmentNo',
  loggedSegment: 'loggedSegmentId',
  campaign: 'campaignNo',
  opportunity: 'opportunityNo',
  salesperson: 'salespersonCode',
  task: 'taskNo',
  template: 'templateCode',
  group: 'groupCode',
  document: 'documentNo',
  language: 'languageCode',
} as const

type Renamed = (typeof renamed)[keyof typeof renamed]

/**
 * A column of the log. Entries that have no value in it come first; those with the same one are by
 * entry number.
 *
 * @category model
 * @since 0.1.0
 */
export type EntrySort =
  keyof typeof renamed | Exclude<LogEntryColumn, Renamed | 'detached' | 'formerContacts'>

const isRenamed = (sort: EntrySort): sort is keyof typeof renamed => sort in renamed

const unsorted: readonly string[] = [...Object.values(renamed), 'detached', 'formerContacts']
const names: readonly string[] = [
  ...Object.keys(logEntryColumns).filter((column) => !unsorted.includes(column)),
  ...Object.keys(renamed),
].sort()

const isSort = (input: unknown): input is EntrySort =>
  typeof input === 'string' && names.includes(input)

export const EntrySort = new t.Type<EntrySort, EntrySort, unknown>(
  `one of ${names.join(', ')}`,
  isSort,
  (input, context) => (isSort(input) ? t.success(input) : t.failure(input, context)),
  t.identity,
)

export const columnOf = (sort: EntrySort): LogEntryColumn =>
  isRenamed(sort) ? renamed[sort] : sort
