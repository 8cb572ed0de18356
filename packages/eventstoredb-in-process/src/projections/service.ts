/**
 * Projections over gRPC. Those that are programs in JavaScript are not offered.
 *
 * @since 0.1.0
 */
import type { IProjectionsServer } from '@eventstore/db-client/generated/projections_grpc_pb.js'
import generated from '@eventstore/db-client/generated/projections_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import { type handleServerStreamingCall, type handleUnaryCall, status } from '@grpc/grpc-js'
import { authenticate, authorizeOperation } from '../access/authorize.js'
import { begin } from '../calls/calls.js'
import type { Context } from '../calls/context.js'
import { unary } from '../calls/unary.js'
import { withFault } from '../faults/with-fault.js'
import { asRpcError, rpcError, unknown } from '../protocol/rpc-error.js'
import { detailsOf } from './details.js'
import type { Projection } from './projection.js'

const unexpected = (expected: string, received: string) =>
  unknown(`Envelope callback expected ${expected}, received ${received} instead`)

const named = ({ projections }: Context, name: string, expected: string): Projection => {
  const projection = projections.all.find(({ system }) => system.name === name)
  if (projection === undefined) throw unexpected(expected, 'NotFound')
  return projection
}

const asked = (
  context: Context,
  options: generated.StatisticsReq.Options | undefined,
): readonly Projection[] => {
  if (options?.hasName() && options.getName() !== '')
    return [named(context, options.getName(), 'Statistics')]
  const areAllExcluded = options?.hasTransient() === true || options?.hasOneTime() === true
  return areAllExcluded ? [] : context.projections.all
}

const statistics =
  (
    context: Context,
  ): handleServerStreamingCall<generated.StatisticsReq, generated.StatisticsResp> =>
  (call) => {
    const { fault, end } = begin(context.calls, 'projection')
    const answer = (): void => {
      authenticate(context, call.metadata)
      for (const each of asked(context, call.request.getOptions())) call.write(detailsOf(each))
    }
    withFault(fault, answer)
      .then(
        () => {
          call.end()
        },
        (error: unknown) => {
          call.emit('error', asRpcError(error))
        },
      )
      .finally(end)
  }

const notOffered = <Request, Response>(context: Context): handleUnaryCall<Request, Response> =>
  unary(context, 'projection', ({ metadata }) => {
    authenticate(context, metadata)
    throw rpcError(status.UNIMPLEMENTED, 'not offered by the in-process server')
  })

/**
 * @since 0.1.0
 */
export const projectionsService = (context: Context): IProjectionsServer => ({
  enable: unary(context, 'projection', ({ request, metadata }) => {
    authenticate(context, metadata)
    const name = request.getOptions()?.getName() ?? ''
    context.projections.enable(named(context, name, 'Updated'))
    return new generated.EnableResp()
  }),
  disable: unary(context, 'projection', ({ request, metadata }) => {
    authenticate(context, metadata)
    const options = request.getOptions()
    const projection = named(context, options?.getName() ?? '', 'Updated')
    context.projections.disable(projection, options?.getWriteCheckpoint() ?? false)
    return new generated.DisableResp()
  }),
  reset: unary(context, 'projection', ({ request, metadata }) => {
    authenticate(context, metadata)
    const name = request.getOptions()?.getName() ?? ''
    context.projections.reset(named(context, name, 'Updated'))
    return new generated.ResetResp()
  }),
  delete: unary(context, 'projection', ({ request, metadata }) => {
    authorizeOperation(context, metadata)
    named(context, request.getOptions()?.getName() ?? '', 'Updated')
    throw unexpected('Updated', 'OperationFailed')
  }),
  statistics: statistics(context),
  restartSubsystem: unary(context, 'projection', ({ metadata }) => {
    authorizeOperation(context, metadata)
    return new shared.Empty()
  }),
  create: notOffered(context),
  update: notOffered(context),
  state: notOffered(context),
  result: notOffered(context),
})
