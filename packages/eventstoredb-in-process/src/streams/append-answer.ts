/**
 * What the classic append answers. A wrong expected revision is an answer too, not an error.
 *
 * @since 0.1.0
 */
import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { WriteResult } from '../cluster/write.js'
import type { ExpectedRevision } from '../log/check-append.js'
import { revisionText } from '../protocol/revision.js'
import { streamDeleted } from '../protocol/rpc-error.js'

const { AppendResp } = streams

type Written = Extract<WriteResult, { readonly type: 'Written' }>

const success = ({ last, position }: Written): streams.AppendResp.Success => {
  const message = new AppendResp.Success()
  if (last < 0) message.setNoStream(new shared.Empty())
  else message.setCurrentRevision(revisionText(last))
  if (position === undefined) message.setNoPosition(new shared.Empty())
  else {
    const at = new AppendResp.Position()
    at.setCommitPosition(String(position))
    at.setPreparePosition(String(position))
    message.setPosition(at)
  }
  return message
}

const wrongRevision = (
  expected: ExpectedRevision,
  expectedText: string,
  current: number,
): streams.AppendResp.WrongExpectedVersion => {
  const message = new AppendResp.WrongExpectedVersion()
  if (current < 0) message.setCurrentNoStream(new shared.Empty())
  else message.setCurrentRevision(revisionText(current))
  if (expected === 'any') message.setExpectedAny(new shared.Empty())
  else if (expected === 'stream exists') message.setExpectedStreamExists(new shared.Empty())
  else if (expected === -1) message.setExpectedNoStream(new shared.Empty())
  else message.setExpectedRevision(expectedText)
  return message
}

/**
 * Throws an RpcError if the stream is deleted for good.
 *
 * @since 0.1.0
 */
export const appendAnswer = (
  stream: string,
  expected: ExpectedRevision,
  expectedText: string,
  result: WriteResult,
): streams.AppendResp => {
  const message = new AppendResp()
  switch (result.type) {
    case 'Written':
      message.setSuccess(success(result))
      return message
    case 'WrongRevision':
      message.setWrongExpectedVersion(wrongRevision(expected, expectedText, result.current))
      return message
    case 'Deleted':
      throw streamDeleted(stream)
  }
}
