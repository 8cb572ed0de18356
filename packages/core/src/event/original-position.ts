/**
 * Where an event was recorded, whatever store it was copied to since: the entry number that people
 * see, and the position that evidence names. Order and checkpoints use `position`.
 *
 * @since 0.1.0
 */
import type { StoredEvent } from './stored-event.js'

/**
 * @example
 * import { originalPosition } from '@interaction-log/core'
 *
 * assert.strictEqual(originalPosition({ position: 7n }), 7n)
 * assert.strictEqual(originalPosition({ position: 5310n, origin: 7n }), 7n)
 *
 * @category stored format
 * @since 0.1.0
 */
export const originalPosition = ({
  position,
  origin,
}: Pick<StoredEvent, 'position' | 'origin'>): bigint => origin ?? position
