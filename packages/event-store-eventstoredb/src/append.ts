/**
 * Appending: asked until the server answers. Ids and version are exact, so a repeat changes nothing.
 *
 * @since 0.1.0
 */
import { type EventData, NO_STREAM } from '@eventstore/db-client'
import {
  type Appended,
  type AppendFailure,
  type EventStore,
  erasedBy,
  match,
  type NewEvent,
  type StreamName,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Failed, Server } from './connecting/server.js'
import { unavailable } from './connecting/unavailable.js'
import { within } from './connecting/within.js'
import type { Journal } from './erasing/journal.js'
import { readBack } from './read-back.js'
import { lastEvent } from './reading/server-stream.js'
import { proposedEvents } from './stored-form.js'
import type { StreamNames } from './stream-names.js'

const isVersion = (version: number): boolean => Number.isSafeInteger(version) && version >= 0

const bytesOf = (events: readonly EventData[]): number =>
  events.reduce((sum, { data, metadata }) => sum + JSON.stringify([data, metadata]).length, 0)

export const appender = (
  server: Server,
  names: StreamNames,
  journal: Journal,
): EventStore['appendToStream'] => {
  const { ask, deadline, settings } = server

  const append = (name: string, expected: number, events: EventData[]) =>
    ask(async (connection) => {
      const answer = connection.appendToStream(name, events, {
        expectedRevision: expected === 0 ? NO_STREAM : BigInt(expected - 1),
        ...settings.asking,
        deadline,
      })
      const { position } = await within(deadline, answer)
      return position?.commit
    })

  const intend = async (
    stream: StreamName,
    expected: number,
    events: readonly NewEvent[],
  ): Promise<E.Either<Failed, unknown>> => {
    const versions = events.flatMap((event, index) =>
      erasedBy(event) === undefined ? [] : [expected + index + 1],
    )
    return versions.length === 0 ? E.right(undefined) : journal.intend(stream, versions)
  }

  return (stream, expected, events) => async (): Promise<E.Either<AppendFailure, Appended>> => {
    const name = names.onServer(stream)
    if (E.isLeft(name)) return name
    const proposed = proposedEvents(stream, events)
    if (E.isLeft(proposed)) return proposed
    const conflict = (actual: number) =>
      E.left({ type: 'VersionConflict' as const, stream, expected, actual })

    if (!isVersion(expected)) {
      const last = await lastEvent(server, name.right)
      if (E.isLeft(last)) return E.left(unavailable(last.left))
      return conflict(last.right === undefined ? 0 : Number(last.right.revision) + 1)
    }
    const intended = await intend(stream, expected, events)
    if (E.isLeft(intended)) return E.left(unavailable(intended.left))

    const answer = await append(name.right, expected, proposed.right)
    if (E.isRight(answer) && answer.right !== undefined)
      return E.right({ version: expected + events.length, position: answer.right })
    if (E.isLeft(answer)) {
      const { left } = answer
      if (left.type === 'WrongVersion') return conflict(left.actual)
      if (left.type === 'TooLarge')
        return E.left({
          type: 'EventTooLarge',
          stream,
          bytes: bytesOf(proposed.right),
          limit: left.limit,
        })
      if (left.type !== 'Unanswered' && left.type !== 'Rejected') return E.left(unavailable(left))
    }
    const seen = await readBack(server, name.right, expected, proposed.right)
    return match(seen, {
      Stored: ({ appended }) => E.right(appended),
      Taken: ({ actual }) => conflict(actual),
      NotSeen: () =>
        E.left({
          type: 'UnknownOutcome',
          stream,
          because: E.isLeft(answer) ? unavailable(answer.left).because : 'it was answered without a position',
        }),
    })
  }
}
