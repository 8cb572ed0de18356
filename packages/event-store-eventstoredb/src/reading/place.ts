/**
 * Places in the whole log of the server.
 *
 * @since 0.1.0
 */
import { type ReadPosition, START } from '@eventstore/db-client'

/** The server counts bytes, in 63 bits. */
const endOfBytes = 2n ** 63n - 1n

export const isPosition = (position: bigint): boolean => position > 0n && position < endOfBytes

export const placeOf = (position: bigint): ReadPosition => {
  if (position <= 0n) return START
  const commit = position < endOfBytes ? position : endOfBytes
  return { commit, prepare: commit }
}
