/**
 * Writing one event of a log as it stands there. Its id and version are exact, so that writing it
 * again changes nothing. Before an erasing event come placeholders for what it lists.
 *
 * @since 0.1.0
 */
import type { EventData } from '@eventstore/db-client'
import {
  type ErasedEvent,
  erasedBy,
  match,
  originalPosition,
  type StoredEvent,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import { type Written, write } from '../appending/write.js'
import type { Connected } from '../connected.js'
import { unavailable } from '../connecting/unavailable.js'
import { erasedIn, proposedPlaceholder } from '../placeholder.js'
import { eventsFrom } from '../reading/server-stream.js'
import { proposedCopy } from '../stored-form.js'
import type { CopyFailure } from './copied.js'

type Copied = E.Either<CopyFailure, void>

/** Events in one append, at most: placeholders are small, and all that are needed may be too large. */
const together = 500

const writeAll = async (
  { server }: Connected,
  name: string,
  event: StoredEvent,
  from: number,
  events: readonly EventData[],
): Promise<Copied> => {
  const { stream, version } = event
  for (let index = 0; index < events.length; index += together) {
    const some = events.slice(index, index + together)
    const written = await write(server, name, from + index, some)
    const failure = match<Written, CopyFailure | undefined>(written, {
      Stored: ({ appended }) =>
        appended.position < originalPosition(event)
          ? { type: 'PositionsBehind', stream, version }
          : undefined,
      Conflict: () => ({ type: 'CopyDiffers', stream, version }),
      Unknown: ({ failed }) => ({
        type: 'UnknownOutcome',
        stream,
        because: unavailable(failed).because,
      }),
      NotWritten: ({ failed }) => unavailable(failed),
    })
    if (failure !== undefined) return E.left(failure)
  }
  return E.right(undefined)
}

/** What was copied before it was purged is to be erased here too: this is noted first. */
const writeErasing = async (
  target: Connected,
  name: string,
  event: StoredEvent,
  listed: readonly ErasedEvent[],
): Promise<Copied> => {
  const { stream, version } = event
  const before = await eventsFrom(target.server, name, undefined, version - 1)
  if (E.isLeft(before)) return E.left(unavailable(before.left))
  if (before.right.some((one) => erasedIn(one) === undefined)) {
    const intended = await target.journal.intend(stream, [version])
    if (E.isLeft(intended)) return E.left(unavailable(intended.left))
  }
  const copied = before.right.length
  const placeholders = listed
    .filter((one) => one.version > copied)
    .map((one) => proposedPlaceholder(event, one))
  return writeAll(target, name, event, copied, [...placeholders, proposedCopy(event)])
}

export const copyEvent = async (target: Connected, event: StoredEvent): Promise<Copied> => {
  const name = target.names.onServer(event.stream)
  if (E.isLeft(name)) return name
  const listed = erasedBy(event)
  return listed === undefined || listed.length === 0
    ? writeAll(target, name.right, event, event.version - 1, [proposedCopy(event)])
    : writeErasing(target, name.right, event, listed)
}
