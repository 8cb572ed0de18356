/**
 * Faults of reads and subscriptions that are under way: after so many events.
 *
 * @since 0.1.0
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Outlet } from '../calls/outlet.js'
import { type RpcError, timedOut, unavailable } from '../protocol/rpc-error.js'
import type { Fault } from './fault.js'

/** `undefined`: as if all was well. */
type End = (error: RpcError | undefined) => void

const errorOf = (fault: Fault): RpcError | undefined => {
  if (fault.type === 'BreakAfter') return unavailable('read ECONNRESET')
  if (fault.type === 'EndAfter') return undefined
  return timedOut('Consumer too slow to handle event while live. Client resubscription required.')
}

/**
 * The outlet with the fault in it.
 *
 * @since 0.1.0
 */
export const faultyOutlet = (
  outlet: Outlet<streams.ReadResp>,
  fault: Fault | undefined,
  end: End,
): Outlet<streams.ReadResp> => {
  if (fault === undefined || !('events' in fault)) return outlet
  let left = fault.events
  let isOver = false
  return {
    ...outlet,
    write: (message) => {
      if (isOver) return true
      isOver = message.hasEvent() && left-- === 0
      if (!isOver) return outlet.write(message)
      end(errorOf(fault))
      return true
    },
    isClosed: () => isOver || outlet.isClosed(),
  }
}
