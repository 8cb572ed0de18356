/**
 * Writing to a stream, asked until the answer is sure. Ids and version are exact, so a repeat changes
 * nothing.
 *
 * @since 0.1.0
 */
import { setTimeout as pause } from 'node:timers/promises'
import { type EventData, type ExpectedRevision, NO_STREAM } from '@eventstore/db-client'
import type { Appended } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Failed, Server } from '../connecting/server.js'
import { lastEvent } from '../reading/server-stream.js'
import { readBack } from './read-back.js'

export type Written =
  | { readonly type: 'Stored'; readonly appended: Appended }
  /** The stream stands elsewhere. */
  | { readonly type: 'Conflict'; readonly actual: number }
  | { readonly type: 'Unknown'; readonly failed: Failed }
  | { readonly type: 'NotWritten'; readonly failed: Failed }

/** The version of the stream, 0 if there is none. */
export const versionOf = async (
  server: Server,
  name: string,
): Promise<E.Either<Failed, number>> => {
  const last = await lastEvent(server, name)
  if (E.isLeft(last)) return last
  return E.right(last.right === undefined ? 0 : Number(last.right.revision) + 1)
}

const nowhere: Failed = {
  type: 'Unanswered',
  because: 'the server did not say where it is stored',
  isBroken: false,
}

const asked = async (
  { call, deadline, settings }: Server,
  name: string,
  expected: number,
  events: EventData[],
): Promise<E.Either<Failed, bigint>> => {
  const expectedRevision: ExpectedRevision = expected === 0 ? NO_STREAM : BigInt(expected - 1)
  const answer = await call((connection) => {
    const options = { expectedRevision, ...settings.asking, deadline }
    return connection.appendToStream(name, events, options)
  })
  if (E.isLeft(answer)) return answer
  const { position } = answer.right
  return position === undefined ? E.left(nowhere) : E.right(position.commit)
}

/** How long an append that is on its way is given to arrive, in milliseconds. */
const onItsWay = 20

export const write = async (
  server: Server,
  name: string,
  expected: number,
  events: EventData[],
): Promise<Written> => {
  const version = expected + events.length
  const until = performance.now() + server.patience
  for (;;) {
    const answer = await asked(server, name, expected, events)
    if (E.isRight(answer)) return { type: 'Stored', appended: { version, position: answer.right } }
    const failed = answer.left
    const isConflict = failed.type === 'WrongVersion'
    if (isConflict && failed.actual < version) return { type: 'Conflict', actual: failed.actual }
    if (!isConflict && failed.type !== 'Unanswered' && failed.type !== 'Rejected')
      return { type: 'NotWritten', failed }

    const seen = await readBack(server, name, expected, events)
    if (seen.type === 'Stored') return seen
    if (seen.type === 'Taken') {
      const actual = isConflict ? E.right(failed.actual) : await versionOf(server, name)
      return E.isLeft(actual)
        ? { type: 'Unknown', failed }
        : { type: 'Conflict', actual: actual.right }
    }
    // An append that has begun is a conflict to its own repetition until it can be read.
    if (!isConflict || performance.now() > until) return { type: 'Unknown', failed }
    await pause(onItsWay)
  }
}
