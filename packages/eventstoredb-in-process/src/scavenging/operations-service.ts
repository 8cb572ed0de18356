/**
 * Scavenging, and the other operations of a node, over gRPC.
 *
 * @since 0.1.0
 */
import type { IOperationsServer } from '@eventstore/db-client/generated/operations_grpc_pb.js'
import operations from '@eventstore/db-client/generated/operations_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import { type handleUnaryCall, status } from '@grpc/grpc-js'
import { authorizeOperation } from '../access/authorize.js'
import type { Context } from '../calls/context.js'
import { unary } from '../calls/unary.js'
import { rpcError } from '../protocol/rpc-error.js'

const { ScavengeResp } = operations
const { ScavengeResult } = ScavengeResp

const answer = (scavengeId: string, result: operations.ScavengeResp.ScavengeResult) => {
  const message = new ScavengeResp()
  message.setScavengeId(scavengeId)
  message.setScavengeResult(result)
  return message
}

const scavengeNotFound = (scavengeId: string) =>
  rpcError(status.NOT_FOUND, 'Scavenge id was invalid.', {
    exception: 'scavenge-not-found',
    'scavenge-id': scavengeId,
  })

const notOffered = <Request, Response>(): handleUnaryCall<Request, Response> => {
  return (_, callback) => {
    callback(rpcError(status.UNIMPLEMENTED, 'not offered by the in-process server'))
  }
}

/**
 * @since 0.1.0
 */
export const operationsService = (context: Context): IOperationsServer => ({
  startScavenge: unary(context, 'scavenge', (call) => {
    authorizeOperation(context, call.metadata)
    const { type, scavengeId } = context.scavenger.start({ threshold: 0, syncOnly: false })
    const { STARTED, INPROGRESS } = ScavengeResult
    return answer(scavengeId, type === 'Started' ? STARTED : INPROGRESS)
  }),
  stopScavenge: unary(context, 'scavenge', async (call) => {
    authorizeOperation(context, call.metadata)
    const asked = call.request.getOptions()?.getScavengeId() ?? ''
    const stopped = context.scavenger.stop(asked)
    if (stopped === undefined) throw scavengeNotFound(asked)
    return answer(await stopped, ScavengeResult.STOPPED)
  }),
  restartPersistentSubscriptions: unary(
    context,
    'persistentSubscription',
    () => new shared.Empty(),
  ),
  shutdown: notOffered(),
  mergeIndexes: notOffered(),
  resignNode: notOffered(),
  setNodePriority: notOffered(),
})
