/**
 * Where a log is at home: in a file, or on a server.
 *
 * @since 0.1.0
 */
import type { Opened, OpenProblem } from '@interaction-log/interaction-log'
import type { GivenDirectories } from '../directories.js'

/** What a log is opened with, wherever it is. */
interface CommonOptions extends GivenDirectories {
  readonly actor: string
  /** Without it no log is begun. */
  readonly currency?: string
}

export interface Home {
  /** What is said if there is no log. */
  readonly absent: string
  readonly open: (options: CommonOptions) => Promise<Opened<never> | OpenProblem>
  /** After the log. */
  readonly close: () => Promise<void>
}
