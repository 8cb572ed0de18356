/**
 * What the journal of erasures holds. Numbers of the log are texts there, as everywhere in data.
 *
 * @since 0.1.0
 */
import { Instant, message, PositionText, type StreamName } from '@interaction-log/core'
import * as t from 'io-ts'
import { isStreamName } from '../stream-names.js'

const Stream = new t.Type<StreamName, string, unknown>(
  'a stream name',
  (value): value is StreamName => typeof value === 'string' && isStreamName(value),
  (value, context) =>
    typeof value === 'string' && isStreamName(value) ? t.success(value) : t.failure(value, context),
  t.identity,
)

/** An erasing event is about to be appended at this version. */
const ErasureIntended = message('ErasureIntended', {
  stream: Stream,
  version: t.Int,
  since: Instant,
})

/** Whatever was intended before this is truncated, has turned out to be nothing, or stands behind it. */
const StreamsTruncated = message('StreamsTruncated', {})

/** A server has this scavenge point, without a threshold. */
const ScavengePointSeen = message('ScavengePointSeen', { node: t.string, point: PositionText })

export const Note = t.union([ErasureIntended, StreamsTruncated, ScavengePointSeen])
export type Note = t.TypeOf<typeof Note>

export type Intention = t.TypeOf<typeof ErasureIntended>['data']
