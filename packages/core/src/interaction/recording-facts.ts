/**
 * What recording must know beside the request: answers of ports and the template, passed in so that
 * the decider calls nobody.
 *
 * @since 0.1.0
 */
import type { Contact } from '../directory/contact.js'
import type { TemplateState } from '../template/state.js'
import type { OpaqueId } from '../values/opaque-id.js'
import type { RecordRequest } from './record-request.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface RecordingFacts {
  readonly contact: Contact | undefined
  readonly template: TemplateState
  /** Version of the last event of the template's stream. */
  readonly templateVersion: number
  /** Whether the salesperson of `salespersonOf` exists. */
  readonly salespersonExists: boolean
  /** Whether the campaign of `campaignNoOf` exists. */
  readonly campaignExists: boolean
}

/**
 * The salesperson of an interaction: the one given, else the contact's.
 *
 * @example
 * import { Contact, RecordRequest, salespersonOf } from '@interaction-log/core'
 * import { sample } from '@interaction-log/core/testing'
 *
 * const contact = sample(Contact, { id: 'P1', salespersonCode: 'S1' })
 * const fields = { contactId: 'P1', templateCode: 'ONSITE', date: '2026-03-02' }
 * const given = { ...fields, salespersonCode: 'S2' }
 *
 * assert.strictEqual(salespersonOf(sample(RecordRequest, fields), contact), 'S1')
 * assert.strictEqual(salespersonOf(sample(RecordRequest, given), contact), 'S2')
 *
 * @category propagation
 * @since 0.1.0
 */
export const salespersonOf = (
  request: RecordRequest,
  contact: Contact | undefined,
): OpaqueId | null =>
  request.salespersonCode === undefined
    ? (contact?.salespersonCode ?? null)
    : request.salespersonCode

/**
 * The campaign of an interaction: the one given, else the template's.
 *
 * @example
 * import { campaignNoOf, RecordRequest } from '@interaction-log/core'
 * import { sample } from '@interaction-log/core/testing'
 *
 * const fields = { contactId: 'P1', templateCode: 'ONSITE', date: '2026-03-02' }
 * const request = sample(RecordRequest, { ...fields, campaignNo: 'CP1' })
 *
 * assert.strictEqual(campaignNoOf(request, { type: 'NotDefined' }), 'CP1')
 *
 * @category propagation
 * @since 0.1.0
 */
export const campaignNoOf = (request: RecordRequest, template: TemplateState): OpaqueId | null => {
  if (request.campaignNo !== undefined) return request.campaignNo
  return template.type === 'NotDefined' ? null : template.fields.campaignNo
}
