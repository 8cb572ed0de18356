/**
 * Whether an append is stored, as far as it can be seen.
 *
 * @since 0.1.0
 */
import type { EventData } from '@eventstore/db-client'
import type { Appended } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from '../connecting/server.js'
import { eventsFrom } from '../reading/server-stream.js'

export type Seen =
  | { readonly type: 'Stored'; readonly appended: Appended }
  /** Others stand where it would have to stand: it can never be stored. */
  | { readonly type: 'Taken' }
  /** It may still come. */
  | { readonly type: 'NotSeen' }

export const readBack = async (
  server: Server,
  name: string,
  expected: number,
  events: readonly EventData[],
): Promise<Seen> => {
  const read = await eventsFrom(server, name, BigInt(expected), events.length)
  const stored = E.isRight(read) ? read.right : []
  if (stored.some(({ id }, index) => id !== events[index]?.id)) return { type: 'Taken' }
  const position = stored.at(-1)?.position?.commit
  return stored.length < events.length || position === undefined
    ? { type: 'NotSeen' }
    : { type: 'Stored', appended: { version: expected + events.length, position } }
}
