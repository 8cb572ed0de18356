/**
 * What a caller says of an interaction. Whatever it leaves out comes from the template or the
 * contact (rule R17); `null` says that there is none.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { SegmentNo, TemplateCode } from '../values/code.js'
import { KnownTimeZone, LocalDate, LocalTime } from '../values/local-date.js'
import { Minutes, Money } from '../values/money.js'
import { nullable } from '../values/nullable.js'
import { ContactId, OpaqueId } from '../values/opaque-id.js'
import { ContactVia, Description, Line } from '../values/text.js'
import { Uuid } from '../values/uuid.js'
import {
  Channel,
  CorrespondenceType,
  Evaluation,
  InformationFlow,
  InitiatedBy,
} from './characteristics.js'
import { Source } from './source.js'

const required = { contactId: ContactId, templateCode: TemplateCode, date: LocalDate }

/** What may be said of a mail as of anything else. */
export const particulars = {
  time: nullable(LocalTime),
  zone: nullable(KnownTimeZone),
  channel: Channel,
  correspondenceType: CorrespondenceType,
  cost: Money,
  durationMinutes: Minutes,
  salespersonCode: nullable(OpaqueId),
  languageCode: nullable(OpaqueId),
  contactAltAddressCode: nullable(OpaqueId),
  contactVia: nullable(ContactVia),
  evaluation: Evaluation,
  attemptFailed: t.boolean,
  campaignNo: nullable(OpaqueId),
  campaignTarget: t.boolean,
  campaignResponse: t.boolean,
  opportunityNo: nullable(OpaqueId),
  taskNo: nullable(OpaqueId),
  attachmentId: nullable(OpaqueId),
  segmentNo: nullable(SegmentNo),
}

/** What a mail says itself. */
export const wording = {
  description: Description,
  subject: Line,
  informationFlow: InformationFlow,
  initiatedBy: InitiatedBy,
}

const overrides = { ...wording, ...particulars, source: Source, replaces: nullable(Uuid) }

/**
 * @category codecs
 * @since 0.1.0
 */
export const RecordRequest = t.readonly(
  t.intersection([t.strict(required), t.exact(t.partial(overrides))]),
)
/** @since 0.1.0 */
export type RecordRequest = t.TypeOf<typeof RecordRequest>

/**
 * All fields that a record request may have.
 *
 * @category model
 * @since 0.1.0
 */
export const recordRequestFields: readonly string[] = Object.keys({ ...required, ...overrides })
