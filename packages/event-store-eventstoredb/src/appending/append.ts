/**
 * Appending, as the port has it.
 *
 * @since 0.1.0
 */
import type { EventData } from '@eventstore/db-client'
import {
  type Appended,
  type AppendFailure,
  erasedBy,
  type EventStore,
  match,
  type NewEvent,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from '../connecting/server.js'
import { unavailable } from '../connecting/unavailable.js'
import type { Journal } from '../erasing/journal.js'
import { proposedEvents } from '../stored-form.js'
import type { StreamNames } from '../stream-names.js'
import { versionOf, write } from './write.js'

const isVersion = (version: number): boolean => Number.isSafeInteger(version) && version >= 0

const bytesOf = (events: readonly EventData[]): number =>
  events.reduce((sum, { data, metadata }) => sum + JSON.stringify([data, metadata]).length, 0)

/** The versions at which these events erase. */
const erasingVersions = (expected: number, events: readonly NewEvent[]): readonly number[] =>
  events.flatMap((event, index) => (erasedBy(event) === undefined ? [] : [expected + index + 1]))

export const appender =
  (server: Server, names: StreamNames, journal: Journal): EventStore['appendToStream'] =>
  (stream, expected, events) =>
  async (): Promise<E.Either<AppendFailure, Appended>> => {
    const name = names.onServer(stream)
    if (E.isLeft(name)) return name
    const proposed = proposedEvents(stream, events)
    if (E.isLeft(proposed)) return proposed
    const conflict = (actual: number): E.Either<AppendFailure, Appended> =>
      E.left({ type: 'VersionConflict', stream, expected, actual })

    if (!isVersion(expected)) {
      const actual = await versionOf(server, name.right)
      return E.isLeft(actual) ? E.left(unavailable(actual.left)) : conflict(actual.right)
    }
    const erasing = erasingVersions(expected, events)
    const intended = erasing.length > 0 ? await journal.intend(stream, erasing) : undefined
    if (intended !== undefined && E.isLeft(intended)) return E.left(unavailable(intended.left))

    return match(await write(server, name.right, expected, proposed.right), {
      Stored: ({ appended }) => E.right(appended),
      Conflict: ({ actual }) => conflict(actual),
      Unknown: ({ failed }) =>
        E.left({ type: 'UnknownOutcome', stream, because: unavailable(failed).because }),
      NotWritten: ({ failed }): E.Either<AppendFailure, Appended> =>
        E.left(
          failed.type === 'TooLarge'
            ? {
                type: 'EventTooLarge',
                stream,
                bytes: bytesOf(proposed.right),
                limit: failed.limit,
              }
            : unavailable(failed),
        ),
    })
  }
