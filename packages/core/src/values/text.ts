/**
 * Text that people write. Lengths count UTF-16 units (rule R13); strings are well-formed and
 * never normalised.
 *
 * @since 0.1.0
 */
import type * as t from 'io-ts'
import { branded, refined } from './branded.js'

const upTo = (longest: number) => (s: string) => s.length <= longest && s.isWellFormed()

/**
 * A line of text that may be empty: a subject, the description of a template or a group.
 *
 * @example
 * import { Line } from '@interaction-log/core'
 *
 * assert.strictEqual(Line.is(''), true)
 * assert.strictEqual(Line.is('x'.repeat(101)), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Line = branded('Line', 'at most 100 characters', upTo(100))
/** @since 0.1.0 */
export type Line = t.TypeOf<typeof Line>

/**
 * What an interaction was about: 1 to 100 characters, never blank.
 *
 * @example
 * import { Description } from '@interaction-log/core'
 *
 * assert.strictEqual(Description.is('asked for a quote'), true)
 * assert.strictEqual(Description.is('  '), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Description = refined(
  Line,
  'Description',
  '1 to 100 characters, not only spaces',
  (s) => s.trim().length > 0,
)
/** @since 0.1.0 */
export type Description = t.TypeOf<typeof Description>

/**
 * The telephone number or address used: 1 to 80 characters.
 *
 * @example
 * import { ContactVia } from '@interaction-log/core'
 *
 * assert.strictEqual(ContactVia.is('+39 02 5550 1000'), true)
 *
 * @category codecs
 * @since 0.1.0
 */
export const ContactVia = branded(
  'ContactVia',
  '1 to 80 characters',
  (s) => s.length >= 1 && upTo(80)(s),
)
/** @since 0.1.0 */
export type ContactVia = t.TypeOf<typeof ContactVia>

/**
 * Why something was canceled or reinstated: 1 to 4,000 characters, never blank. It is content and
 * is erased with its interaction.
 *
 * @example
 * import { Reason } from '@interaction-log/core'
 *
 * assert.strictEqual(Reason.is('wrong contact'), true)
 * assert.strictEqual(Reason.is(''), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Reason = branded(
  'Reason',
  '1 to 4,000 characters, not only spaces',
  (s) => upTo(4000)(s) && s.trim().length > 0,
)
/** @since 0.1.0 */
export type Reason = t.TypeOf<typeof Reason>
