/**
 * How defaults propagate from the template and the contact to an interaction (rules R19 to R23).
 *
 * @since 0.1.0
 */
import { addressOn, type Contact } from '../directory/contact.js'
import type { TemplateFields } from '../template/event.js'
import type { OpaqueId } from '../values/opaque-id.js'
import type { CorrespondenceType } from './characteristics.js'
import type { AttachmentOfInteraction } from './recorded.js'
import type { RecordRequest } from './record-request.js'

/** The address given, else the one in use on the day. */
export const altAddressOf = (request: RecordRequest, contact: Contact): OpaqueId | null =>
  request.contactAltAddressCode === undefined
    ? (addressOn(contact, request.date)?.code ?? null)
    : request.contactAltAddressCode

/** Given, else the template's if it ignores the contact's preference or there is none. */
export const requestedCorrespondence = (
  request: RecordRequest,
  template: TemplateFields,
  contact: Contact,
): CorrespondenceType => {
  if (request.correspondenceType !== undefined) return request.correspondenceType
  const templateWins =
    template.ignoreContactCorrespondenceType || contact.correspondenceType === 'none'
  return templateWins ? template.correspondenceType : contact.correspondenceType
}

/** An e-mail that cannot reach the contact is no correspondence at all (rule R20). */
export const effectiveCorrespondence = (
  requested: CorrespondenceType,
  contact: Contact,
  altAddressCode: OpaqueId | null,
): CorrespondenceType => {
  const altHasEmail = contact.alternativeAddresses.some(
    ({ code, hasEmail }) => code === altAddressCode && hasEmail,
  )
  return requested === 'email' && !contact.hasEmail && !altHasEmail ? 'none' : requested
}

/** Given, else the contact's if the template has that variant, else the template's default. */
export const languageOf = (
  request: RecordRequest,
  template: TemplateFields,
  contact: Contact,
): OpaqueId | null => {
  if (request.languageCode !== undefined) return request.languageCode
  const hasVariant = template.languages.some(({ language }) => language === contact.languageCode)
  return hasVariant ? contact.languageCode : template.defaultLanguage
}

/** One's own attachment, else the one of the template's variant for the language. */
export const attachmentOf = (
  request: RecordRequest,
  template: TemplateFields,
  language: OpaqueId | null,
): AttachmentOfInteraction | null => {
  if (request.attachmentId !== undefined)
    return request.attachmentId === null ? null : { id: request.attachmentId, kind: 'unique' }
  const variant = template.languages.find((each) => each.language === language)
  return variant === undefined || variant.attachmentId === null
    ? null
    : { id: variant.attachmentId, kind: 'inherited' }
}
