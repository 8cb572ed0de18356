/**
 * Which point of the past, and how far the way there is.
 *
 * @since 0.1.0
 */
import type { Instant } from '@interaction-log/core'

/**
 * `position`: every event up to there, by the positions that people see, which are those of where the log
 * was recorded. `recordedAt`: every event up to the last one that was recorded by then; a clock may step
 * back, so that some of these are of later instants.
 *
 * @category model
 * @since 0.1.0
 */
export type AsOfPoint = { readonly position: bigint } | { readonly recordedAt: Instant }

/**
 * First the log is read for what is purged by now, then it is replayed.
 *
 * @category model
 * @since 0.1.0
 */
export interface AsOfProgress {
  readonly step: 'purges' | 'replay'
  readonly position: bigint
  /** Where this step ends. */
  readonly upTo: bigint
}

export type TellProgress = (progress: AsOfProgress) => void
