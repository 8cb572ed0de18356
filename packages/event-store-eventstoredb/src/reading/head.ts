/**
 * The position of the last event of ours, looked for from the end of the log backwards.
 *
 * @since 0.1.0
 */
import { BACKWARDS, END } from '@eventstore/db-client'
import type { EventStore } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from '../connecting/server.js'
import { unavailable } from '../connecting/unavailable.js'
import type { StreamNames } from '../stream-names.js'
import { visit } from './visit.js'

export const headReader = (server: Server, names: StreamNames): EventStore['head'] => {
  const { read, deadline, settings } = server
  const options = { ...settings.asking, direction: BACKWARDS, fromPosition: END } as const
  /** Up to where the log was looked through, and what was found. Positions are final. */
  let known = { upTo: 0n, head: 0n }

  return () => async () => {
    const found = await read(async (connection) => {
      let [upTo, head] = [known.upTo, known.head]
      await visit(connection.readAll(options), deadline, ({ event }) => {
        if (event === undefined) return true
        const position = event.position.commit
        if (position <= known.upTo) return false
        if (position > upTo) upTo = position
        if (names.ofStream(event.streamId) === undefined) return true
        head = position
        return false
      })
      return { upTo, head }
    })
    if (E.isLeft(found)) return E.left(unavailable(found.left))
    if (found.right.upTo > known.upTo) known = found.right
    return E.right(found.right.head)
  }
}
