/**
 * The messages of a read or subscription.
 *
 * @since 0.1.0
 */
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Database } from '../log/database.js'
import type { EventRecord } from '../log/event-record.js'
import { resolve } from '../log/resolve-link.js'
import { readEventOf } from '../protocol/recorded-event.js'
import { identifierOf } from '../protocol/stream-name.js'
import type { ReadRequest } from './read-request.js'

const { ReadResp } = streams

const messages = {
  ReadEvent: ReadResp.ReadEvent,
  RecordedEvent: ReadResp.ReadEvent.RecordedEvent,
}

/**
 * @since 0.1.0
 */
export type ToMessage = (event: EventRecord) => streams.ReadResp

/**
 * @since 0.1.0
 */
export const eventMessage =
  (database: Database, { resolveLinks, idsAsText }: ReadRequest): ToMessage =>
  (event) => {
    const message = new ReadResp()
    message.setEvent(readEventOf(messages, resolve(database, event, resolveLinks), idsAsText))
    return message
  }

/**
 * @since 0.1.0
 */
export const streamNotFound = (stream: string): streams.ReadResp => {
  const notFound = new ReadResp.StreamNotFound()
  notFound.setStreamIdentifier(identifierOf(stream))
  const message = new ReadResp()
  message.setStreamNotFound(notFound)
  return message
}

/**
 * @since 0.1.0
 */
export const confirmation = (): streams.ReadResp => {
  const confirmed = new ReadResp.SubscriptionConfirmation()
  confirmed.setSubscriptionId(crypto.randomUUID())
  const message = new ReadResp()
  message.setConfirmation(confirmed)
  return message
}

/**
 * @since 0.1.0
 */
export const caughtUp = (): streams.ReadResp => {
  const message = new ReadResp()
  message.setCaughtUp(new ReadResp.CaughtUp())
  return message
}

/**
 * @since 0.1.0
 */
export const checkpoint = (position: number | bigint): streams.ReadResp => {
  const reached = new ReadResp.Checkpoint()
  reached.setCommitPosition(String(position))
  reached.setPreparePosition(String(position))
  const message = new ReadResp()
  message.setCheckpoint(reached)
  return message
}
