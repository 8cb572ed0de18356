/**
 * The classic append: options first, then the events, then one answer.
 *
 * @since 0.1.0
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { handleClientStreamingCall, ServerReadableStream } from '@grpc/grpc-js'
import { authorize } from '../access/authorize.js'
import { begin } from '../calls/calls.js'
import { assertLeads, type Context } from '../calls/context.js'
import { onLeader } from '../cluster/forward.js'
import { append as write, appendUnconfirmed } from '../cluster/write.js'
import type { Fault } from '../faults/fault.js'
import { withFault } from '../faults/with-fault.js'
import type { ProposedEvent } from '../log/event-record.js'
import { appendSize, proposedFrom } from '../protocol/proposed-event.js'
import { expectedFrom } from '../protocol/revision.js'
import {
  asRpcError,
  invalidArgument,
  maxAppendSizeExceeded,
  unforeseen,
  unknown,
} from '../protocol/rpc-error.js'
import { nameFrom } from '../protocol/stream-name.js'
import { appendAnswer } from './append-answer.js'

type Call = ServerReadableStream<streams.AppendReq, streams.AppendResp>

interface Received {
  readonly options: streams.AppendReq.Options
  readonly events: readonly ProposedEvent[]
}

const receive = (call: Call, maxAppendSize: number): Promise<Received> =>
  new Promise((resolve, reject) => {
    let options: streams.AppendReq.Options | undefined
    let bytes = 0
    const events: ProposedEvent[] = []
    call.on('data', (request: streams.AppendReq) => {
      options ??= request.getOptions()
      const proposed = request.getProposedMessage()
      if (proposed === undefined) return
      try {
        const event = proposedFrom(proposed)
        bytes += appendSize(event)
        events.push(event)
        if (bytes > maxAppendSize) reject(maxAppendSizeExceeded(maxAppendSize))
      } catch (error) {
        reject(asRpcError(error))
      }
    })
    call.on('end', () => {
      if (options === undefined) reject(invalidArgument('an append without options'))
      else resolve({ options, events })
    })
    call.on('error', reject)
    call.on('cancelled', () => {
      reject(unknown('cancelled'))
    })
  })

const answer = async (
  context: Context,
  call: Call,
  { options, events }: Received,
  fault: Fault | undefined,
) => {
  const { cluster, node } = context
  assertLeads(context, call.metadata)
  const stream = nameFrom(options.getStreamIdentifier())
  if (stream === '') throw unforeseen()
  authorize(context, call.metadata, 'write', stream)
  const expected = expectedFrom(options, options.getRevision())
  const written = fault?.type === 'Uncommitted' ? appendUnconfirmed(fault.milliseconds) : write
  const result = await onLeader(cluster, node, () => written(cluster, stream, expected, events))
  return appendAnswer(stream, expected, options.getRevision(), result)
}

/**
 * @since 0.1.0
 */
export const append =
  (context: Context): handleClientStreamingCall<streams.AppendReq, streams.AppendResp> =>
  (call, callback) => {
    const { fault, end } = begin(context.calls, 'append')
    receive(call, context.maxAppendSize)
      .then((received) => withFault(fault, () => answer(context, call, received, fault)))
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
