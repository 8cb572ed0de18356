/**
 * Everything that a command makes gets its id from the command, so that repeating the command finds
 * the same stream and the same events.
 *
 * @since 0.1.0
 */
import { v5 } from 'uuid'
import type { StreamName } from '../event/stream-name.js'
import type { Uuid } from '../values/uuid.js'

/**
 * The id of the `ordinal`-th thing of this kind that a command makes, from 0.
 *
 * @example
 * import { derivedId, type Uuid } from '@interaction-log/core'
 *
 * const command = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01' as Uuid
 * assert.strictEqual(derivedId(command, 'interaction', 0), derivedId(command, 'interaction', 0))
 * assert.notStrictEqual(derivedId(command, 'interaction', 0), derivedId(command, 'batch', 0))
 *
 * @category ids
 * @since 0.1.0
 */
export const derivedId = (
  commandId: Uuid,
  kind: 'interaction' | 'batch' | 'draft' | 'worksheet' | 'pass',
  ordinal: number,
): Uuid => v5(`${kind}\n${String(ordinal)}`, commandId) as Uuid

/**
 * The id of a command's `ordinal`-th event on a stream, from 0.
 *
 * @example
 * import { eventId, type Uuid } from '@interaction-log/core'
 *
 * const command = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01' as Uuid
 * assert.strictEqual(
 *   eventId(command, 'interaction-3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11', 0),
 *   '3886929a-1cfa-5e9a-b46f-219424dddfa4',
 * )
 *
 * @category ids
 * @since 0.1.0
 */
export const eventId = (commandId: Uuid, stream: StreamName, ordinal: number): Uuid =>
  v5(`${stream}\n${String(ordinal)}`, commandId) as Uuid

/**
 * The id of the interaction that a line of a logged segment becomes.
 *
 * @example
 * import { lineInteractionId, type Uuid } from '@interaction-log/core'
 *
 * const segmentLogged = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01' as Uuid
 * assert.strictEqual(lineInteractionId(segmentLogged, 1), 'ba17947b-fa4a-52a3-a421-23044cbf5ae8')
 *
 * @category ids
 * @since 0.1.0
 */
export const lineInteractionId = (segmentLogged: Uuid, lineNo: number): Uuid =>
  v5(String(lineNo), segmentLogged) as Uuid
