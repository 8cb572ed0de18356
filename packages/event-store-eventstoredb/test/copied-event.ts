import { jsonEvent } from '@eventstore/db-client'
import type { StoredEvent } from '@interaction-log/core'

/** An event as copying writes it to the server: with the position where it was recorded. */
export const copiedEvent = (event: StoredEvent) => {
  const { id, type, data, metadata, log, nonce, origin, position } = event
  return jsonEvent({
    ...{ id, type, data },
    metadata: { ...metadata, log, nonce, origin: String(origin ?? position) },
  })
}
