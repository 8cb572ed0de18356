/**
 * One subscription of the client, as long as it lasts. What the client says beside the events (caught
 * up, checkpoints) runs ahead of those that are still to be read; here everything is said in order.
 *
 * @since 0.1.0
 */
import type { AllStreamRecordedEvent, AllStreamResolvedEvent } from '@eventstore/db-client'
import type { Link, Server } from '../connecting/server.js'
import { Silence, type Trouble, troubleOf } from '../connecting/trouble.js'
import type { ServerFilter } from '../stream-names.js'
import { placeOf } from './place.js'

export type Fed =
  | { readonly type: 'Confirmed' }
  | { readonly type: 'Event'; readonly event: AllStreamRecordedEvent }
  | { readonly type: 'CaughtUp' }
  | { readonly type: 'Dropped'; readonly trouble: Trouble }

export interface Feed {
  /** What comes next, if it is there. */
  readonly ready: () => Fed | undefined
  readonly next: () => Promise<Fed>
  /** The server has looked at everything up to here, and nothing of it is still to be read. */
  readonly passed: () => bigint
  readonly close: () => void
}

/** Events that wait in memory between the server and the reader, at most. */
const buffered = 64

/** After so many events at which it has looked, the server says how far it has come. */
const searchWindow = 512

const ended: Trouble = {
  type: 'Unanswered',
  because: 'the server ended the subscription',
  isBroken: false,
}

/** Servers have said checkpoints beyond the end of any log. */
const isPlausible = (position: bigint): boolean => position < 2n ** 63n

const isResolved = (item: unknown): item is AllStreamResolvedEvent =>
  typeof item === 'object' && item !== null

export const openFeed = (
  { deadline, settings }: Server,
  { connection, left }: Link,
  after: bigint,
  filter: ServerFilter,
  canceled: AbortSignal,
): Feed => {
  let taken = 0
  let state: 'opening' | 'confirmed' | 'catching up' | 'live' = 'opening'
  let dropped: Trouble | undefined
  /** How many events stand before it. */
  let caughtUpBehind: number | undefined
  let checkpoint = { behind: 0, position: 0n }
  let wake = (): void => undefined

  const heard = (note?: () => void) => () => {
    note?.()
    wake()
  }
  const signal = heard()
  const drop = (trouble: Trouble) => {
    dropped ??= trouble
    wake()
  }
  const end = () => {
    drop(ended)
  }
  const behind = () => taken + subscription.readableLength

  const subscription = connection.subscribeToAll(
    {
      fromPosition: placeOf(after),
      credentials: settings.asking.credentials,
      filter: {
        ...filter,
        checkpointInterval: 1,
        maxSearchWindow: searchWindow,
        checkpointReached: (_, { commit }) => {
          if (isPlausible(commit)) checkpoint = { behind: behind(), position: commit }
          wake()
        },
      },
    },
    { highWaterMark: buffered },
  )
  subscription.on(
    'confirmation',
    heard(() => {
      state = 'confirmed'
    }),
  )
  subscription.on(
    'caughtUp',
    heard(() => {
      caughtUpBehind ??= behind()
    }),
  )
  subscription.on('readable', signal).on('end', end).on('close', end)
  // It stays to the end: behind its first error a stream may throw a second one.
  subscription.on('error', (error) => {
    drop(troubleOf(error))
  })
  for (const signal of [left, canceled]) signal.addEventListener('abort', end)

  const ready = (): Fed | undefined => {
    if (state === 'confirmed') {
      state = 'catching up'
      return { type: 'Confirmed' }
    }
    if (state === 'catching up' && caughtUpBehind !== undefined && taken >= caughtUpBehind) {
      state = 'live'
      return { type: 'CaughtUp' }
    }
    for (;;) {
      const item: unknown = subscription.read()
      if (!isResolved(item)) break
      taken++
      if (item.event !== undefined) return { type: 'Event', event: item.event }
    }
    return dropped && { type: 'Dropped', trouble: dropped }
  }

  /** A server that is live may well have nothing to say; before that it has. */
  const change = () =>
    new Promise<void>((resolve) => {
      const watch =
        state === 'live'
          ? undefined
          : setTimeout(() => {
              drop(troubleOf(new Silence()))
            }, deadline)
      wake = () => {
        clearTimeout(watch)
        wake = () => undefined
        resolve()
      }
    })

  return {
    ready,
    next: async () => {
      for (;;) {
        const fed = ready()
        if (fed !== undefined) return fed
        await change()
      }
    },
    passed: () => (taken >= checkpoint.behind ? checkpoint.position : 0n),
    close: () => {
      for (const signal of [left, canceled]) signal.removeEventListener('abort', end)
      // Nothing can be done about a call that never began.
      subscription.unsubscribe().catch(() => undefined)
      // The client keeps a call for ever of which something is left to be read.
      subscription.off('readable', signal).resume()
    },
  }
}
