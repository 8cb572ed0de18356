/**
 * The entries that belong to something: to a contact, a campaign, a document, …
 *
 * @since 0.1.0
 */
import type {
  ContactId,
  DocumentKind,
  GroupCode,
  OpaqueId,
  TemplateCode,
} from '@interaction-log/core'
import { equals, type Query } from '@interaction-log/projection'
import type { ContactLogColumn } from './contact-log.js'
import type { PageOf } from './queries.js'
import { when } from './when.js'

/**
 * What the entries belong to, all of it; left out = anything.
 *
 * @category model
 * @since 0.1.0
 */
export interface Selection {
  /** Exactly this contact. */
  readonly contact?: ContactId | undefined
  /** This company and its persons, as they were at recording. */
  readonly company?: ContactId | undefined
  /** No contact any more: it was deleted. */
  readonly detached?: true | undefined
  readonly campaign?: OpaqueId | undefined
  readonly opportunity?: OpaqueId | undefined
  readonly salesperson?: OpaqueId | undefined
  readonly task?: OpaqueId | undefined
  readonly template?: TemplateCode | undefined
  readonly group?: GroupCode | undefined
  /** The number of a document, of whatever kind. */
  readonly document?: OpaqueId | undefined
  readonly documentKind?: DocumentKind | undefined
}

/**
 * The entries of a selection, by date.
 *
 * @example
 * import type { OpaqueId } from '@interaction-log/core'
 * import { selectedEntries } from '@interaction-log/projection-contact-log'
 *
 * assert.deepStrictEqual(selectedEntries({ campaign: 'CP1001' as OpaqueId }, { limit: 50 }), {
 *   where: [{ type: 'Equals', column: 'campaignNo', value: 'CP1001' }],
 *   orderBy: ['date', 'entryNo'],
 *   after: undefined,
 *   limit: 50,
 * })
 *
 * @category queries
 * @since 0.1.0
 */
export const selectedEntries = (
  selection: Selection,
  { limit, after }: PageOf,
): Query<ContactLogColumn> => ({
  where: [
    ...when(selection.contact, (id) => equals('contactId', id)),
    ...when(selection.company, (id) => equals('companyId', id)),
    ...when(selection.detached, () => equals('detached', 1)),
    ...when(selection.campaign, (no) => equals('campaignNo', no)),
    ...when(selection.opportunity, (no) => equals('opportunityNo', no)),
    ...when(selection.salesperson, (code) => equals('salespersonCode', code)),
    ...when(selection.task, (no) => equals('taskNo', no)),
    ...when(selection.template, (code) => equals('templateCode', code)),
    ...when(selection.group, (code) => equals('groupCode', code)),
    ...when(selection.document, (no) => equals('documentNo', no)),
    ...when(selection.documentKind, (kind) => equals('documentKind', kind)),
  ],
  orderBy: ['date', 'entryNo'],
  after,
  limit,
})
