/**
 * Appends over one open call, many at a time, told apart by their correlation ids.
 *
 * @since 0.1.0
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { handleBidiStreamingCall } from '@grpc/grpc-js'
import { authorize } from '../access/authorize.js'
import { begin } from '../calls/calls.js'
import { assertLeads, type Context } from '../calls/context.js'
import { onLeader } from '../cluster/forward.js'
import { append as write } from '../cluster/write.js'
import type { Fault } from '../faults/fault.js'
import { withFault } from '../faults/with-fault.js'
import type { ProposedEvent } from '../log/event-record.js'
import { appendSize, proposedFrom } from '../protocol/proposed-event.js'
import { expectedFrom } from '../protocol/revision.js'
import { asRpcError } from '../protocol/rpc-error.js'
import { nameFrom } from '../protocol/stream-name.js'
import { uuidFrom } from '../protocol/uuid.js'
import { type Call, reply } from './batch-reply.js'
import {
  accessDenied,
  badRequest,
  batchAnswer,
  type BatchAnswer,
  notReady,
  timeout,
  tooLarge,
} from './batch-status.js'

interface Pending {
  readonly stream: string
  readonly options: streams.BatchAppendReq.Options
  readonly events: ProposedEvent[]
  readonly timer: NodeJS.Timeout
  bytes: number
}

/** Milliseconds in which a request must be complete. */
const longest = 2000

const commit = async (context: Context, call: Call, { stream, options, events }: Pending) => {
  const { cluster, node } = context
  assertLeads(context, call.metadata)
  const expected = expectedFrom(options, options.getStreamPosition())
  const result = await onLeader(cluster, node, () => write(cluster, stream, expected, events))
  return batchAnswer(stream, expected, options.getStreamPosition(), result)
}

const isAllowed = (context: Context, call: Call, stream: string): boolean => {
  try {
    authorize(context, call.metadata, 'write', stream)
    return true
  } catch {
    return false
  }
}

const answerTo = (
  context: Context,
  call: Call,
  pending: Pending,
  fault: Fault | undefined,
): Promise<BatchAnswer> => {
  if (fault?.type === 'NotReady') return Promise.resolve(notReady())
  if (fault?.type === 'TimeOut') return Promise.resolve(timeout())
  return withFault(fault, () => commit(context, call, pending))
}

const handle = (context: Context, call: Call, requests: Map<string, Pending>) => {
  const settle = (id: string, stream: string, answer: BatchAnswer): void => {
    clearTimeout(requests.get(id)?.timer)
    requests.delete(id)
    reply(call, id, stream, answer)
  }

  const open = (id: string, options: streams.BatchAppendReq.Options): void => {
    const stream = nameFrom(options.getStreamIdentifier())
    const asked = (options.getDeadline()?.toDate().getTime() ?? Infinity) - Date.now()
    if (!isAllowed(context, call, stream)) reply(call, id, stream, accessDenied())
    else if (stream === '') reply(call, id, stream, badRequest('an empty stream name'))
    else if (asked <= 0) reply(call, id, stream, timeout())
    else {
      const timer = setTimeout(
        () => {
          settle(id, stream, timeout())
        },
        Math.min(asked, longest),
      )
      requests.set(id, { stream, options, events: [], timer: timer.unref(), bytes: 0 })
    }
  }

  return async (request: streams.BatchAppendReq): Promise<void> => {
    const id = uuidFrom(request.getCorrelationId())
    const options = request.getOptions()
    if (options !== undefined) open(id, options)
    const pending = requests.get(id)
    if (pending === undefined) return
    try {
      for (const message of request.getProposedMessagesList()) {
        const event = proposedFrom(message)
        pending.bytes += appendSize(event)
        pending.events.push(event)
      }
    } catch (error) {
      // As the real server, which forgets that it has answered: when the time is up it does so again.
      reply(call, id, pending.stream, badRequest(String(error)))
      return
    }
    if (pending.bytes > context.maxAppendSize)
      settle(id, pending.stream, tooLarge(context.maxAppendSize))
    if (!request.getIsFinal() || !requests.delete(id)) return
    clearTimeout(pending.timer)
    const { fault, end } = begin(context.calls, 'batchAppend')
    const answer = await answerTo(context, call, pending, fault).finally(end)
    reply(call, id, pending.stream, answer)
  }
}

/**
 * @since 0.1.0
 */
export const batchAppend =
  (context: Context): handleBidiStreamingCall<streams.BatchAppendReq, streams.BatchAppendResp> =>
  (call) => {
    const requests = new Map<string, Pending>()
    const handleRequest = handle(context, call, requests)
    const forget = (): void => {
      for (const { timer } of requests.values()) clearTimeout(timer)
      requests.clear()
    }
    call.on('data', (request: streams.BatchAppendReq) => {
      handleRequest(request).catch((error: unknown) => call.emit('error', asRpcError(error)))
    })
    call.on('cancelled', forget)
    call.on('end', () => {
      forget()
      call.end()
    })
  }
