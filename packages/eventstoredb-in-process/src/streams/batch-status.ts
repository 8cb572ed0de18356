/**
 * How a batched append is answered: with success or with a google.rpc.Status.
 *
 * @since 0.1.0
 */
import code from '@eventstore/db-client/generated/code_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import status from '@eventstore/db-client/generated/status_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import any from 'google-protobuf/google/protobuf/any_pb.js'
import google from 'google-protobuf/google/protobuf/empty_pb.js'
import type { WriteResult } from '../cluster/write.js'
import type { ExpectedRevision } from '../log/check-append.js'
import { revisionText } from '../protocol/revision.js'
import { identifierOf } from '../protocol/stream-name.js'

const { Code } = code

/**
 * @since 0.1.0
 */
export type BatchAnswer =
  | { readonly type: 'Success'; readonly message: streams.BatchAppendResp.Success }
  | { readonly type: 'Error'; readonly message: status.Status }

const failed = (
  name: string,
  statusCode: code.Code,
  details: { serializeBinary(): Uint8Array },
  protocolType = `event_store.client.${name}`,
): BatchAnswer => {
  const packed = new any.Any()
  packed.pack(details.serializeBinary(), protocolType)
  const message = new status.Status()
  message.setMessage(name)
  message.setCode(statusCode)
  message.setDetails(packed)
  return { type: 'Error', message }
}

/**
 * @since 0.1.0
 */
export const timeout = (): BatchAnswer =>
  failed('Timeout', Code.DEADLINE_EXCEEDED, new shared.Timeout())

/**
 * @since 0.1.0
 */
export const accessDenied = (): BatchAnswer =>
  failed('AccessDenied', Code.PERMISSION_DENIED, new shared.AccessDenied())

/**
 * @since 0.1.0
 */
export const notReady = (): BatchAnswer =>
  failed('Server Is Not Ready', Code.OK, new google.Empty(), 'google.protobuf.Empty')

/**
 * @since 0.1.0
 */
export const badRequest = (because: string): BatchAnswer => {
  const details = new shared.BadRequest()
  details.setMessage(because)
  return failed('BadRequest', Code.INVALID_ARGUMENT, details)
}

/**
 * @since 0.1.0
 */
export const tooLarge = (maxAppendSize: number): BatchAnswer => {
  const details = new shared.MaximumAppendSizeExceeded()
  details.setMaxappendsize(maxAppendSize)
  return failed('MaximumAppendSizeExceeded', Code.INVALID_ARGUMENT, details)
}

const wrongRevision = (
  expected: ExpectedRevision,
  expectedText: string,
  current: number,
): BatchAnswer => {
  const details = new shared.WrongExpectedVersion()
  if (current < 0) details.setCurrentNoStream(new google.Empty())
  else details.setCurrentStreamRevision(revisionText(current))
  if (expected === 'any') details.setExpectedAny(new google.Empty())
  else if (expected === 'stream exists') details.setExpectedStreamExists(new google.Empty())
  else if (expected === -1) details.setExpectedNoStream(new google.Empty())
  else details.setExpectedStreamPosition(expectedText)
  return failed('WrongExpectedVersion', Code.ALREADY_EXISTS, details)
}

const success = (last: number, position: number | undefined): BatchAnswer => {
  const message = new streams.BatchAppendResp.Success()
  if (last < 0) message.setNoStream(new google.Empty())
  else message.setCurrentRevision(revisionText(last))
  if (position === undefined) message.setNoPosition(new google.Empty())
  else {
    const at = new shared.AllStreamPosition()
    at.setCommitPosition(String(position))
    at.setPreparePosition(String(position))
    message.setPosition(at)
  }
  return { type: 'Success', message }
}

/**
 * @since 0.1.0
 */
export const batchAnswer = (
  stream: string,
  expected: ExpectedRevision,
  expectedText: string,
  result: WriteResult,
): BatchAnswer => {
  switch (result.type) {
    case 'Written':
      return success(result.last, result.position)
    case 'WrongRevision':
      return wrongRevision(expected, expectedText, result.current)
    case 'Deleted': {
      const details = new shared.StreamDeleted()
      details.setStreamIdentifier(identifierOf(stream))
      return failed('StreamDeleted', Code.NOT_FOUND, details)
    }
  }
}
