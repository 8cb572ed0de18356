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
 * @category propagation
 * @since 0.1.0
 */
export const campaignNoOf = (request: RecordRequest, template: TemplateState): OpaqueId | null => {
  if (request.campaignNo !== undefined) return request.campaignNo
  return template.type === 'NotDefined' ? null : template.fields.campaignNo
}
