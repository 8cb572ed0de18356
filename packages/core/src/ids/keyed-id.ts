/**
 * Command ids of natural keys. A plain hash of a natural key can be guessed; a keyed one cannot
 * without the log's own key, which lives outside its files.
 *
 * @since 0.1.0
 */
import { createHmac, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import type * as t from 'io-ts'
import { stringify } from 'uuid'
import { branded } from '../values/branded.js'
import type { Uuid } from '../values/uuid.js'

/**
 * The key of a log: 32 random bytes as 64 hexadecimal digits.
 *
 * @example
 * import { IdKey, randomIdKey } from '@interaction-log/core'
 *
 * assert.strictEqual(IdKey.is(randomIdKey()), true)
 *
 * @category codecs
 * @since 0.1.0
 */
export const IdKey = branded('IdKey', '64 hexadecimal digits', (s) => /^[0-9a-f]{64}$/.test(s))
/** @since 0.1.0 */
export type IdKey = t.TypeOf<typeof IdKey>

/**
 * A new key for a new log.
 *
 * @example
 * import { randomIdKey } from '@interaction-log/core'
 *
 * assert.match(randomIdKey(), /^[0-9a-f]{64}$/)
 * assert.notStrictEqual(randomIdKey(), randomIdKey())
 *
 * @category constructors
 * @since 0.1.0
 */
export const randomIdKey = (): IdKey => randomBytes(32).toString('hex') as IdKey

/**
 * A natural key and what it is a key of.
 *
 * @category model
 * @since 0.1.0
 */
export type NaturalKey =
  | readonly ['idempotencyKey', commandType: string, key: string]
  | readonly ['import', source: string, row: string]
  /** One mail can give several entries. `salesperson` is empty if none was given. */
  | readonly ['email', messageId: string, contactId: string, salesperson: string]
  | readonly [
      'document',
      kind: string,
      no: string,
      occurrence: number | null,
      version: number | null,
      contactId: string,
    ]
  | readonly ['hold', on: 'interaction' | 'contact', id: string]

/**
 * UUID v8 of the first 16 bytes of an HMAC-SHA-256 of the natural key.
 *
 * @example
 * import { type IdKey, keyedId } from '@interaction-log/core'
 *
 * const idKey = 'a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf' as IdKey
 * assert.strictEqual(
 *   keyedId(idKey, ['import', 'bank-marketing.csv', '31415']),
 *   '08ca6d9e-17a2-8bb4-a8d9-d6311a39f892',
 * )
 *
 * @category ids
 * @since 0.1.0
 */
export const keyedId = (idKey: IdKey, parts: NaturalKey): Uuid => {
  const bytes = createHmac('sha256', Buffer.from(idKey, 'hex'))
    .update('interaction-log/id/1\n')
    .update(String(canonicalize(parts)))
    .digest()
    .subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return stringify(bytes) as Uuid
}

/**
 * What a log remembers of its key, so that another key is noticed: 16 hexadecimal digits.
 *
 * @example
 * import { type IdKey, idKeyCheck } from '@interaction-log/core'
 *
 * const idKey = 'a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf' as IdKey
 * assert.strictEqual(idKeyCheck(idKey), 'be7eae20ac6bfe4d')
 *
 * @category ids
 * @since 0.1.0
 */
export const idKeyCheck = (idKey: IdKey): string =>
  createHmac('sha256', Buffer.from(idKey, 'hex'))
    .update('interaction-log/id-key-check/1\n')
    .digest('hex')
    .slice(0, 16)
