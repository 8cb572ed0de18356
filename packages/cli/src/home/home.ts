/**
 * Where a log is at home: in a file, or on a server.
 *
 * @since 0.1.0
 */
import type { Opened, OpenProblem, Problem } from '@interaction-log/interaction-log'
import type * as E from 'fp-ts/lib/Either.js'
import type { GivenDirectories } from '../directories.js'

/** What a log is opened with, wherever it is. */
interface CommonOptions extends GivenDirectories {
  readonly actor: string
  readonly currency?: string
}

export interface Home {
  readonly isThere: () => Promise<E.Either<Problem, boolean>>
  /** What is said if it is not. */
  readonly absent: string
  readonly open: (options: CommonOptions) => Promise<Opened<never> | OpenProblem>
  /** After the log. */
  readonly close: () => Promise<void>
}
