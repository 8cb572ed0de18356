/**
 * The metadata of a stream is the last event of another one, its metastream.
 *
 * @since 0.1.0
 */

/**
 * @since 0.1.0
 */
export const metastreamOf = (stream: string): string => `$$${stream}`

/**
 * @since 0.1.0
 */
export const isMetastream = (stream: string): boolean => stream.startsWith('$$')

/**
 * @since 0.1.0
 */
export const originalOf = (metastream: string): string => metastream.slice(2)
