/**
 * A stream is the history of one thing. Its name is a category, a hyphen and an id; a code in it is
 * percent-encoded. Nothing personal stands in a stream name: it is never erased.
 *
 * @since 0.1.0
 */

/**
 * `<category>-<id>`, for example `interactionTemplate-ONSITE`.
 *
 * @category model
 * @since 0.1.0
 */
export type StreamName = `${string}-${string}`

/**
 * @example
 * import { streamName } from '@interaction-log/core'
 *
 * assert.strictEqual(streamName('interactionTemplate', 'Á/B'), 'interactionTemplate-%C3%81%2FB')
 *
 * @category constructors
 * @since 0.1.0
 */
export const streamName = (category: string, id: string): StreamName =>
  `${category}-${encodeURIComponent(id)}`

/**
 * The category of a stream: what stands before the first hyphen.
 *
 * @example
 * import { categoryOf } from '@interaction-log/core'
 *
 * assert.strictEqual(categoryOf('interaction-3b0f6f0e-9d5c'), 'interaction')
 *
 * @category accessors
 * @since 0.1.0
 */
export const categoryOf = (stream: StreamName): string => stream.slice(0, stream.indexOf('-'))

/**
 * The id of a stream: what stands after the first hyphen, decoded.
 *
 * @example
 * import { idOf } from '@interaction-log/core'
 *
 * assert.strictEqual(idOf('interactionTemplate-%C3%81%2FB'), 'Á/B')
 *
 * @category accessors
 * @since 0.1.0
 */
export const idOf = (stream: StreamName): string => {
  const id = stream.slice(stream.indexOf('-') + 1)
  // Most ids are UUIDs, and there are many.
  return id.includes('%') ? decodeURIComponent(id) : id
}
