/**
 * What an erasing event lists, and whether that is what was there. Once it is gone, nobody can check.
 *
 * @since 0.1.0
 */
import type { RecordedEvent } from '@eventstore/db-client'
import {
  commitmentOf,
  type ErasedEvent,
  erasedBy,
  type EventUndecodable,
  originalPosition,
  type PositionText,
  type ReadFailure,
  type StoredEvent,
  type StreamName,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from '../connecting/server.js'
import { erasedIn } from '../placeholder.js'
import { readFailure } from '../reading/read-stream.js'
import { eventsFrom } from '../reading/server-stream.js'
import { storedEvent } from '../stored-form.js'

/** What can still be read of the events before it. */
interface Remains {
  /** As they would have to be listed. */
  readonly stored: readonly ErasedEvent[]
  /** Whether any of them is more than a placeholder. */
  readonly isHeld: boolean
}

export type Evidence =
  /** The stream has not come that far. */
  | { readonly type: 'Absent' }
  | { readonly type: 'NotErasing' }
  | ({ readonly type: 'Erasing'; readonly listed: readonly ErasedEvent[] } & Remains)

const listing = (event: StoredEvent): ErasedEvent => ({
  version: event.version,
  type: event.type,
  position: String(originalPosition(event)) as PositionText,
  commitment: commitmentOf(event),
})

const remainsOf = (
  stream: StreamName,
  recorded: readonly RecordedEvent[],
): E.Either<EventUndecodable, Remains> => {
  const stored: ErasedEvent[] = []
  let isHeld = false
  for (const one of recorded) {
    const placeholder = erasedIn(one)
    const event = placeholder === undefined ? storedEvent(stream, one) : undefined
    if (placeholder !== undefined) stored.push(placeholder)
    if (event === undefined) continue
    if (E.isLeft(event)) return event
    stored.push(listing(event.right))
    isHeld = true
  }
  return E.right({ stored, isHeld })
}

export const evidenceAt = async (
  server: Server,
  name: string,
  stream: StreamName,
  version: number,
): Promise<E.Either<ReadFailure, Evidence>> => {
  const recorded = await eventsFrom(server, name, undefined, version)
  if (E.isLeft(recorded)) return E.left(readFailure(stream, recorded.left))
  const upTo = recorded.right.filter(({ revision }) => revision < version)
  const last = upTo.at(-1)
  if (last === undefined || Number(last.revision) + 1 !== version)
    return E.right({ type: 'Absent' })
  if (erasedIn(last) !== undefined) return E.right({ type: 'NotErasing' })
  const erasing = storedEvent(stream, last)
  if (E.isLeft(erasing)) return erasing
  const listed = erasedBy(erasing.right)
  if (listed === undefined) return E.right({ type: 'NotErasing' })
  const remains = remainsOf(stream, upTo.slice(0, -1))
  return E.isLeft(remains) ? remains : E.right({ type: 'Erasing', listed, ...remains.right })
}

const isSame = (listed: ErasedEvent, stored: ErasedEvent, version: number): boolean =>
  listed.version === version &&
  stored.version === version &&
  listed.type === stored.type &&
  listed.position === stored.position &&
  listed.commitment === stored.commitment

/** The first version before `version` that is not listed as it is stored. */
export const mismatch = (
  listed: readonly ErasedEvent[],
  stored: readonly ErasedEvent[],
  version: number,
): number | undefined => {
  for (let at = 1; at < version; at++) {
    const [one, other] = [listed[at - 1], stored[at - 1]]
    if (one === undefined || other === undefined || !isSame(one, other, at)) return at
  }
  return listed.length === version - 1 ? undefined : version
}
