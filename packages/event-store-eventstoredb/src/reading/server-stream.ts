/**
 * What the server records under a name, ours or its own. A stream that is not there is empty.
 *
 * @since 0.1.0
 */
import {
  BACKWARDS,
  END,
  FORWARDS,
  type ReadRevision,
  type RecordedEvent,
  type ResolvedEvent,
  START,
} from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Failed, Server } from '../connecting/server.js'
import { collect } from './visit.js'

interface Reading {
  readonly direction?: typeof FORWARDS | typeof BACKWARDS
  readonly fromRevision?: ReadRevision
  readonly maxCount?: number
  readonly resolveLinkTos?: boolean
  readonly isWanted?: (event: RecordedEvent) => boolean
}

const recorded = async (
  { read, deadline, settings }: Server,
  name: string,
  { direction = FORWARDS, isWanted = () => true, ...reading }: Reading,
): Promise<E.Either<Failed, readonly RecordedEvent[]>> => {
  const wanted = ({ event }: ResolvedEvent) => event === undefined || isWanted(event)
  const answer = await read((connection) => {
    const options = { ...reading, ...settings.asking, direction }
    return collect(connection.readStream(name, options), deadline, wanted)
  })
  if (E.isLeft(answer)) return answer.left.type === 'NoStream' ? E.right([]) : answer
  return E.right(answer.right.flatMap(({ event }) => event ?? []))
}

export const eventsFrom = (
  server: Server,
  name: string,
  fromRevision: bigint | typeof START = START,
  maxCount = Number.MAX_SAFE_INTEGER,
) => recorded(server, name, { fromRevision, maxCount })

export const lastEvent = async (server: Server, name: string) =>
  pipe(
    await recorded(server, name, { direction: BACKWARDS, fromRevision: END, maxCount: 1 }),
    E.map((events) => events.at(0)),
  )

/** The newest first, links followed, as long as they are wanted. */
export const newestEvents = (
  server: Server,
  name: string,
  isWanted: (event: RecordedEvent) => boolean,
) =>
  recorded(server, name, {
    direction: BACKWARDS,
    fromRevision: END,
    resolveLinkTos: true,
    isWanted,
  })
