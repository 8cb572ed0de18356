/**
 * Checkpoints behind which no reader may go on.
 *
 * @since 0.1.0
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Outlet } from '../calls/outlet.js'
import { type RpcError, unavailable } from '../protocol/rpc-error.js'
import { checkpoint } from '../streams/messages.js'
import type { Fault } from './fault.js'

/**
 * The outlet of a subscription, with the fault in it.
 *
 * @since 0.1.0
 */
export const misleadingOutlet = (
  outlet: Outlet<streams.ReadResp>,
  fault: Fault | undefined,
  end: (error: RpcError) => void,
): Outlet<streams.ReadResp> => {
  if (fault?.type !== 'BreakAtCheckpoint') return outlet
  let isOver = false
  return {
    ...outlet,
    write: (message) => {
      if (isOver) return true
      isOver = message.hasConfirmation()
      const hasRoom = outlet.write(message)
      if (isOver) {
        outlet.write(checkpoint(fault.position))
        end(unavailable('read ECONNRESET'))
      }
      return hasRoom
    },
    isClosed: () => isOver || outlet.isClosed(),
  }
}
