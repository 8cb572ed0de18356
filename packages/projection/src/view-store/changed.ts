/**
 * A projection that was changed without its version.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ViewUnavailable } from '../failure.js'

export const changed = ({
  name,
  version,
}: {
  readonly name: string
  readonly version: number
}): E.Either<ViewUnavailable, never> =>
  E.left({
    type: 'ViewUnavailable',
    reason: 'Changed',
    because: `the columns, indexes or text of ${name} are not those that version ${String(version)} was built with`,
  })
