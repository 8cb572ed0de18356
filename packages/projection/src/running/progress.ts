/**
 * How far a running view has come, and who waits for it.
 *
 * @since 0.1.0
 */
import type { ViewFailure } from '../failure.js'
import type { BuildProgress } from './building/build-progress.js'
import type { LogRewound } from './verify-checkpoint.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface ViewStatus {
  /** Every event of its categories up to here is in the view. */
  readonly position: bigint
  /** It has caught up and follows the log. */
  readonly isLive: boolean
  /** How far the candidate has come that is being built for it; `undefined` = none is. */
  readonly building: BuildProgress | undefined
  /** Why it does not go on, if it does not. */
  readonly failure: ViewFailure | undefined
  /** Events since the start whose type it does not know: those of a newer writer. */
  readonly skipped: number
  /** The last time that the log was not the one that the view had been made of. */
  readonly rewound: LogRewound | undefined
}

export interface Progress {
  readonly status: () => ViewStatus
  readonly update: (change: Partial<ViewStatus>) => void
  /** Resolves with the next update, or when `signal` is aborted. */
  readonly next: (signal: AbortSignal) => Promise<void>
}

export const progress = (): Progress => {
  const waiting = new Set<() => void>()
  let status: ViewStatus = {
    position: 0n,
    isLive: false,
    building: undefined,
    failure: undefined,
    skipped: 0,
    rewound: undefined,
  }
  return {
    status: () => status,
    update: (change) => {
      status = { ...status, ...change }
      for (const wake of waiting) wake()
    },
    next: (signal) =>
      new Promise((resolve) => {
        const wake = () => {
          signal.removeEventListener('abort', wake)
          waiting.delete(wake)
          resolve()
        }
        if (signal.aborted) {
          resolve()
          return
        }
        waiting.add(wake)
        signal.addEventListener('abort', wake)
      }),
  }
}
