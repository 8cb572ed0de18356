/**
 * Calls with one answer.
 *
 * @since 0.1.0
 */
import type { handleUnaryCall, ServerUnaryCall } from '@grpc/grpc-js'
import type { CallName } from '../faults/fault.js'
import { withFault } from '../faults/with-fault.js'
import { asRpcError } from '../protocol/rpc-error.js'
import { begin } from './calls.js'
import { assertLeads, type Context } from './context.js'

/**
 * @since 0.1.0
 */
export const unary =
  <Request, Response>(
    context: Context,
    name: CallName,
    answer: (call: ServerUnaryCall<Request, Response>) => Response | Promise<Response>,
  ): handleUnaryCall<Request, Response> =>
  (call, callback) => {
    const { fault, end } = begin(context.calls, name)
    const run = () => {
      assertLeads(context, call.metadata)
      return answer(call)
    }
    withFault(fault, run)
      .then(
        (response) => {
          callback(null, response)
        },
        (error: unknown) => {
          callback(asRpcError(error))
        },
      )
      .finally(end)
  }
