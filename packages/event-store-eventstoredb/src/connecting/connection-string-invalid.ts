/**
 * The one failure of opening: a server that cannot be reached is said when it is asked.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'

/**
 * Why there can be no connection. What was given is not repeated: it may hold a secret.
 *
 * @category errors
 * @since 0.1.0
 */
export interface ConnectionStringInvalid {
  readonly type: 'ConnectionStringInvalid'
  readonly because: string
}

export const invalid = (because: string): E.Either<ConnectionStringInvalid, never> =>
  E.left({ type: 'ConnectionStringInvalid', because })
