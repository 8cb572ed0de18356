/**
 * How long a subscriber may be too far behind. The clock stands still while this process works:
 * the subscriber often lives in it too, and may be what it works for.
 *
 * @since 0.1.0
 */
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import type { Outlet } from '../calls/outlet.js'

/** Milliseconds. */
const patience = 20

const idleTime = (): number => performance.eventLoopUtilization().idle

/**
 * Waits until the outlet is ready; answers false when the subscriber has been too far behind for
 * too long.
 *
 * @since 0.1.0
 */
export type Wait = () => Promise<boolean>

/**
 * @since 0.1.0
 */
export const patient = ({ ready }: Outlet<never>, isTooFarBehind: () => boolean): Wait => {
  let behindSince: number | undefined
  const isExhausted = (): boolean => {
    if (!isTooFarBehind()) {
      behindSince = undefined
      return false
    }
    behindSince ??= idleTime()
    return idleTime() - behindSince > patience
  }
  return async () => {
    const room = ready().then(() => true)
    while (!isExhausted())
      if (await Promise.race([room, setTimeout(patience, false, { ref: false })])) return true
    return false
  }
}
