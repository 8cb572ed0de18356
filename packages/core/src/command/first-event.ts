/**
 * The first event of a new log.
 *
 * @since 0.1.0
 */
import { v4 } from 'uuid'
import { schemaVersion } from '../event/metadata.js'
import { randomNonce } from '../event/nonce.js'
import { eventId } from '../ids/derived-id.js'
import { type IdKey, idKeyCheck } from '../ids/keyed-id.js'
import { logStream } from '../log/event.js'
import type { Currency } from '../values/money.js'
import type { Uuid } from '../values/uuid.js'
import type { Clock } from '../values/instant.js'
import type { ActorId } from '../values/opaque-id.js'

interface Opening {
  readonly clock: Clock
  readonly actor: ActorId
  readonly idKey: IdKey | undefined
}

export const firstEvent = ({ clock, actor, idKey }: Opening, currency: Currency) => {
  const commandId = v4() as Uuid
  return {
    log: v4() as Uuid,
    id: eventId(commandId, logStream, 0),
    type: 'LogOpened',
    data: {
      format: 1 as const,
      idKeyCheck: idKey === undefined ? null : idKeyCheck(idKey),
      currency,
    },
    metadata: {
      recordedAt: clock().toISOString(),
      actor,
      commandId,
      $correlationId: v4(),
      $causationId: commandId,
      schemaVersion,
    },
    nonce: randomNonce(),
  }
}
