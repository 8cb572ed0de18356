/**
 * Ids that other systems make: opaque strings of 1 to 100 UTF-16 units, case kept. We never look
 * inside one.
 *
 * @since 0.1.0
 */
import type * as t from 'io-ts'
import { branded } from './branded.js'

const isOpaqueId = (s: string): boolean =>
  s.length <= 100 && s.trim().length > 0 && s.isWellFormed()

const opaque = <Brand extends string>(brand: Brand) =>
  branded(brand, '1 to 100 characters, not only spaces', isOpaqueId)

/**
 * @example
 * import { ContactId } from '@interaction-log/core'
 *
 * assert.strictEqual(ContactId.is('CT000012'), true)
 * assert.strictEqual(ContactId.is(' '), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const ContactId = opaque('ContactId')
/** @since 0.1.0 */
export type ContactId = t.TypeOf<typeof ContactId>

/**
 * The person or program that gives a command: an opaque id, never a name or an e-mail address.
 *
 * @example
 * import { ActorId } from '@interaction-log/core'
 *
 * assert.strictEqual(ActorId.is('u-17'), true)
 *
 * @category codecs
 * @since 0.1.0
 */
export const ActorId = opaque('ActorId')
/** @since 0.1.0 */
export type ActorId = t.TypeOf<typeof ActorId>

/**
 * Any other id of another system: a salesperson, a campaign, a document, an attachment ...
 *
 * @example
 * import { OpaqueId } from '@interaction-log/core'
 *
 * assert.strictEqual(OpaqueId.is('Spring 2026'), true)
 * assert.strictEqual(OpaqueId.is('x'.repeat(101)), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const OpaqueId = opaque('OpaqueId')
/** @since 0.1.0 */
export type OpaqueId = t.TypeOf<typeof OpaqueId>
