/**
 * @since 0.1.0
 */
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { ServerDuplexStream } from '@grpc/grpc-js'
import { identifierOf } from '../protocol/stream-name.js'
import { uuidAsHalves } from '../protocol/uuid.js'
import type { BatchAnswer } from './batch-status.js'

/**
 * @since 0.1.0
 */
export type Call = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>

/**
 * Answers the request of this correlation id, if somebody still listens.
 *
 * @since 0.1.0
 */
export const reply = (call: Call, id: string, stream: string, answer: BatchAnswer): void => {
  if (call.cancelled || call.writableEnded) return
  const message = new streams.BatchAppendResp()
  message.setCorrelationId(uuidAsHalves(id))
  message.setStreamIdentifier(identifierOf(stream))
  if (answer.type === 'Success') message.setSuccess(answer.message)
  else message.setError(answer.message)
  call.write(message)
}
