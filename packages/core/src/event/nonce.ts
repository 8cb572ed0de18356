/**
 * One nonce an event. With the nonce erased, a commitment reveals nothing about the content.
 *
 * @since 0.1.0
 */
import { randomFillSync } from 'node:crypto'
import type * as t from 'io-ts'
import { branded } from '../values/branded.js'

/**
 * Exactly 32 bytes, base64url without padding.
 *
 * @example
 * import { Nonce } from '@interaction-log/core'
 *
 * assert.strictEqual(Nonce.is('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'), true)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Nonce = branded('Nonce', '32 bytes as base64url', (s) =>
  /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(s),
)
/** @since 0.1.0 */
export type Nonce = t.TypeOf<typeof Nonce>

/**
 * A new nonce from the system's random source; never derived from anything.
 *
 * @example
 * import { Nonce, randomNonce } from '@interaction-log/core'
 *
 * assert.strictEqual(Nonce.is(randomNonce()), true)
 * assert.notStrictEqual(randomNonce(), randomNonce())
 *
 * @category constructors
 * @since 0.1.0
 */
export const randomNonce = (): Nonce =>
  randomFillSync(Buffer.allocUnsafe(32)).toString('base64url') as Nonce
