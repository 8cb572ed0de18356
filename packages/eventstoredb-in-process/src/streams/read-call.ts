/**
 * The call behind every read and subscription.
 *
 * @since 0.1.0
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { handleServerStreamingCall } from '@grpc/grpc-js'
import { authorize } from '../access/authorize.js'
import { begin } from '../calls/calls.js'
import { assertLeads, type Context } from '../calls/context.js'
import { type Outlet, outletOf } from '../calls/outlet.js'
import { misleadingOutlet } from '../faults/checkpoint-fault.js'
import { faultyOutlet } from '../faults/stream-fault.js'
import { withFault } from '../faults/with-fault.js'
import { asRpcError, invalidArgument, type RpcError } from '../protocol/rpc-error.js'
import { subscribeToAll } from '../subscriptions/subscribe-to-all.js'
import { subscribeToStream } from '../subscriptions/subscribe-to-stream.js'
import { eventMessage } from './messages.js'
import { read } from './read.js'
import { type ReadRequest, readRequestFrom } from './read-request.js'

const run = (
  { cluster, node: { database } }: Context,
  request: ReadRequest,
  outlet: Outlet<streams.ReadResp>,
): Promise<void> => {
  const { source } = request
  const toMessage = eventMessage(database, request)
  if (!request.isSubscription) return read(cluster, database, request, toMessage, outlet)
  if (request.isBackwards) throw invalidArgument('a subscription backwards')
  const subscriber = { cluster, database, outlet, toMessage }
  return source.type === 'All'
    ? subscribeToAll(subscriber, source)
    : subscribeToStream(subscriber, source)
}

/**
 * @since 0.1.0
 */
export const readCall =
  (context: Context): handleServerStreamingCall<streams.ReadReq, streams.ReadResp> =>
  (call) => {
    const name = call.request.getOptions()?.hasSubscription() ? 'subscribe' : 'read'
    const { fault, end } = begin(context.calls, name)
    const finish = (error: RpcError | undefined): void => {
      if (error === undefined) call.end()
      else call.emit('error', error)
    }
    const sound = outletOf(call)
    const outlet = misleadingOutlet(faultyOutlet(sound, fault, finish), fault, finish)
    const answer = (): Promise<void> => {
      assertLeads(context, call.metadata)
      const request = readRequestFrom(call.request)
      const { source } = request
      authorize(context, call.metadata, 'read', source.type === 'All' ? '$all' : source.stream)
      return run(context, request, outlet)
    }
    withFault(fault, answer)
      .then(
        () => {
          if (!outlet.isClosed()) finish(undefined)
        },
        (error: unknown) => {
          if (!outlet.isClosed()) finish(asRpcError(error))
        },
      )
      .finally(end)
  }
