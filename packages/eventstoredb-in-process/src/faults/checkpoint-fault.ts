/**
 * Checkpoints that name a place where no reader of them can go on.
 *
 * @since 0.1.0
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Outlet } from '../calls/outlet.js'
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
): Outlet<streams.ReadResp> => {
  if (fault?.type !== 'Checkpoint') return outlet
  return {
    ...outlet,
    write: (message) =>
      message.hasConfirmation()
        ? outlet.write(message) && outlet.write(checkpoint(fault.position))
        : outlet.write(message),
  }
}
