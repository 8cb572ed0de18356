/**
 * The appends of one call, among others that may give the same command at the same instant. A store
 * takes events with the same ids for the same append, whatever they say; whose are stored, their
 * nonces tell.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Nonce } from '../event/nonce.js'
import type { StoredEvent } from '../event/stored-event.js'
import type { Appended, EventStore } from '../event-store/event-store.js'
import type { AppendFailure, ReadFailure } from '../event-store/failure.js'
import type { CommandContext } from './session.js'

interface OwnAppends {
  /** Of a keyed command, an append that another call was faster with is a `VersionConflict`. */
  readonly append: (
    ...append: Parameters<EventStore['appendToStream']>
  ) => TaskEither<AppendFailure | ReadFailure, Appended>
  readonly isOwn: (event: StoredEvent) => boolean
}

export const ownAppends = (store: EventStore, { isKeyed }: CommandContext): OwnAppends => {
  const nonces = new Set<Nonce>()
  const isOwn = ({ nonce }: StoredEvent) => nonces.has(nonce)
  return {
    isOwn,
    append: (stream, expected, events) => async () => {
      for (const { nonce } of events) nonces.add(nonce)
      const appended = await store.appendToStream(stream, expected, events)()
      if (E.isLeft(appended) || !isKeyed) return appended
      const { version, position } = appended.right
      const stored = await store.eventAt(position)()
      if (E.isLeft(stored)) return stored
      return stored.right !== undefined && isOwn(stored.right)
        ? appended
        : E.left({ type: 'VersionConflict', stream, expected, actual: version })
    },
  }
}
