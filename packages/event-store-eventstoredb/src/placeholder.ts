/**
 * What stands for an event that was erased before its log was copied here: what its erasing event
 * lists of it, and nothing else. It counts as erased, and is never handed out. It has no nonce, by
 * which it is told from every event that was ever appended.
 *
 * @since 0.1.0
 */
import { type EventData, jsonEvent, type RecordedEvent } from '@eventstore/db-client'
import {
  Commitment,
  type ErasedEvent,
  eventId,
  PositionText,
  type StoredEvent,
  Uuid,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

const Content = t.strict({ type: t.string, commitment: Commitment })
const Beside = t.strict({ log: Uuid, origin: PositionText, nonce: t.undefined })

/** Its id is derived from the erasing event's, so that copying again writes nothing. */
export const proposedPlaceholder = (
  { id, log, stream }: StoredEvent,
  { version, type, position, commitment }: ErasedEvent,
): EventData =>
  jsonEvent({
    id: eventId(id, stream, version),
    type: 'Erased',
    data: { type, commitment },
    metadata: { log, origin: position },
  })

/** What this placeholder stands for; `undefined` = it is an event. */
export const erasedIn = ({
  type,
  data,
  metadata,
  revision,
}: RecordedEvent): ErasedEvent | undefined => {
  if (type !== 'Erased') return undefined
  const [content, beside] = [Content.decode(data), Beside.decode(metadata)]
  return E.isRight(content) && E.isRight(beside)
    ? { version: Number(revision) + 1, position: beside.right.origin, ...content.right }
    : undefined
}
