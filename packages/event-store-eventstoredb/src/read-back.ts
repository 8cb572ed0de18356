/**
 * What became of an append that nobody answered, as far as it can be seen.
 *
 * @since 0.1.0
 */
import type { EventData } from '@eventstore/db-client'
import type { Appended } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from './connecting/server.js'
import { eventsFrom, lastEvent } from './reading/server-stream.js'

export type Seen =
  | { readonly type: 'Stored'; readonly appended: Appended }
  /** Others stand where it would have to stand: it can never be stored. */
  | { readonly type: 'Taken'; readonly actual: number }
  /** It may still come. */
  | { readonly type: 'NotSeen' }

export const readBack = async (
  server: Server,
  name: string,
  expected: number,
  events: readonly EventData[],
): Promise<Seen> => {
  const stored = await eventsFrom(server, name, BigInt(expected), events.length)
  if (E.isLeft(stored) || stored.right.length === 0) return { type: 'NotSeen' }
  const position = stored.right.at(-1)?.position?.commit
  if (events.every(({ id }, index) => stored.right[index]?.id === id) && position !== undefined)
    return { type: 'Stored', appended: { version: expected + events.length, position } }
  const last = await lastEvent(server, name)
  return E.isRight(last) && last.right !== undefined
    ? { type: 'Taken', actual: Number(last.right.revision) + 1 }
    : { type: 'NotSeen' }
}
