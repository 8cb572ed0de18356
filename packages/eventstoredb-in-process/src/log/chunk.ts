/**
 * The log is kept in chunks. A scavenge point closes the one that it is in.
 *
 * @since 0.1.0
 */
const chunkSize = 256 * 1024 * 1024

/**
 * @since 0.1.0
 */
export const chunkOf = (position: number): number => Math.floor(position / chunkSize)

/**
 * Where the chunk after this position begins.
 *
 * @since 0.1.0
 */
export const nextChunk = (position: number): number =>
  (Math.floor(position / chunkSize) + 1) * chunkSize
