/**
 * What an erasing event lists, and whether that is what was there. Once it is gone, nobody can check.
 *
 * @since 0.1.0
 */
import {
  commitmentOf,
  type ErasedEvent,
  erasedBy,
  type ReadFailure,
  type StoredEvent,
  type StreamName,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from '../connecting/server.js'
import { readFailure, storedEvents } from '../reading/read-stream.js'
import { eventsFrom } from '../reading/server-stream.js'

export type Evidence =
  /** The stream has not come that far. */
  | { readonly type: 'Absent' }
  | { readonly type: 'NotErasing' }
  | {
      readonly type: 'Erasing'
      readonly listed: readonly ErasedEvent[]
      /** What can still be read of the events before it. */
      readonly stored: readonly StoredEvent[]
    }

export const evidenceAt = async (
  server: Server,
  name: string,
  stream: StreamName,
  version: number,
): Promise<E.Either<ReadFailure, Evidence>> => {
  const recorded = await eventsFrom(server, name, undefined, version)
  if (E.isLeft(recorded)) return E.left(readFailure(stream, recorded.left))
  const events = storedEvents(
    stream,
    recorded.right.filter(({ revision }) => revision < version),
  )
  if (E.isLeft(events)) return events
  const last = events.right.at(-1)
  if (last?.version !== version) return E.right({ type: 'Absent' })
  const listed = erasedBy(last)
  return E.right(
    listed === undefined
      ? { type: 'NotErasing' }
      : { type: 'Erasing', listed, stored: events.right.slice(0, -1) },
  )
}

const isSame = (listed: ErasedEvent, stored: StoredEvent, version: number): boolean =>
  listed.version === version &&
  stored.version === version &&
  listed.type === stored.type &&
  listed.position === String(stored.position) &&
  listed.commitment === commitmentOf(stored)

/** The first version before `version` that is not listed as it is stored. */
export const mismatch = (
  listed: readonly ErasedEvent[],
  stored: readonly StoredEvent[],
  version: number,
): number | undefined => {
  for (let at = 1; at < version; at++) {
    const [one, other] = [listed[at - 1], stored[at - 1]]
    if (one === undefined || other === undefined || !isSame(one, other, at)) return at
  }
  return listed.length === version - 1 ? undefined : version
}
