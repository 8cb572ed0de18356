/**
 * One option for everything that entries can be selected by.
 *
 * @since 0.1.0
 */
import type { EntrySelection } from '@interaction-log/interaction-log'
import type { RequestOption } from '../request-options.js'

const option = (
  field: keyof EntrySelection,
  value: string,
  about: string,
  name: string = field,
): RequestOption => ({ name, field, takes: 'text', value, about })

const day = 'YYYY-MM-DD'

const instant = (field: keyof EntrySelection, about: string, name: string): RequestOption => ({
  ...option(field, 'instant', about, name),
  takes: 'instant',
})

export const selectionOptions: readonly RequestOption[] = [
  option('contact', 'id', 'of exactly this contact'),
  option('company', 'id', 'of this company and its persons'),
  { name: 'detached', field: 'detached', takes: 'yes', about: 'of no contact any more' },
  option('formerContact', 'id', 'of this contact before, not now', 'former-contact'),
  option('segment', 'no', 'of this segment'),
  option('loggedSegment', 'no/run', 'of this logged segment, such as SM1/1', 'logged-segment'),
  option('campaign', 'no', 'of this campaign'),
  option('opportunity', 'no', 'of this opportunity'),
  option('salesperson', 'code', 'of this salesperson'),
  option('task', 'no', 'of this task'),
  option('template', 'code', 'recorded with this template'),
  option('group', 'code', 'of this group'),
  option('document', 'no', 'of the document with this number'),
  option('documentKind', 'kind', 'of a document of this kind', 'document-kind'),
  option('status', 'status', 'recorded or canceled'),
  option('dateFrom', day, 'on this day or later', 'date-from'),
  option('dateTo', day, 'on this day or earlier', 'date-to'),
  instant('recordedFrom', 'recorded then or later', 'recorded-from'),
  instant('recordedTo', 'recorded then or earlier', 'recorded-to'),
  option('entryNoFrom', 'no', 'entry number, at least', 'entry-no-from'),
  option('entryNoTo', 'no', 'entry number, at most', 'entry-no-to'),
  option('direction', 'flow', 'none, outbound or inbound'),
  option('initiatedBy', 'side', 'none, us or them', 'initiated-by'),
  option('channel', 'channel', 'letter, fax, email, phone, meeting, document or other'),
  option('evaluation', 'evaluation', 'none, veryPositive, positive, neutral, …'),
  option('source', 'source', 'manual, segment, document, email, resend or import'),
  {
    name: 'attempt-failed',
    field: 'attemptFailed',
    takes: 'yes or no',
    about: 'the contact could not be reached',
  },
  option('text', 'words', 'each word begins one of description, subject, reason of cancellation'),
]
