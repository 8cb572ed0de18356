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
 * @category testing
 * @since 0.1.0
 */
export const sample = <A>(codec: t.Type<A, unknown>, value: unknown): A => {
  const decoded = codec.decode(value)
  if (E.isLeft(decoded)) throw new Error(PathReporter.report(decoded).join('\n'))
  return decoded.right
}
