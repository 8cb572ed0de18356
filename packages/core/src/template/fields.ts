/**
 * From a request to the complete state of a template.
 *
 * @since 0.1.0
 */
import type { Minutes, Money } from '../values/money.js'
import type { Line } from '../values/text.js'
import type { DefineTemplateRequest, ReviseTemplateRequest } from './command.js'
import type { TemplateFields } from './event.js'

const unless = <A>(value: A | undefined, otherwise: A): A =>
  value === undefined ? otherwise : value

export const revisedTemplate = (
  fields: TemplateFields,
  request: ReviseTemplateRequest,
): TemplateFields => ({
  groupCode: unless(request.groupCode, fields.groupCode),
  description: unless(request.description, fields.description),
  cost: unless(request.cost, fields.cost),
  durationMinutes: unless(request.durationMinutes, fields.durationMinutes),
  informationFlow: unless(request.informationFlow, fields.informationFlow),
  initiatedBy: unless(request.initiatedBy, fields.initiatedBy),
  channel: unless(request.channel, fields.channel),
  correspondenceType: unless(request.correspondenceType, fields.correspondenceType),
  ignoreContactCorrespondenceType: unless(
    request.ignoreContactCorrespondenceType,
    fields.ignoreContactCorrespondenceType,
  ),
  campaignNo: unless(request.campaignNo, fields.campaignNo),
  campaignTarget: unless(request.campaignTarget, fields.campaignTarget),
  campaignResponse: unless(request.campaignResponse, fields.campaignResponse),
  defaultLanguage: unless(request.defaultLanguage, fields.defaultLanguage),
  languages: unless(request.languages, fields.languages),
})

export const newTemplate = (request: DefineTemplateRequest): TemplateFields =>
  revisedTemplate(
    {
      groupCode: request.groupCode,
      description: '' as Line,
      cost: '0' as Money,
      durationMinutes: 0 as Minutes,
      informationFlow: 'none',
      initiatedBy: 'none',
      channel: 'other',
      correspondenceType: 'email',
      ignoreContactCorrespondenceType: false,
      campaignNo: null,
      campaignTarget: false,
      campaignResponse: false,
      defaultLanguage: null,
      languages: [],
    },
    request,
  )
