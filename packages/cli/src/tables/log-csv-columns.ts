/**
 * The interaction log as CSV: every field of an entry, under the names that it has there.
 *
 * @since 0.1.0
 */
import type { CsvColumn } from './csv.js'
import type { NamedEntry } from './log-columns.js'

type Columns = readonly CsvColumn<NamedEntry>[]

type Nested = 'attachment' | 'campaign' | 'canceled' | 'formerContacts' | 'segment' | 'source'

const own = (...names: readonly Exclude<keyof NamedEntry, Nested>[]): Columns =>
  names.map((name) => ({ name, value: (entry) => entry[name] }))

const inside = (name: string, value: CsvColumn<NamedEntry>['value']): Columns => [{ name, value }]

const nested: Columns = [
  ...inside('formerContacts', ({ formerContacts }) => formerContacts.join(' ')),
  ...inside('campaignNo', ({ campaign }) => campaign?.no),
  ...inside('campaignTarget', ({ campaign }) => campaign?.target),
  ...inside('campaignResponse', ({ campaign }) => campaign?.response),
  ...inside('attachmentId', ({ attachment }) => attachment?.id),
  ...inside('segmentNo', ({ segment }) => segment?.no),
  ...inside('loggedSegmentId', ({ segment }) => segment?.loggedSegmentId),
  ...inside('source', ({ source }) => source.type),
  ...inside('documentKind', ({ source }) => (source.type === 'document' ? source.kind : null)),
  ...inside('documentNo', ({ source }) => (source.type === 'document' ? source.no : null)),
  ...inside('canceledAt', ({ canceled }) => canceled?.at),
  ...inside('canceledBy', ({ canceled }) => canceled?.by),
  ...inside('cancelReason', ({ canceled }) => canceled?.reason),
]

/** Names of contacts only if somebody can be asked for them. */
export const logCsvColumns = (withNames: boolean): Columns => [
  ...own('entryNo', 'status', 'interactionId', 'title', 'date', 'time', 'zone'),
  ...own('recordedAt', 'recordedBy', 'contactId', 'companyId'),
  ...(withNames ? own('contactName', 'companyName') : []),
  ...own('templateCode', 'templateVersion', 'templateDescription', 'groupCode'),
  ...own('description', 'subject', 'channel', 'informationFlow', 'initiatedBy'),
  ...own('correspondenceType', 'correspondenceTypeRequested', 'cost', 'durationMinutes'),
  ...own('evaluation', 'attemptFailed', 'salespersonCode', 'languageCode'),
  ...own('contactAltAddressCode', 'contactVia', 'opportunityNo', 'taskNo', 'replaces'),
  ...nested,
]
