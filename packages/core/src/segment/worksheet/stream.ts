/**
 * The streams of worksheets.
 *
 * @since 0.1.0
 */
import { type StreamName, streamName } from '../../event/stream-name.js'
import type { Uuid } from '../../values/uuid.js'

/**
 * The category of the streams of worksheets.
 *
 * @category model
 * @since 0.1.0
 */
export const worksheetCategory = 'segmentWorksheet'

/**
 * @example
 * import { type Uuid, worksheetStream } from '@interaction-log/core'
 *
 * assert.strictEqual(
 *   worksheetStream('1f0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01' as Uuid),
 *   'segmentWorksheet-1f0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01',
 * )
 *
 * @category constructors
 * @since 0.1.0
 */
export const worksheetStream = (id: Uuid): StreamName => streamName(worksheetCategory, id)
