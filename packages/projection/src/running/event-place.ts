/**
 * @since 0.1.0
 */
import type { StoredEvent } from '@interaction-log/core'
import type { EventPlace } from '../failure.js'

export const eventPlace = (event: StoredEvent | undefined): EventPlace | undefined =>
  event && {
    stream: event.stream,
    version: event.version,
    eventType: event.type,
    position: event.position,
  }
