/**
 * The call of a consumer: messages go out, what it says about them comes in.
 *
 * @since 0.1.0
 */
import persistent from '@eventstore/db-client/generated/persistent_pb.js'
import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js'
import { authenticate, authorize } from '../access/authorize.js'
import { callerOf } from '../access/user.js'
import { begin } from '../calls/calls.js'
import type { Context } from '../calls/context.js'
import { type Outlet, outletOf } from '../calls/outlet.js'
import { faultyOutlet } from '../faults/stream-fault.js'
import { withFault } from '../faults/with-fault.js'
import { asRpcError, invalidArgument, type RpcError } from '../protocol/rpc-error.js'
import { uuidFrom } from '../protocol/uuid.js'
import { newConsumer } from './consumer.js'
import { keyOf } from './definition.js'
import { maximumReached } from './errors.js'
import { confirmationOf, eventMessage } from './event-message.js'
import type { Group, Refusal } from './group.js'
import { assertGroupsAreHere, groupOf } from './manage.js'
import { targetFrom } from './target.js'

const { Action } = persistent.ReadReq.Nack

const refusals: Readonly<Record<persistent.ReadReq.Nack.Action, Refusal>> = {
  [Action.UNKNOWN]: 'retry',
  [Action.PARK]: 'park',
  [Action.RETRY]: 'retry',
  [Action.SKIP]: 'skip',
  [Action.STOP]: 'stop',
}

type Call = ServerDuplexStream<persistent.ReadReq, persistent.ReadResp>
type Finish = (error: RpcError | undefined) => void

const join = (
  context: Context,
  { metadata }: Call,
  options: persistent.ReadReq.Options,
  outlet: Outlet<persistent.ReadResp>,
  finish: Finish,
): Group => {
  const { users } = context
  const target = targetFrom(options)
  authenticate(context, metadata)
  authorize(context, metadata, 'read', target.stream)
  assertGroupsAreHere(context)
  const group = groupOf(context, target)
  if (group.isFull()) throw maximumReached(target.stream, target.name)
  const idsAsText = options.getUuidOption()?.hasString() ?? false
  const consumer = newConsumer({
    user: users === undefined ? 'system' : (callerOf(users, metadata)?.name ?? 'anonymous'),
    connectionName: String(metadata.get('connection-name')[0] ?? '<unknown>'),
    bufferSize: options.getBufferSize(),
    send: (message) => outlet.write(eventMessage(message, idsAsText)),
    drop: finish,
  })
  outlet.write(confirmationOf(keyOf(group.definition)))
  group.join(consumer)
  void outlet.closed.then(() => {
    group.leave(consumer)
  })
  return group
}

const settle = (group: Group, request: persistent.ReadReq): void => {
  const ack = request.getAck()
  const nack = request.getNack()
  if (ack !== undefined) group.acknowledge(ack.getIdsList().map(uuidFrom))
  else if (nack === undefined) throw invalidArgument('neither an ack nor a nack')
  else group.refuse(nack.getIdsList().map(uuidFrom), refusals[nack.getAction()], nack.getReason())
}

/**
 * @since 0.1.0
 */
export const consume =
  (context: Context): handleBidiStreamingCall<persistent.ReadReq, persistent.ReadResp> =>
  (call) => {
    const { fault, end } = begin(context.calls, 'consume')
    const finish: Finish = (error) => {
      if (error === undefined) call.end()
      else call.emit('error', error)
    }
    const outlet = faultyOutlet(outletOf(call), fault, finish)
    void outlet.closed.then(end)
    let joined: Promise<Group> | undefined
    const receive = async (request: persistent.ReadReq): Promise<void> => {
      const options = request.getOptions()
      if (joined !== undefined) settle(await joined, request)
      else if (options === undefined) throw invalidArgument('a first request without options')
      else await (joined = withFault(fault, () => join(context, call, options, outlet, finish)))
    }
    call.on('data', (request: persistent.ReadReq) => {
      receive(request).catch((error: unknown) => {
        if (!outlet.isClosed()) finish(asRpcError(error))
      })
    })
  }
