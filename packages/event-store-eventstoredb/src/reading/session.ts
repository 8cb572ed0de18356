/**
 * One subscription from where a reader stands until the server drops it.
 *
 * @since 0.1.0
 */
import type { AllStreamRecordedEvent } from '@eventstore/db-client'
import type {
  EventUndecodable,
  ReadFailure,
  StoredEvent,
  SubscriptionMessage,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Failed, Link, Server } from '../connecting/server.js'
import { type Trouble, troubleOf } from '../connecting/trouble.js'
import type { ServerFilter } from '../stream-names.js'
import type { Cursor } from './cursor.js'
import { type Fed, type Feed, openFeed } from './feed.js'
import { placeOf } from './place.js'
import { collect } from './visit.js'

export type Message = E.Either<ReadFailure, SubscriptionMessage>

interface Batch {
  readonly events: readonly StoredEvent[]
  readonly then: Exclude<Fed, { readonly type: 'Event' }> | EventUndecodable | undefined
}

/** Whole batches while there is more to catch up with; then whatever is there. */
const nextBatch = async (
  feed: Feed,
  cursor: Cursor,
  size: number,
  isLive: boolean,
): Promise<Batch> => {
  const events: StoredEvent[] = []
  while (events.length < size) {
    const fed = feed.ready() ?? (isLive && events.length > 0 ? undefined : await feed.next())
    if (fed?.type !== 'Event') return { events, then: fed }
    const event = cursor.take(fed.event)
    if (event === undefined) continue
    if (E.isLeft(event)) return { events, then: event.left }
    events.push(event.right)
  }
  return { events, then: undefined }
}

/** Where the reader is served; another one if the client has found another server since. */
const socketOf = ({ connection }: Link) => connection.channel()

/**
 * If the event at which a subscription starts was scavenged, the server takes the next one for it and
 * leaves that out. So once the server has chosen where to start, the first event from that place on is
 * read as well.
 */
const leftOut = async (
  { deadline, settings }: Server,
  { connection }: Link,
  at: bigint,
): Promise<E.Either<Trouble, AllStreamRecordedEvent | undefined>> => {
  const options = {
    fromPosition: placeOf(at),
    maxCount: 1,
    credentials: settings.asking.credentials,
  }
  return collect(connection.readAll(options), deadline).then(
    ([first]) => E.right(first?.event),
    (error: unknown) => E.left(troubleOf(error)),
  )
}

const movedOn: Trouble = {
  type: 'Unanswered',
  because: 'another server has answered',
  isBroken: false,
}

/** How it ended. Whether to go on is not decided here. */
export interface SessionEnd {
  readonly because: Failed | EventUndecodable
  readonly wasLive: boolean
}

export const session = async function* (
  server: Server,
  link: Link,
  filter: ServerFilter,
  cursor: Cursor,
  size: number,
  canceled: AbortSignal,
): AsyncGenerator<Message, SessionEnd> {
  const at = cursor.at()
  const feed = openFeed(server, link, at, filter, canceled)
  const socket = socketOf(link)
  let wasLive = false
  try {
    for (;;) {
      const { events, then } = await nextBatch(feed, cursor, size, wasLive)
      if (events.length > 0) yield E.right({ type: 'Events', events })
      cursor.pass(feed.passed())
      switch (then?.type) {
        case undefined:
          break
        case 'Confirmed': {
          if (at <= 0n) break
          const skipped = await leftOut(server, link, at)
          if (E.isLeft(skipped)) return { because: skipped.left, wasLive }
          // Each server has scavenged for itself: what another one says is no answer.
          if ((await socketOf(link)) !== (await socket)) return { because: movedOn, wasLive }
          const event = skipped.right && cursor.take(skipped.right)
          if (event === undefined) break
          if (E.isLeft(event)) return { because: event.left, wasLive }
          yield E.right({ type: 'Events', events: [event.right] })
          break
        }
        case 'CaughtUp': {
          wasLive = true
          const message = cursor.caughtUp()
          if (message !== undefined) yield E.right(message)
          break
        }
        case 'Dropped':
          return { because: then.trouble, wasLive }
        case 'EventUndecodable':
          return { because: then, wasLive }
      }
    }
  } finally {
    feed.close()
  }
}
