/**
 * What a hold is on: one interaction, or all that are of one contact.
 *
 * @since 0.1.0
 */
import { type StreamName, streamName } from '../event/stream-name.js'
import { type IdKey, keyedId } from '../ids/keyed-id.js'
import type { InteractionId } from '../interaction/event.js'
import type { ContactId } from '../values/opaque-id.js'

/**
 * @category model
 * @since 0.1.0
 */
export type HoldSubject =
  | { readonly type: 'interaction'; readonly interactionId: InteractionId }
  | { readonly type: 'contact'; readonly contactId: ContactId }

/**
 * The stream of the holds on this. Its name tells nobody what that is, without the log's key.
 *
 * @example
 * import { type ContactId, holdStream, type IdKey } from '@interaction-log/core'
 *
 * const idKey = 'a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf' as IdKey
 * assert.strictEqual(
 *   holdStream(idKey, { type: 'contact', contactId: 'CT000012' as ContactId }),
 *   'hold-ab402f5d-793f-8e96-8a98-0478bcef21e6',
 * )
 *
 * @category constructors
 * @since 0.1.0
 */
export const holdStream = (idKey: IdKey, subject: HoldSubject): StreamName => {
  const id = subject.type === 'contact' ? subject.contactId : subject.interactionId
  return streamName('hold', keyedId(idKey, ['hold', subject.type, id]))
}
