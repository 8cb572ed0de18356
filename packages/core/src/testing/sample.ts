/**
 * Values for tests.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'

/**
 * A value that passed `codec`. Tests may throw; domain code decodes instead.
 *
 * @example
 * import { Money } from '@interaction-log/core'
 * import { sample } from '@interaction-log/core/testing'
 *
 * assert.strictEqual(sample(Money, '8.5'), '8.5')
 * assert.throws(() => sample(Money, '-8'))
 *
 * @category testing
 * @since 0.1.0
 */
export const sample = <A>(codec: t.Type<A, unknown>, value: unknown): A => {
  const decoded = codec.decode(value)
  if (E.isLeft(decoded)) throw new Error(PathReporter.report(decoded).join('\n'))
  return decoded.right
}
