/**
 * From what was decided to what is appended: ids that derive from the command, one nonce an event, and
 * who, when and through which command.
 *
 * @since 0.1.0
 */
import * as NEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { JsonObject } from '../event/json.js'
import { schemaVersion } from '../event/metadata.js'
import { randomNonce } from '../event/nonce.js'
import type { NewEvent } from '../event/stored-event.js'
import type { StreamName } from '../event/stream-name.js'
import { eventId } from '../ids/derived-id.js'
import type { CommandContext, LogSession } from './session.js'

export const newEvents = (
  { log, clock }: LogSession,
  stream: StreamName,
  context: CommandContext,
  events: NEA.ReadonlyNonEmptyArray<{ readonly type: string; readonly data: JsonObject }>,
  /** How many events of the command the stream holds. */
  before = 0,
): NEA.ReadonlyNonEmptyArray<NewEvent> => {
  const metadata = {
    recordedAt: clock().toISOString(),
    actor: context.actor,
    commandId: context.commandId,
    $correlationId: context.correlationId,
    $causationId: context.causationId,
    schemaVersion,
  }
  return NEA.mapWithIndex((ordinal, { type, data }: { type: string; data: JsonObject }) => ({
    log,
    id: eventId(context.commandId, stream, before + ordinal),
    type,
    data,
    metadata,
    nonce: randomNonce(),
  }))(events)
}
