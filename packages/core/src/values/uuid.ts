/**
 * Ids that we make: lower-case UUIDs. Nothing personal can be read out of one.
 *
 * @since 0.1.0
 */
import type * as t from 'io-ts'
import { branded } from './branded.js'

const isUuid = (s: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(s)

/**
 * Any UUID, in lower case.
 *
 * @example
 * import { Uuid } from '@interaction-log/core'
 *
 * assert.strictEqual(Uuid.is('0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'), true)
 * assert.strictEqual(Uuid.is('0D0C8F64-6F9E-4F5E-9C62-5A8A2F1F7E01'), false)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Uuid = branded('Uuid', 'a UUID in lower case', isUuid)
/** @since 0.1.0 */
export type Uuid = t.TypeOf<typeof Uuid>
