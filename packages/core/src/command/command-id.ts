/**
 * The id of a command: random, or the keyed id of its natural key.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import { v4 } from 'uuid'
import { type IdKey, keyedId, type NaturalKey } from '../ids/keyed-id.js'
import type { Uuid } from '../values/uuid.js'

/**
 * A natural key was given, but the log was opened without its id key.
 *
 * @category errors
 * @since 0.1.0
 */
export interface KeyMissing {
  readonly type: 'KeyMissing'
}

/**
 * @example
 * import { commandIdOf, randomIdKey } from '@interaction-log/core'
 *
 * const key = ['idempotencyKey', 'RecordInteraction', 'call-1'] as const
 * const idKey = randomIdKey()
 *
 * assert.deepStrictEqual(commandIdOf(idKey, key), commandIdOf(idKey, key))
 * assert.deepStrictEqual(commandIdOf(null, key), { _tag: 'Left', left: { type: 'KeyMissing' } })
 * assert.strictEqual(commandIdOf(null, undefined)._tag, 'Right')
 *
 * @category ids
 * @since 0.1.0
 */
export const commandIdOf = (
  idKey: IdKey | null,
  naturalKey: NaturalKey | undefined,
): E.Either<KeyMissing, Uuid> => {
  if (naturalKey === undefined) return E.right(v4() as Uuid)
  return idKey === null ? E.left({ type: 'KeyMissing' }) : E.right(keyedId(idKey, naturalKey))
}
