/**
 * What is known of an interaction when it is recorded. Every value is resolved: nothing refers to a
 * default that could change later (rule R17).
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { message } from '../message.js'
import { GroupCode, SegmentNo, TemplateCode } from '../values/code.js'
import { LocalDate, LocalTime, TimeZone } from '../values/local-date.js'
import { Minutes, Money } from '../values/money.js'
import { nullable } from '../values/nullable.js'
import { ContactId, OpaqueId } from '../values/opaque-id.js'
import { strict } from '../values/strict.js'
import { ContactVia, Description, Line } from '../values/text.js'
import { Uuid } from '../values/uuid.js'
import { WholeNumber } from '../values/whole-number.js'
import {
  Channel,
  CorrespondenceType,
  Evaluation,
  InformationFlow,
  InitiatedBy,
} from './characteristics.js'
import { Source } from './source.js'

/**
 * @category codecs
 * @since 0.1.0
 */
export const CampaignOfInteraction = strict({
  no: OpaqueId,
  target: t.boolean,
  response: t.boolean,
})
/** @since 0.1.0 */
export type CampaignOfInteraction = t.TypeOf<typeof CampaignOfInteraction>

/**
 * The content of an interaction, by reference: `inherited` from the template, or `unique` to it.
 *
 * @category codecs
 * @since 0.1.0
 */
export const AttachmentOfInteraction = strict({
  id: OpaqueId,
  kind: t.keyof({ inherited: null, unique: null }),
})
/** @since 0.1.0 */
export type AttachmentOfInteraction = t.TypeOf<typeof AttachmentOfInteraction>

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentOfInteraction = strict({
  no: SegmentNo,
  loggedSegmentId: nullable(OpaqueId),
  lineNo: nullable(WholeNumber),
})
/** @since 0.1.0 */
export type SegmentOfInteraction = t.TypeOf<typeof SegmentOfInteraction>

/**
 * The first event of every interaction.
 *
 * @category codecs
 * @since 0.1.0
 */
export const InteractionRecorded = message('InteractionRecorded', {
  contactId: ContactId,
  /** The company at the time of recording; itself for a company, null for an independent person. */
  companyId: nullable(ContactId),
  templateCode: TemplateCode,
  /** Version of the last event of the template's stream when this was recorded. */
  templateVersion: WholeNumber,
  templateDescription: Line,
  groupCode: GroupCode,
  date: LocalDate,
  time: nullable(LocalTime),
  zone: nullable(TimeZone),
  description: Description,
  subject: Line,
  channel: Channel,
  informationFlow: InformationFlow,
  initiatedBy: InitiatedBy,
  /** What the rules chose, before a missing e-mail address made it `none`. */
  correspondenceTypeRequested: CorrespondenceType,
  correspondenceType: CorrespondenceType,
  cost: Money,
  durationMinutes: Minutes,
  salespersonCode: nullable(OpaqueId),
  languageCode: nullable(OpaqueId),
  contactAltAddressCode: nullable(OpaqueId),
  contactVia: nullable(ContactVia),
  evaluation: Evaluation,
  attemptFailed: t.boolean,
  campaign: nullable(CampaignOfInteraction),
  opportunityNo: nullable(OpaqueId),
  taskNo: nullable(OpaqueId),
  attachment: nullable(AttachmentOfInteraction),
  segment: nullable(SegmentOfInteraction),
  source: Source,
  /** The interaction that this one corrects. */
  replaces: nullable(Uuid),
})
/** @since 0.1.0 */
export interface InteractionRecorded extends t.TypeOf<typeof InteractionRecorded> {}
