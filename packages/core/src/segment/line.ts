/**
 * A line of a segment: a contact, and what is to be recorded otherwise than the segment and the
 * template say.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import {
  Channel,
  CorrespondenceType,
  Evaluation,
  InformationFlow,
  InitiatedBy,
} from '../interaction/characteristics.js'
import { TemplateCode } from '../values/code.js'
import { KnownTimeZone, LocalDate, LocalTime, TimeZone } from '../values/local-date.js'
import { Minutes, Money } from '../values/money.js'
import { nullable } from '../values/nullable.js'
import { ContactId, OpaqueId } from '../values/opaque-id.js'
import { ContactVia, Description, Line } from '../values/text.js'
import { WholeNumber } from '../values/whole-number.js'

const shared = {
  templateCode: TemplateCode,
  date: LocalDate,
  time: nullable(LocalTime),
  description: Description,
  subject: Line,
  channel: Channel,
  informationFlow: InformationFlow,
  initiatedBy: InitiatedBy,
  correspondenceType: CorrespondenceType,
  cost: Money,
  durationMinutes: Minutes,
  salespersonCode: nullable(OpaqueId),
  languageCode: nullable(OpaqueId),
  evaluation: Evaluation,
  attemptFailed: t.boolean,
  campaignNo: nullable(OpaqueId),
  campaignTarget: t.boolean,
  campaignResponse: t.boolean,
  opportunityNo: nullable(OpaqueId),
  taskNo: nullable(OpaqueId),
  attachmentId: nullable(OpaqueId),
}

const ofContact = {
  contactAltAddressCode: nullable(OpaqueId),
  contactVia: nullable(ContactVia),
}

/** True: the correspondence type of the segment wins over the contact's preference. */
const ofSegment = { ignoreContactCorrespondenceType: t.boolean }

/** A zone that was known once is still read where it is not known any more. */
const stored = { zone: nullable(TimeZone) }
const given = { zone: nullable(KnownTimeZone) }

export const defaultsGiven = { ...shared, ...ofSegment, ...given }
export const overridesGiven = { ...shared, ...ofContact, ...given }

/**
 * What holds for every line that does not say otherwise; what is absent is left to the template and
 * the contact.
 *
 * @category codecs
 * @since 0.1.0
 */
export const SegmentDefaults = t.readonly(
  t.exact(t.partial({ ...shared, ...ofSegment, ...stored })),
  'an object',
)
/** @since 0.1.0 */
export type SegmentDefaults = t.TypeOf<typeof SegmentDefaults>

/**
 * @category codecs
 * @since 0.1.0
 */
export const SegmentLine = t.readonly(
  t.intersection([
    t.strict({ lineNo: WholeNumber, contactId: ContactId }),
    t.exact(t.partial({ ...shared, ...ofContact, ...stored })),
  ]),
)
/** @since 0.1.0 */
export type SegmentLine = t.TypeOf<typeof SegmentLine>

/**
 * The names of everything that a segment can say for all of its lines.
 *
 * @category model
 * @since 0.1.0
 */
export const segmentDefaultFields: readonly string[] = Object.keys(defaultsGiven)

/**
 * The names of everything that a line can say of itself, beside its contact.
 *
 * @category model
 * @since 0.1.0
 */
export const segmentLineFields: readonly string[] = Object.keys(overridesGiven)
