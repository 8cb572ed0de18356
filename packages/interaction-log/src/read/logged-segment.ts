/**
 * @since 0.1.0
 */
import { loggedSegmentId, type OpaqueId, segmentRunOf } from '@interaction-log/core'
import * as t from 'io-ts'

const idOf = (input: unknown): OpaqueId | undefined => {
  const run = typeof input === 'string' ? segmentRunOf(input) : undefined
  return run && loggedSegmentId(run)
}

/** One run of a segment. The number alone would find nothing, which nobody who asks means. */
export const LoggedSegment = new t.Type<OpaqueId, string, unknown>(
  'a logged segment, written as number/run, for example SM1/1',
  (input): input is OpaqueId => input === idOf(input),
  (input, context) => {
    const id = idOf(input)
    return id === undefined ? t.failure(input, context) : t.success(id)
  },
  t.identity,
)
