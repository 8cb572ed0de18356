/**
 * @since 0.1.0
 */
import { setTimeout } from 'node:timers/promises'
import { reset, timedOut, unavailable } from '../protocol/rpc-error.js'
import type { Fault } from './fault.js'

const pause = (milliseconds: number): Promise<void> =>
  setTimeout(milliseconds, undefined, { ref: false })

const broken = () => unavailable('read ECONNRESET')

/**
 * Runs what a call does, with what is to go wrong with it.
 *
 * @since 0.1.0
 */
export const withFault = async <Answer>(
  fault: Fault | undefined,
  run: () => Answer | Promise<Answer>,
): Promise<Answer> => {
  switch (fault?.type) {
    case 'DropBefore':
      throw broken()
    case 'DropAfter':
    case 'Uncommitted':
      await run()
      throw broken()
    case 'Delay':
      await pause(fault.milliseconds)
      return run()
    case 'DelayAnswer': {
      const answer = await run()
      await pause(fault.milliseconds)
      return answer
    }
    case 'NotReady':
      throw unavailable('Server Is Not Ready')
    case 'TimeOut':
      throw timedOut('Commit timeout')
    case 'Reset':
      await run()
      throw reset()
    case 'EndAfter':
    case 'BreakAfter':
    case 'TooSlowAfter':
    case 'BreakAtCheckpoint':
    case undefined:
      return run()
  }
}
