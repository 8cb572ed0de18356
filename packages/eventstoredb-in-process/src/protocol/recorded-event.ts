/**
 * Stored events as messages of the protocol.
 *
 * @since 0.1.0
 */
import type shared from '@eventstore/db-client/generated/shared_pb.js'
import type { Map as ProtobufMap } from 'google-protobuf'
import type { EventRecord } from '../log/event-record.js'
import type { ResolvedEvent } from '../log/resolve-link.js'
import { revisionText } from './revision.js'
import { identifierOf } from './stream-name.js'
import { uuidAsHalves, uuidAsText } from './uuid.js'

/** Streams and persistent subscriptions have messages of their own, of the same shape. */
interface RecordedEventMessage {
  setId(id: shared.UUID): unknown
  setStreamIdentifier(identifier: shared.StreamIdentifier): unknown
  setStreamRevision(revision: string): unknown
  setPreparePosition(position: string): unknown
  setCommitPosition(position: string): unknown
  getMetadataMap(): ProtobufMap<string, string>
  setCustomMetadata(bytes: Uint8Array): unknown
  setData(bytes: Uint8Array): unknown
}

interface ReadEventMessage<Recorded> {
  setEvent(event: Recorded): unknown
  setLink(link: Recorded): unknown
  setCommitPosition(position: string): unknown
}

/** 100 ns each, since 1970. */
const ticks = (milliseconds: number): string => `${String(milliseconds)}0000`

const fill = (message: RecordedEventMessage, event: EventRecord, idsAsText: boolean): void => {
  message.setId(idsAsText ? uuidAsText(event.id) : uuidAsHalves(event.id))
  message.setStreamIdentifier(identifierOf(event.stream))
  message.setStreamRevision(revisionText(event.revision))
  message.setPreparePosition(String(event.position))
  message.setCommitPosition(String(event.position))
  message
    .getMetadataMap()
    .set('type', event.type)
    .set('created', ticks(event.createdAt))
    .set('content-type', event.isJson ? 'application/json' : 'application/octet-stream')
  message.setCustomMetadata(event.metadata)
  message.setData(event.data)
}

/**
 * @since 0.1.0
 */
export const readEventOf = <
  Recorded extends RecordedEventMessage,
  ReadEvent extends ReadEventMessage<Recorded>,
>(
  messages: { readonly ReadEvent: new () => ReadEvent; readonly RecordedEvent: new () => Recorded },
  { event, link }: ResolvedEvent,
  idsAsText: boolean,
): ReadEvent => {
  const message = new messages.ReadEvent()
  const recorded = (record: EventRecord): Recorded => {
    const filled = new messages.RecordedEvent()
    fill(filled, record, idsAsText)
    return filled
  }
  if (event !== undefined) message.setEvent(recorded(event))
  if (link !== undefined) message.setLink(recorded(link))
  const original = link ?? event
  if (original !== undefined) message.setCommitPosition(String(original.position))
  return message
}
