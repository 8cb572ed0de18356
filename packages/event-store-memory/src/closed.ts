/**
 * @since 0.1.0
 */
import type { StoreUnavailable } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

/**
 * What a closed store answers.
 *
 * @since 0.1.0
 */
export const closed: E.Either<StoreUnavailable, never> = E.left({
  type: 'StoreUnavailable',
  because: 'the store is closed',
})
