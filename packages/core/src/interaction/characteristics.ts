/**
 * The characteristics that a template gives to its interactions, as closed lists.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'

/**
 * How the communication took place.
 *
 * @category codecs
 * @since 0.1.0
 */
export const Channel = t.keyof(
  {
    letter: null,
    fax: null,
    email: null,
    phone: null,
    meeting: null,
    document: null,
    other: null,
  },
  'letter, fax, email, phone, meeting, document or other',
)
/** @since 0.1.0 */
export type Channel = t.TypeOf<typeof Channel>

/**
 * The direction of the information.
 *
 * @category codecs
 * @since 0.1.0
 */
export const InformationFlow = t.keyof(
  { none: null, outbound: null, inbound: null },
  'none, outbound or inbound',
)
/** @since 0.1.0 */
export type InformationFlow = t.TypeOf<typeof InformationFlow>

/**
 * @category codecs
 * @since 0.1.0
 */
export const InitiatedBy = t.keyof({ none: null, us: null, them: null }, 'none, us or them')
/** @since 0.1.0 */
export type InitiatedBy = t.TypeOf<typeof InitiatedBy>

/**
 * How correspondence goes out.
 *
 * @category codecs
 * @since 0.1.0
 */
export const CorrespondenceType = t.keyof(
  { none: null, hardCopy: null, email: null, fax: null },
  'none, hardCopy, email or fax',
)
/** @since 0.1.0 */
export type CorrespondenceType = t.TypeOf<typeof CorrespondenceType>

/**
 * @category codecs
 * @since 0.1.0
 */
export const Evaluation = t.keyof(
  {
    none: null,
    veryPositive: null,
    positive: null,
    neutral: null,
    negative: null,
    veryNegative: null,
  },
  'none, veryPositive, positive, neutral, negative or veryNegative',
)
/** @since 0.1.0 */
export type Evaluation = t.TypeOf<typeof Evaluation>
