/**
 * The log from a position on, caught up with and then followed, through any number of subscriptions:
 * whenever the server drops one, it is asked for the rest.
 *
 * @since 0.1.0
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { ReadAll } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { mayPass, type Server } from '../connecting/server.js'
import { unavailable } from '../connecting/unavailable.js'
import type { StreamNames } from '../stream-names.js'
import { cursor } from './cursor.js'
import { type Message, session, type SessionEnd } from './session.js'

const usualBatch = 256
const firstPause = 20
const longestPause = 640

/** Ends when it is canceled, or with a failure: of the server for longer than it is waited for. */
export const follow = async function* (
  server: Server,
  names: StreamNames,
  { after, categories, batchSize = usualBatch }: ReadAll,
  canceled: AbortSignal,
): AsyncGenerator<Message, undefined> {
  const filter = names.filter(categories)
  const size = batchSize >= 1 ? Math.floor(batchSize) : 1
  const reader = cursor(names, categories, after)
  let failingSince: number | undefined
  let ms = firstPause

  for (;;) {
    const before = reader.at()
    const link = server.link()
    const { because, wasLive }: SessionEnd = server.isClosed()
      ? { because: { type: 'Closed' }, wasLive: false }
      : yield* session(server, link, filter, reader, size, canceled)
    if (canceled.aborted) return
    if (because.type === 'EventUndecodable') {
      yield E.left(because)
      return
    }
    if (wasLive || reader.at() > before) {
      failingSince = undefined
      ms = firstPause
      if (mayPass(because) && !because.isBroken) continue
    }
    failingSince ??= performance.now()
    const isOver = performance.now() - failingSince > server.patience
    if (server.isClosed() || !mayPass(because) || isOver) {
      yield E.left(unavailable(server.isClosed() ? { type: 'Closed' } : because))
      return
    }
    if (because.isBroken) server.leave(link)
    await pause(ms, undefined, { signal: canceled }).catch(() => undefined)
    ms = Math.min(2 * ms, longestPause)
  }
}
