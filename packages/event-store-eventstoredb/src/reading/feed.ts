/**
 * One subscription of the client, as long as it lasts. What the client says beside the events (caught
 * up, checkpoints) runs ahead of those that are still to be read; here everything is said in order.
 *
 * @since 0.1.0
 */
import {
  type AllStreamRecordedEvent,
  type AllStreamResolvedEvent,
  BACKWARDS,
  END,
} from '@eventstore/db-client'
import type { Link, Server } from '../connecting/server.js'
import { Silence, type Trouble, troubleOf } from '../connecting/trouble.js'
import type { ServerFilter } from '../stream-names.js'
import { ended, subscribe } from './subscribe.js'
import { collect } from './visit.js'

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

const isResolved = (item: unknown): item is AllStreamResolvedEvent =>
  typeof item === 'object' && item !== null

export const openFeed = (
  server: Server,
  { connection, left }: Link,
  after: bigint,
  filter: ServerFilter,
  canceled: AbortSignal,
): Feed => {
  const { deadline, settings } = server
  let taken = 0
  let state: 'opening' | 'confirmed' | 'catching up' | 'live' = 'opening'
  let dropped: Trouble | undefined
  /** How many events stand before it. */
  let caughtUpBehind: number | undefined
  let checkpoint = { behind: 0, position: 0n }
  let wake = (): void => undefined

  const behind = () => taken + subscription.readableLength
  const readable = () => {
    wake()
  }
  const drop = (trouble: Trouble) => {
    dropped ??= trouble
    wake()
  }
  const end = () => {
    drop(ended)
  }
  const subscription = subscribe(connection, server, after, filter, {
    confirmation: () => {
      state = 'confirmed'
      wake()
    },
    caughtUp: () => {
      caughtUpBehind ??= behind()
      wake()
    },
    checkpoint: (position) => {
      checkpoint = { behind: behind(), position }
      wake()
    },
    readable,
    dropped: drop,
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
  const silent = () => {
    if (state !== 'live') {
      drop(troubleOf(new Silence()))
      return
    }
    const { credentials } = settings.asking
    const last = { direction: BACKWARDS, fromPosition: END, maxCount: 1, credentials } as const
    collect(connection.readAll(last), deadline).then(readable, (error: unknown) => {
      drop(troubleOf(error))
    })
  }

  const change = () =>
    new Promise<void>((resolve) => {
      const watch = setTimeout(silent, state === 'live' ? 2 * deadline : deadline)
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
      subscription.off('readable', readable).resume()
    },
  }
}
