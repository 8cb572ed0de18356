/**
 * Events as they are asked for and as they are stored.
 *
 * @since 0.1.0
 */

/**
 * The revision of a tombstone, and the `$tb` of a deleted stream: the server's int64 maximum.
 *
 * @since 0.1.0
 */
export const endOfRevisions = Infinity

/**
 * @since 0.1.0
 */
export interface ProposedEvent {
  readonly id: string
  readonly type: string
  readonly isJson: boolean
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

/**
 * An event in the log. It is never changed; a scavenge takes it out of the copy of one node.
 *
 * @since 0.1.0
 */
export interface EventRecord extends ProposedEvent {
  readonly stream: string
  readonly revision: number
  /** Where it begins in the log, and where the next one may. */
  readonly position: number
  readonly endPosition: number
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/**
 * Bytes that an event takes in the log.
 *
 * @since 0.1.0
 */
export const sizeInLog = (stream: string, { type, data, metadata }: ProposedEvent): number =>
  90 + Buffer.byteLength(stream) + Buffer.byteLength(type) + data.length + metadata.length
