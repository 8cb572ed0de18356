/**
 * What is still to be erased, in a stream of the store's own. An erasure is noted there before its
 * erasing event is appended, so that no crash forgets one.
 *
 * @since 0.1.0
 */
import {
  ANY,
  type AppendExpectedRevision,
  type EventData,
  jsonEvent,
  type RecordedEvent,
} from '@eventstore/db-client'
import type { StreamName } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type { Failed, Server } from '../connecting/server.js'
import { eventsFrom } from '../reading/server-stream.js'
import type { StreamNames } from '../stream-names.js'
import { type Intention, Note } from './note.js'
import { truncateBefore } from './truncate.js'

export interface Noted {
  readonly note: Note
  readonly revision: bigint
  readonly position: bigint
}

export const isRound = ({ note }: Noted): boolean => note.type === 'StreamsTruncated'

export const keyOf = ({
  stream,
  version,
}: {
  readonly stream: string
  readonly version: number
}): string => `${String(version)} ${stream}`

/** Each once, however often it was noted. */
export const intentionsIn = (notes: readonly Noted[]): readonly Intention[] => {
  const found = new Map<string, Intention>()
  for (const { note } of notes)
    if (note.type === 'ErasureIntended') found.set(keyOf(note.data), note.data)
  return [...found.values()]
}

/** What no round has settled. */
export const openIn = (notes: readonly Noted[]): readonly Intention[] =>
  intentionsIn(notes.slice(notes.findLastIndex(isRound) + 1))

type Done = Promise<E.Either<Failed, unknown>>

export interface Journal {
  readonly intend: (stream: StreamName, versions: readonly number[]) => Done
  readonly read: () => Promise<E.Either<Failed, readonly Noted[]>>
  /** Fails if somebody else has noted something behind `last`. */
  readonly closeRound: (last: Noted, left: readonly Intention[]) => Done
  readonly see: (node: string, point: bigint) => Done
  /** Forgets everything up to this, itself included. */
  readonly forget: (last: Noted) => Done
}

const intended = (data: Readonly<Record<string, unknown>>) =>
  jsonEvent({ type: 'ErasureIntended', data })

const noted = ({ type, data, revision, position }: RecordedEvent): readonly Noted[] => {
  const note = Note.decode({ type, data })
  return E.isLeft(note) || position === undefined
    ? []
    : [{ note: note.right, revision, position: position.commit }]
}

export const journalOf = (server: Server, { journal: name }: StreamNames): Journal => {
  const { call, deadline, settings } = server

  const write = (events: EventData[], expectedRevision: AppendExpectedRevision): Done =>
    call((connection) => {
      const options = { expectedRevision, ...settings.asking, deadline }
      return connection.appendToStream(name, events, options)
    })

  return {
    // Twice is no harm: any version will do.
    intend: (stream, versions) => {
      const since = new Date().toISOString()
      return write(
        versions.map((version) => intended({ stream, version, since })),
        ANY,
      )
    },
    read: async () => E.map(RA.chain(noted))(await eventsFrom(server, name)),
    closeRound: ({ revision }, left) =>
      write([jsonEvent({ type: 'StreamsTruncated', data: {} }), ...left.map(intended)], revision),
    see: (node, point) =>
      write([jsonEvent({ type: 'ScavengePointSeen', data: { node, point: String(point) } })], ANY),
    forget: ({ revision }) => truncateBefore(server, name, revision + 1n),
  }
}
