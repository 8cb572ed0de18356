/**
 * Deleting a stream, for good or not.
 *
 * @since 0.1.0
 */
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { handleUnaryCall, ServerUnaryCall } from '@grpc/grpc-js'
import { authorize } from '../access/authorize.js'
import type { Context } from '../calls/context.js'
import { unary } from '../calls/unary.js'
import { onLeader } from '../cluster/forward.js'
import { deleteStream } from '../cluster/delete-stream.js'
import { expectedFrom, expectedNumber } from '../protocol/revision.js'
import {
  invalidArgument,
  streamDeleted,
  unforeseen,
  wrongExpectedVersion,
} from '../protocol/rpc-error.js'
import { nameFrom } from '../protocol/stream-name.js'

type Call =
  ServerUnaryCall<streams.DeleteReq, unknown> | ServerUnaryCall<streams.TombstoneReq, unknown>

/** The position, as text. */
const remove = async (context: Context, call: Call, forGood: boolean): Promise<string> => {
  const { cluster, node } = context
  const options = call.request.getOptions()
  if (options === undefined) throw invalidArgument('a deletion without options')
  const stream = nameFrom(options.getStreamIdentifier())
  if (stream === '') throw unforeseen()
  authorize(context, call.metadata, 'delete', stream)
  const expected = expectedFrom(options, options.getRevision())
  const result = await onLeader(cluster, node, () =>
    deleteStream(cluster, stream, expected, forGood),
  )
  switch (result.type) {
    case 'Written':
      return String(result.position)
    case 'Deleted':
      throw streamDeleted(stream)
    case 'WrongRevision':
      throw wrongExpectedVersion('Delete', stream, expectedNumber(expected), result.current)
  }
}

/**
 * @since 0.1.0
 */
export const softDelete = (
  context: Context,
): handleUnaryCall<streams.DeleteReq, streams.DeleteResp> =>
  unary(context, 'delete', async (call) => {
    const text = await remove(context, call, false)
    const position = new streams.DeleteResp.Position()
    position.setCommitPosition(text)
    position.setPreparePosition(text)
    const message = new streams.DeleteResp()
    message.setPosition(position)
    return message
  })

/**
 * @since 0.1.0
 */
export const tombstone = (
  context: Context,
): handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> =>
  unary(context, 'tombstone', async (call) => {
    const text = await remove(context, call, true)
    const position = new streams.TombstoneResp.Position()
    position.setCommitPosition(text)
    position.setPreparePosition(text)
    const message = new streams.TombstoneResp()
    message.setPosition(position)
    return message
  })
