/**
 * From a request and the facts to the resolved values of an interaction, or the refusal (rules R8
 * to R25).
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Contact } from '../directory/contact.js'
import type { TemplateFields } from '../template/event.js'
import type { TemplateCode } from '../values/code.js'
import { Description } from '../values/text.js'
import {
  altAddressOf,
  attachmentOf,
  effectiveCorrespondence,
  languageOf,
  requestedCorrespondence,
} from './propagation.js'
import type { InteractionRecorded } from './recorded.js'
import { campaignNoOf, type RecordingFacts, salespersonOf } from './recording-facts.js'
import type { RecordRequest } from './record-request.js'

/**
 * Why an interaction cannot be recorded. Nothing names the contact.
 *
 * @category errors
 * @since 0.1.0
 */
export type RecordingRefusal =
  | { readonly type: 'ContactNotFound'; readonly field: 'contactId' }
  | { readonly type: 'ContactPrivacyBlocked'; readonly field: 'contactId' }
  | { readonly type: 'SalespersonRequired'; readonly field: 'salespersonCode' }
  | { readonly type: 'SalespersonNotFound'; readonly field: 'salespersonCode' }
  | { readonly type: 'CampaignNotFound'; readonly field: 'campaignNo' }
  | { readonly type: 'DescriptionRequired'; readonly field: 'description' }
  | ({ readonly type: 'TemplateNotFound' } & OfTemplate)
  | ({ readonly type: 'TemplateRetired' } & OfTemplate)

interface OfTemplate {
  readonly field: 'templateCode'
  readonly templateCode: TemplateCode
}

const needsSalesperson = ({ source }: RecordRequest): boolean =>
  source === undefined ||
  source.type === 'manual' ||
  source.type === 'segment' ||
  source.type === 'resend'

const resolved = (
  request: RecordRequest,
  facts: RecordingFacts,
  template: TemplateFields,
  contact: Contact,
  description: Description,
): InteractionRecorded['data'] => {
  const contactAltAddressCode = altAddressOf(request, contact)
  const requested = requestedCorrespondence(request, template, contact)
  const languageCode = languageOf(request, template, contact)
  const campaignNo = campaignNoOf(request, facts.template)
  return {
    contactId: request.contactId,
    companyId: contact.companyId,
    templateCode: request.templateCode,
    templateVersion: facts.templateVersion,
    templateDescription: template.description,
    groupCode: template.groupCode,
    date: request.date,
    time: request.time ?? null,
    zone: request.zone ?? null,
    description,
    subject: request.subject ?? description,
    channel: request.channel ?? template.channel,
    informationFlow: request.informationFlow ?? template.informationFlow,
    initiatedBy: request.initiatedBy ?? template.initiatedBy,
    correspondenceTypeRequested: requested,
    correspondenceType: effectiveCorrespondence(requested, contact, contactAltAddressCode),
    cost: request.cost ?? template.cost,
    durationMinutes: request.durationMinutes ?? template.durationMinutes,
    salespersonCode: salespersonOf(request, contact),
    languageCode,
    contactAltAddressCode,
    contactVia: request.contactVia ?? null,
    evaluation: request.evaluation ?? 'none',
    attemptFailed: request.attemptFailed ?? false,
    campaign:
      campaignNo === null
        ? null
        : {
            no: campaignNo,
            target: request.campaignTarget ?? template.campaignTarget,
            response: request.campaignResponse ?? template.campaignResponse,
          },
    opportunityNo: request.opportunityNo ?? null,
    taskNo: request.taskNo ?? null,
    attachment: attachmentOf(request, template, languageCode),
    segment: request.segmentNo
      ? { no: request.segmentNo, loggedSegmentId: null, lineNo: null }
      : null,
    source: request.source ?? { type: 'manual' },
    replaces: request.replaces ?? null,
  }
}

const reject = (refusal: RecordingRefusal) => E.left(refusal)

export const resolveRecording = (
  request: RecordRequest,
  facts: RecordingFacts,
): E.Either<RecordingRefusal, InteractionRecorded['data']> => {
  const { contact, template } = facts
  const { templateCode } = request
  if (contact === undefined) return reject({ type: 'ContactNotFound', field: 'contactId' })
  if (contact.privacyBlocked) return reject({ type: 'ContactPrivacyBlocked', field: 'contactId' })
  const salesperson = salespersonOf(request, contact)
  if (salesperson === null && needsSalesperson(request))
    return reject({ type: 'SalespersonRequired', field: 'salespersonCode' })
  if (salesperson !== null && !facts.salespersonExists)
    return reject({ type: 'SalespersonNotFound', field: 'salespersonCode' })
  if (template.type === 'NotDefined')
    return reject({ type: 'TemplateNotFound', field: 'templateCode', templateCode })
  if (template.type === 'Retired')
    return reject({ type: 'TemplateRetired', field: 'templateCode', templateCode })
  if (campaignNoOf(request, template) !== null && !facts.campaignExists)
    return reject({ type: 'CampaignNotFound', field: 'campaignNo' })
  const description = request.description ?? template.fields.description
  return Description.is(description)
    ? E.right(resolved(request, facts, template.fields, contact, description))
    : reject({ type: 'DescriptionRequired', field: 'description' })
}
