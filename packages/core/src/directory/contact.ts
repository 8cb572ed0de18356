/**
 * What recording an interaction needs to know of a contact. Its name and addresses
 * stay in the directory; no event ever holds them.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { CorrespondenceType } from '../interaction/characteristics.js'
import { LocalDate } from '../values/local-date.js'
import { nullable } from '../values/nullable.js'
import { ContactId, OpaqueId } from '../values/opaque-id.js'
import { optional } from '../values/optional.js'

/**
 * Another address of a contact, in use from one day to another.
 *
 * @category codecs
 * @since 0.1.0
 */
export const AlternativeAddress = t.readonly(
  t.strict({
    code: OpaqueId,
    hasEmail: t.boolean,
    startsOn: LocalDate,
    endsOn: nullable(LocalDate),
  }),
)
/** @since 0.1.0 */
export type AlternativeAddress = t.TypeOf<typeof AlternativeAddress>

/**
 * A company or a person; everything but `id` may be left out of what a directory answers.
 *
 * @example
 * import { Contact } from '@interaction-log/core'
 * import { sample } from '@interaction-log/core/testing'
 *
 * const contact = sample(Contact, { id: 'P1', companyId: 'C' })
 *
 * assert.strictEqual(contact.hasEmail, true)
 * assert.strictEqual(contact.privacyBlocked, false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Contact = t.readonly(
  t.strict({
    id: ContactId,
    /** Itself for a company, the employer of a person, null for an independent person. */
    companyId: optional(nullable(ContactId), null),
    /** For showing only. */
    name: optional(nullable(t.string), null),
    hasEmail: optional(t.boolean, true),
    languageCode: optional(nullable(OpaqueId), null),
    salespersonCode: optional(nullable(OpaqueId), null),
    /** The contact's preference. */
    correspondenceType: optional(CorrespondenceType, 'none'),
    privacyBlocked: optional(t.boolean, false),
    alternativeAddresses: optional(t.readonlyArray(AlternativeAddress), []),
    /** The number of the customer and of the vendor that it is or belongs to. */
    customerNo: optional(nullable(OpaqueId), null),
    vendorNo: optional(nullable(OpaqueId), null),
  }),
)
/** @since 0.1.0 */
export type Contact = t.TypeOf<typeof Contact>

/**
 * The alternative address in use on a day: the last one that began, if it has not ended.
 *
 * @example
 * import { addressOn, Contact, type LocalDate } from '@interaction-log/core'
 * import { sample } from '@interaction-log/core/testing'
 *
 * const contact = sample(Contact, {
 *   id: 'P1',
 *   alternativeAddresses: [
 *     { code: 'BEACH', hasEmail: false, startsOn: '2026-07-01', endsOn: '2026-08-31' },
 *   ],
 * })
 *
 * assert.strictEqual(addressOn(contact, '2026-07-15' as LocalDate)?.code, 'BEACH')
 * assert.strictEqual(addressOn(contact, '2026-09-01' as LocalDate), undefined)
 *
 * @category accessors
 * @since 0.1.0
 */
export const addressOn = (
  { alternativeAddresses }: Contact,
  date: LocalDate,
): AlternativeAddress | undefined =>
  alternativeAddresses
    .filter(({ startsOn, endsOn }) => startsOn <= date && (endsOn === null || endsOn >= date))
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .at(-1)
