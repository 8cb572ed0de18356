/**
 * The messages that consumers are sent.
 *
 * @since 0.1.0
 */
import persistent from '@eventstore/db-client/generated/persistent_pb.js'
import { readEventOf } from '../protocol/recorded-event.js'
import type { Message } from './message.js'

const { ReadResp } = persistent

const messages = {
  ReadEvent: ReadResp.ReadEvent,
  RecordedEvent: ReadResp.ReadEvent.RecordedEvent,
}

/**
 * @since 0.1.0
 */
export const confirmationOf = (subscriptionId: string): persistent.ReadResp =>
  new ReadResp().setSubscriptionConfirmation(
    new ReadResp.SubscriptionConfirmation().setSubscriptionId(subscriptionId),
  )

/**
 * An event that a link leads to has the position of the link here.
 *
 * @since 0.1.0
 */
export const eventMessage = (
  { resolved: { event, link }, retries }: Message,
  idsAsText: boolean,
): persistent.ReadResp => {
  const position = link?.position ?? event?.position ?? 0
  const placed = { event: event && { ...event, position }, link }
  const readEvent = readEventOf(messages, placed, idsAsText).setRetryCount(retries)
  return new ReadResp().setEvent(readEvent)
}
