/**
 * What an erasing event lists of an event that is stored now.
 *
 * @since 0.1.0
 */
import { commitmentOf } from '../event/commitment.js'
import type { ErasedEvent, PositionText } from '../event/erasing-event.js'
import { originalPosition } from '../event/original-position.js'
import type { StoredEvent } from '../event/stored-event.js'

export const evidenceOf = (stored: StoredEvent): ErasedEvent => ({
  version: stored.version,
  type: stored.type,
  position: String(originalPosition(stored)) as PositionText,
  commitment: commitmentOf(stored),
})
