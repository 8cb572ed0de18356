/**
 * @since 0.1.0
 */
import shared from '@eventstore/db-client/generated/shared_pb.js'

/**
 * @since 0.1.0
 */
export const nameFrom = (identifier: shared.StreamIdentifier | undefined): string =>
  identifier === undefined ? '' : Buffer.from(identifier.getStreamName_asU8()).toString('utf8')

/**
 * @since 0.1.0
 */
export const identifierOf = (stream: string): shared.StreamIdentifier => {
  const identifier = new shared.StreamIdentifier()
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream, 'utf8')))
  return identifier
}
